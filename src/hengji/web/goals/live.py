"""What is said about a sheet while it is filled in: points, problems, findings, suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.goal_sheet import judge_goals
from hengji.indicators import Indicator
from hengji.indicators.catalogue import Entry, suggestions
from hengji.indicators.checks import sheet_problems
from hengji.indicators.points import PointsTable, points_table
from hengji.profiles import Profile
from hengji.web.goals.selectors import Loaded
from hengji.web.shell.grid.typed import figure_of

_SUGGESTED = ("IN104", "IN106", "IN107")
"""Findings that another indicator, one that can be measured, would answer."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend. ``row`` is the row's key, ``""`` for the sheet; ``number`` its
    place in the sheet from 1. ``duty`` is 必须改, 须说明 or 供参考.
    """

    code: str
    duty: str
    severity: str
    message: str
    remedy: str
    row: str = ""
    number: int = 0
    field: str = ""
    suggested: tuple[Entry, ...] = ()


def points(loaded: Loaded, profile: Profile) -> PointsTable:
    """The points of the sheet as it is kept."""
    return points_table(((one.level1, one.weight) for one in loaded.indicators), profile)


def typed_points(rows: Iterable[Mapping[str, object]], profile: Profile) -> PointsTable:
    """The points as they are being typed; what is no number yet counts as not given."""
    return points_table(
        (
            (str(one.get("level1", "")), _points(str(one.get("weight", ""))))
            for one in rows
            if one.get("level1")
        ),
        profile,
    )


def remarks(loaded: Loaded, profile: Profile) -> tuple[Remark, ...]:
    """What keeps the sheet from being handed in, then what the audit's rules find."""
    numbers = {one.key: number for number, one in enumerate(loaded.value.indicators, 1)}
    found = [*_problems(loaded, profile, numbers), *_findings(loaded, profile, numbers)]
    return tuple(_once(found))


def _problems(loaded: Loaded, profile: Profile, numbers: Mapping[str, int]) -> Iterable[Remark]:
    for one in sheet_problems(loaded.value, profile):
        row = one.record.key if one.record else ""
        yield Remark(
            one.code,
            "必须改" if one.kind.blocking else "须说明",
            "error" if one.kind.blocking else "warning",
            one.message,
            one.remedy,
            row,
            numbers.get(row, 0),
            one.kind.field,
        )


def _findings(loaded: Loaded, profile: Profile, numbers: Mapping[str, int]) -> Iterable[Remark]:
    rows: dict[str, Indicator] = {one.key: one for one in loaded.value.indicators}
    for one in judge_goals(loaded.value, profile):
        finding, row = one.finding, rows.get(one.indicator)
        wanted = row is not None and finding.code in _SUGGESTED
        yield Remark(
            finding.code,
            finding.severity.duty,
            finding.severity.value,
            finding.message,
            finding.remedy,
            one.indicator,
            numbers.get(one.indicator, 0),
            one.field,
            suggestions(row, loaded.value.year) if wanted and row else (),
        )


_SAME = {"IN101": "IB131", "IN103": "IB104", "IN105": "IB107", "IN108": "IB120"}
"""Rules of the audit that say of a finished form what a check says while it is filled in."""


def _once(found: list[Remark]) -> Iterable[Remark]:
    """What a check has said already is not said again by the rule."""
    said = {(one.code, one.row) for one in found}
    for one in found:
        if (_SAME.get(one.code, ""), one.row) not in said:
            yield one


def _points(text: str) -> Decimal | None:
    return figure_of(text.strip().replace(",", ""))
