"""What kind of place a unit belongs to, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hengji.report.report import Report

_DIVISION = re.compile(
    r"([一-鿿]{1,10}?(?:自治州|自治县|自治旗|地区|林区|新区|[省市州盟县区旗镇乡]))"
)
_NOT_A_NAME = ("市场", "县域", "区域", "区划", "市政", "社区", "校区", "园区", "景区", "矿区")


@dataclass(frozen=True, slots=True)
class Seat:
    """The place a unit belongs to: ``临江区``, its kind ``区``, and the places above it."""

    name: str
    kind: str
    above: tuple[str, ...]


def seat(report: Report) -> Seat | None:
    """The lowest place in the unit's name; ``None`` where the name tells none."""
    if report.unit is None or not report.unit.certain:
        return None
    names: list[str] = []
    rest = "".join(report.unit.value.split())
    while found := _DIVISION.match(rest):
        if rest[found.end(1) - 1 :].startswith(_NOT_A_NAME):
            break
        names.append(found[1])
        rest = rest[found.end() :]
    if not names:
        return None
    kind = "县" if names[-1].endswith("自治县") else names[-1][-1]
    return Seat(names[-1], kind, tuple(names[:-1]))
