"""Run rules over one case. Pure: no files, no clock, no settings."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from hengji.audit.case import Case
from hengji.audit.coverage import Check, Coverage, Silence, check, silence
from hengji.audit.rule import Breach, Outcome, Rule, Undecided, passed, undecided
from hengji.kernel.figures import Indeterminate
from hengji.kernel.values import builder, quickly_built
from hengji.privacy import mask


@quickly_built
@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule answered: breaches, and what is said of the instances looked at.

    ``check`` is ``None`` where nothing was looked at; ``silences`` hold each reason once.
    """

    rule: Rule
    breaches: tuple[Breach, ...]
    check: Check | None
    silences: tuple[Silence, ...]


_judgement = builder(Judgement)
_HELD = passed()


def _modules() -> Iterable[str]:
    """Names of the rule modules: saving a file registers it.

    A frozen build cannot list its folders and takes the generated, drift-tested index.
    """
    if getattr(sys, "frozen", False):
        from hengji.audit.rules.index import MODULES

        return MODULES
    from hengji.audit import rules

    return (m.name for m in pkgutil.iter_modules(rules.__path__) if m.name != "index")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule under ``audit/rules/``, one per module, ordered by code."""
    found: dict[str, Rule] = {}
    for name in _modules():
        module = importlib.import_module(f"hengji.audit.rules.{name}")
        (one,) = (value for value in vars(module).values() if isinstance(value, Rule))
        if one.code in found:
            raise ValueError(f"rule code {one.code} is used twice")
        found[one.code] = one
    return tuple(found[code] for code in sorted(found))


_USUAL: dict[str, tuple[Judgement, ...]] = {}
_OFTEN = 12
"""Instances that a rule commonly looks at in one report, at the most."""


def _usual(one: Rule) -> tuple[Judgement, ...]:
    """What a rule answers of most reports, by how many instances hold and none does not.

    None of it depends on the report, so that each is made once for all of them.
    """
    made = _USUAL.get(one.code)
    if made is None or made[0].rule is not one:
        nothing = _judgement(one, (), None, (silence(one.code, one.needs),))
        made = (nothing, *[_whole(one, held) for held in range(1, _OFTEN)])
        _USUAL[one.code] = made
    return made


def _whole(one: Rule, held: int) -> Judgement:
    return _judgement(one, (), check(one.code, one.title, held, 0), ())


def judge(case: Case, rules: Iterable[Rule]) -> tuple[Judgement, ...]:
    """Ask every rule. Each answers for itself: one that cannot decide stops no other."""
    return tuple([_ask(one, case) for one in rules])


def coverage(judgements: Sequence[Judgement]) -> Coverage:
    """What was looked at and what was left undecided, by code."""
    return Coverage(
        tuple([one.check for one in judgements if one.check]),
        tuple([said for one in judgements for said in one.silences]),
    )


def _ask(one: Rule, case: Case) -> Judgement:
    outcomes: list[Outcome] = []
    try:
        outcomes.extend(one.check(case))  # keeps what was yielded before a silence
    except Indeterminate as reason:
        outcomes.append(undecided(str(reason)))
    held = outcomes.count(_HELD)
    if held == len(outcomes):
        return _usual(one)[held] if held < _OFTEN else _whole(one, held)
    return _mixed(one, outcomes, held)


def _mixed(one: Rule, outcomes: list[Outcome], held: int) -> Judgement:
    """The answer where not every instance holds."""
    breaches = tuple([found for found in outcomes if isinstance(found, Breach)])
    reasons = {found.reason: None for found in outcomes if isinstance(found, Undecided)}
    looked_at = held or breaches
    return _judgement(
        one,
        breaches,
        check(one.code, one.title, held, len(breaches)) if looked_at else None,
        tuple([silence(one.code, mask(reason)) for reason in reasons]),  # each once, in order
    )
