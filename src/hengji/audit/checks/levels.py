"""What kind of place a unit belongs to, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hengji.audit.case import Case
from hengji.kernel.values import quickly_built
from hengji.report.report import Report

_DIVISION = re.compile(
    r"([一-鿿]{1,10}?(?:自治州|自治县|自治旗|地区|林区|新区|[省市州盟县区旗镇乡]))"
)
_NOT_A_NAME = ("市场", "县域", "区域", "区划", "市政", "社区", "校区", "园区", "景区", "矿区")

_BEFORE_PLACES = ("共青团", "中国共产主义青年团", "中共", "中国共产党")


@quickly_built
@dataclass(frozen=True, slots=True)
class Seat:
    """The place a unit belongs to: ``临江区``, its kind ``区``, and the places above it."""

    name: str
    kind: str
    above: tuple[str, ...]


def seat(case: Case) -> Seat | None:
    """The lowest place in the unit's name; ``None`` where the name tells none."""
    return case.once((seat,), lambda: _seat(case.report))


def _seat(report: Report) -> Seat | None:
    if report.unit is None or not report.unit.certain:
        return None
    names, _ = _split(report.unit.value)
    if not names:
        return None
    kind = "县" if names[-1].endswith("自治县") else names[-1][-1]
    return Seat(names[-1], kind, tuple(names[:-1]))


def kind_of_unit(report: Report) -> str:
    """What the unit is, its places left out: 青禾县总工会 is a 总工会."""
    return _split(report.unit.value)[1] if report.unit and report.unit.certain else ""


def county(case: Case) -> str | None:
    """The county or district the unit belongs to, be it the unit of a town below it."""
    own = seat(case)
    if own is None:
        return None
    return next((one for one in (own.name, *own.above) if one.endswith(("县", "区"))), None)


def is_short_for(short: str, name: str) -> bool:
    """Whether one name abbreviates the other: 妇联 is short for 妇女联合会."""
    rest = iter(name)
    return bool(short and name) and all(character in rest for character in short)


def namesake(one: str, other: str) -> bool:
    """Whether two names that both tell a place are of the same kind of unit."""
    places, kind = _split(one)
    others, same = _split(other)
    return bool(places and others and kind and kind == same)


def _split(unit: str) -> tuple[list[str], str]:
    """The places of a unit's name, from the highest to the lowest, and the rest."""
    names: list[str] = []
    rest = "".join(unit.split())
    party = next((one for one in _BEFORE_PLACES if rest.startswith(one)), "")
    rest = rest.removeprefix(party)
    while found := _DIVISION.match(rest):
        if rest[found.end(1) - 1 :].startswith(_NOT_A_NAME):
            break
        names.append(found[1])
        rest = rest[found.end() :]
    return names, party + rest
