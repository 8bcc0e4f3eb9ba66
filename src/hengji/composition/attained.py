"""Indicators told one by one, by their level 1, as passages need them."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking
from hengji.composition.reasons import ended
from hengji.indicators import ScoredRow, ScoreSheet


def told_by_level(facts: Facts, project: str = "") -> Iterator[str]:
    """A paragraph for every level 1: each indicator's target, attainment and points."""
    sheet = _scored(facts, project)
    stem = f"project.{project}." if project else ""
    levels = list(dict.fromkeys(row.indicator.level1 for row in sheet.rows))
    for number, level in enumerate(levels, 1):
        rows = [row for row in sheet.rows if row.indicator.level1 == level]
        yield f"{number}.{level}。{''.join(_told(row, stem) for row in rows)}"


def deviations(facts: Facts, project: str = "") -> Iterator[str]:
    """A paragraph for every indicator whose reason is given, its figures before it."""
    sheet = _scored(facts, project)
    stem = f"project.{project}." if project else ""
    for row in sheet.rows:
        if row.attainment and row.attainment.reason.strip():
            key = row.indicator.key
            yield (
                f"{{{{{stem}called.{key}}}}}{_goal(row, stem)}"
                f"实际完成值{{{{{stem}actual.{key}}}}}。{ended(row.attainment.reason)}"
            )


def _scored(facts: Facts, project: str) -> ScoreSheet:
    """The sheet; raises :class:`Lacking` with what is not yet attained or scored."""
    sheet = facts.sheet(project)
    if sheet is None or not sheet.rows:
        raise Lacking("绩效指标")
    missing = [
        f"“{row.indicator.level3}”的实际完成值"
        for row in sheet.rows
        if row.attainment is None or row.attainment.value is None
    ]
    missing += [
        f"“{row.indicator.level3}”的得分"
        for row in sheet.rows
        if row.points is None and row.attainment and row.attainment.value is not None
    ]
    if missing:
        raise Lacking(*missing)
    return sheet


def _goal(row: ScoredRow, stem: str) -> str:
    """The target; the rows of a table of steps have none."""
    key = row.indicator.key
    return f"年度指标值{{{{{stem}target.{key}}}}}，" if row.indicator.target else ""


def _told(row: ScoredRow, stem: str) -> str:
    key = row.indicator.key
    return (
        f"{{{{{stem}called.{key}}}}}{_goal(row, stem)}"
        f"实际完成值{{{{{stem}actual.{key}}}}}，分值{{{{{stem}weight.{key}}}}}，"
        f"得分{{{{{stem}points.{key}}}}}。"
    )
