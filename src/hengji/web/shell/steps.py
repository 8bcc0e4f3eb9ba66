"""The steps of a unit's year, in the order in which a year goes; apps register theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from hengji.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still to be done: what, and the address of the page where it is done."""

    words: str
    url: str


Search = Callable[[Unit, int], Iterable[Missing]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step and its first page: ``url_name`` takes ``code`` and ``year``.

    ``missing`` finds what is still missing in a unit's year, within the scope that holds.
    ``permission``: who may open it. ``union``: the page and its name for those who may not,
    but who may see the unit's union book.
    """

    key: str
    url_name: str
    missing: Search
    permission: str = "unit.view"
    union: tuple[str, str] | None = None


LABELS: Final = {
    "basics": "单位与人员",
    "budget": "预算与支付",
    "goals": "绩效目标",
    "evidence": "佐证材料",
    "evaluation": "自评打分",
    "report": "自评报告",
    "signing": "签章报送",
    "rollover": "结转下年",
}
_registered: dict[str, Step] = {}


def register(
    key: str,
    url_name: str,
    missing: Search,
    permission: str = "unit.view",
    union: tuple[str, str] | None = None,
) -> None:
    """Take a step's place in the navigation; called in the app's ``AppConfig.ready``.

    Raises :class:`ValueError` for a step that the year does not have, or has already.
    """
    if key not in LABELS or key in _registered:
        raise ValueError(f"no free step {key!r}")
    _registered[key] = Step(key, url_name, missing, permission, union)


def steps() -> tuple[Step, ...]:
    """The registered steps in the order of the year."""
    return tuple(_registered[key] for key in LABELS if key in _registered)
