"""Which column of a row of headings is which, where several are called alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hengji.extraction.forms.cells import bare
from hengji.extraction.forms.wordings import Column, meanings

DEEPEST = (Column.LEVEL3, Column.LEVEL2, Column.LEVEL1)
_TERMS = 2
"""The medium term and the year."""
MOVED = "预算调整数"
"""By how much the budget was moved or, where no other column says, to what."""
BUDGET = "预算数"
"""A heading that does not say which budget: the one that the rate is taken of."""
_THIS_YEAR = 9999
"""Sorts 本年 behind every year in digits."""
_YEAR = re.compile(r"20\d\d(?=年)")


def columns_of(texts: Sequence[str], known: Sequence[tuple[Column, ...]]) -> dict[Column, int]:
    """Meaning → position of a row of headings; ``known`` is what each text can mean."""
    columns: dict[Column, int] = {}
    for i, found in enumerate(known):
        for column in found:
            columns.setdefault(column, i)
    _settle_budgets(columns, texts)
    if Column.LEVEL3 in columns and Column.ACTUAL not in columns:
        _settle_terms(columns, known)
    if Column.WEIGHT in columns:
        _settle_weights(columns, known)
    if Column.THIS_FINAL in columns and Column.PRIOR_FINAL not in columns:
        _settle_finals(columns, texts, known)
    return columns


def year_in(text: str) -> int | None:
    """The year that a heading names in digits (2023年决算数)."""
    match = _YEAR.search(text)
    return int(match.group()) if match else None


def _settle_finals(
    columns: dict[Column, int], texts: Sequence[str], known: Sequence[tuple[Column, ...]]
) -> None:
    """Two headings of final accounts that differ by their year alone: the earlier is prior."""
    finals = sorted(
        (year_in(texts[i]) or _THIS_YEAR, i)
        for i, found in enumerate(known)
        if Column.THIS_FINAL in found
    )
    if len(finals) > 1:
        columns[Column.PRIOR_FINAL] = finals[0][1]
        columns[Column.THIS_FINAL] = finals[-1][1]


def _settle_terms(columns: dict[Column, int], known: Sequence[tuple[Column, ...]]) -> None:
    """Indicators of the medium term with those of the year beside them: the year's count."""
    names = [i for i, found in enumerate(known) if Column.LEVEL3 in found]
    targets = [i for i, found in enumerate(known) if Column.TARGET in found]
    if len(names) == len(targets) == _TERMS and names[0] < targets[0] < names[1] < targets[1]:
        columns[Column.LEVEL3], columns[Column.TARGET] = names[1], targets[1]


def _settle_weights(columns: dict[Column, int], known: Sequence[tuple[Column, ...]]) -> None:
    """Every level may have a column of points: an indicator's are those behind its name."""
    name = next((columns[level] for level in DEEPEST if level in columns), None)
    first = columns[Column.WEIGHT]
    if name is not None and first < name:
        behind = (i for i, found in enumerate(known) if i > name and Column.WEIGHT in found)
        columns[Column.WEIGHT] = next(behind, first)
        if first - 1 == columns.get(Column.LEVEL1) and columns[Column.WEIGHT] != first:
            columns[Column.LEVEL1_WEIGHT] = first


def _settle_budgets(columns: dict[Column, int], texts: Sequence[str]) -> None:
    """Which of several headings is the budget's: one may head the labels, or not say which."""
    adjusted, initial = columns.get(Column.ADJUSTED), columns.get(Column.INITIAL)
    if initial is None:
        return
    if adjusted is not None and bare(texts[adjusted]) == MOVED:
        others = [
            i for i, text in enumerate(texts)
            if i != adjusted and text and Column.ADJUSTED in meanings(text)
        ]  # fmt: skip
        columns[Column.ADJUSTED] = adjusted = others[0] if others else adjusted
    if adjusted is None and bare(texts[initial]) == BUDGET:
        columns[Column.ADJUSTED] = columns.pop(Column.INITIAL)
    elif adjusted is not None and adjusted < initial:
        # 年度预算数 over the labels, 调整后预算数 over the amounts
        again = [
            i for i, text in enumerate(texts)
            if i > initial and text and Column.ADJUSTED in meanings(text)
        ]  # fmt: skip
        columns[Column.ADJUSTED] = again[0] if again else adjusted
