"""The rule API: everything a file in ``audit/rules/`` may use of the engine.

A check is a generator over a :class:`Case`. For every instance it looks at it yields one
outcome: ``passed()``, a :class:`Breach`, or ``undecided(reason)``. A check that yields
nothing had nothing to look at, and counts as undecided with the rule's ``needs``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.audit.case import Case
from hengji.audit.example import Example, accepts, rejects, silent
from hengji.kernel.figures import Figure
from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built
from hengji.law import Basis, Identity, PrintedForm, Safeguard, cite
from hengji.report.facts import Fact, Text

__all__ = [
    "Basis", "Breach", "Case", "Example", "Identity", "Outcome", "Passed", "PrintedForm",
    "Rule", "Safeguard", "Severity", "Undecided", "accepts", "breach", "cite", "money",
    "passed", "percent", "rejects", "rule", "silent", "undecided",
]  # fmt: skip


class Severity(Enum):
    """What the unit must do about it. It never encodes our confidence."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def duty(self) -> str:
        """必须改, 须说明 or 供参考."""
        return {"error": "必须改", "warning": "须说明", "note": "供参考"}[self.value]

    @property
    def rank(self) -> int:
        return {"note": 0, "warning": 1, "error": 2}[self.value]


@dataclass(frozen=True, slots=True)
class Breach:
    """One contradiction. ``values`` fill the rule's message: printed figures and words.

    The first place is where it is best mended, the others are what it contradicts.
    ``severity`` overrides the rule's own; ``message`` and ``remedy`` name one of the
    rule's variants, ``""`` for its main ones.
    """

    places: tuple[Place, ...]
    values: dict[str, str]
    severity: Severity | None = None
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """One instance that was looked at and holds."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Undecided:
    """One instance that cannot be judged. Silence is not compliance."""

    reason: str


Outcome = Breach | Passed | Undecided
Check = Callable[[Case], Iterator[Outcome]]

_PASSED = Passed()


def passed() -> Passed:
    return _PASSED


def undecided(reason: str) -> Undecided:
    """``reason`` is Chinese, a clause without a full stop: 未见全年预算数."""
    return Undecided(reason)


def breach(
    *at: Fact | Text | Place,
    severity: Severity | None = None,
    variant: str = "",
    **values: object,
) -> Breach:
    """One contradiction at one or more places, with the values its message names."""
    places = tuple(one if isinstance(one, Place) else one.place for one in at)
    if not places:
        raise ValueError("a breach needs a place")
    return Breach(places, {k: _printed(v) for k, v in values.items()}, severity, variant)


def _printed(value: object) -> str:
    match value:
        case Fact():
            return str(value.figure)
        case Text():
            return value.text
        case Decimal():
            return f"{value:,f}"
        case Figure() | str() | int():
            return str(value)
        case list() | tuple():
            return "、".join(_printed(one) for one in value)
        case _:
            raise TypeError(f"not a value of a message: {value!r}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, whole: what it looks at, why, by what authority, and how to mend it.

    ``variants`` are other messages of the same rule by name, for breaches that need
    other words.
    """

    code: str
    title: str
    severity: Severity
    basis: Basis
    message: str
    remedy: str
    needs: str
    examples: tuple[Example, ...]
    why: str
    check: Check
    variants: dict[str, str]

    @property
    def family(self) -> str:
        return self.code[:2]

    @property
    def stable(self) -> bool:
        """A rule stays in preview until a person has checked its clause against the text."""
        return self.basis.verified

    def severity_of(self, found: Breach) -> Severity:
        """The breach's severity; on an unverified clause at most a warning."""
        wanted = found.severity or self.severity
        if not self.stable and wanted is Severity.ERROR:
            return Severity.WARNING
        return wanted

    def render(self, found: Breach) -> str:
        """The message of a breach, one Chinese sentence without a final stop."""
        template = self.variants[found.variant] if found.variant else self.message
        return template.format_map(found.values)


def rule(
    code: str,
    title: str,
    *,
    severity: Severity,
    basis: Basis,
    message: str,
    remedy: str,
    needs: str,
    examples: tuple[Example, ...],
    variants: dict[str, str] | None = None,
) -> Callable[[Check], Rule]:
    """Turn a generator of outcomes into a :class:`Rule`; its why is the module docstring.

    ``needs`` completes 未判定：…, said when the report has nothing the rule looks at.
    """

    def wrap(check: Check) -> Rule:
        why = (sys.modules[check.__module__].__doc__ or "").strip()
        return Rule(
            code, title, severity, basis, message, remedy, needs, examples, why, check,
            variants or {},
        )  # fmt: skip

    return wrap


def percent(value: Decimal, places: int = 2) -> str:
    """A ratio of one as a percentage: ``0.97354`` is ``97.35%``."""
    return f"{value * 100:,.{places}f}%"


def money(value: Decimal, like: Fact | Figure) -> str:
    """An amount in 元 printed in the unit of ``like``, trailing zeros dropped."""
    unit = (like.figure if isinstance(like, Fact) else like).unit
    digits = (value / unit.scale).normalize()
    return f"{digits:,f} {unit.symbol}"
