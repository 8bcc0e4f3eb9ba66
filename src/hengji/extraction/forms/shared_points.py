"""Points and scores of one merged cell that several indicator rows share."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hengji.extraction.forms.grid import Header
from hengji.extraction.forms.wordings import Column
from hengji.report.facts import Text
from hengji.report.forms import IndicatorRow


def with_shared(header: Header, rows: list[IndicatorRow]) -> list[IndicatorRow]:
    """The rows, in doubt where they share points; those of a level are of no row."""
    return _apart(_of_levels(rows) if _before_names(header) else rows)


def _before_names(header: Header) -> bool:
    """Do the points stand left of the indicators' names, beside a level?"""
    weight, name = header.columns.get(Column.WEIGHT), header.columns.get(Column.LEVEL3)
    return weight is not None and name is not None and weight < name


def _of_levels(rows: list[IndicatorRow]) -> list[IndicatorRow]:
    """The rows without points of their own where several share those of a level."""
    if not any(_same(one.weight_text, other.weight_text) for one, other in pairwise(rows)):
        return rows
    return [replace(row, weight=None, weight_text=None) for row in rows]


def _apart(rows: list[IndicatorRow]) -> list[IndicatorRow]:
    """Rows that share a merged cell of points or of a score are in doubt: whose is it?"""
    shared = {
        i
        for i, (one, other) in enumerate(pairwise(rows))
        if _same(one.weight_text, other.weight_text) or _same(one.score_text, other.score_text)
    }
    if not shared:
        return rows
    return [
        replace(row, certain=False) if i in shared or i - 1 in shared else row
        for i, row in enumerate(rows)
    ]


def _same(one: Text | None, other: Text | None) -> bool:
    return one is not None and other is not None and one.place is other.place
