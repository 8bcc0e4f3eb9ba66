"""Totals printed below their labels: 总分 | 总分值 | 总得分 | 自评等级 over a row of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hengji.extraction.forms.cells import bare, is_number
from hengji.extraction.forms.grid import Line
from hengji.extraction.forms.wordings import Label, is_label
from hengji.report.document import Cell

_LEAST = 2
_KINDS = (Label.TOTAL_ROW, Label.SCORE_ONLY, Label.GRADE)


def heads_totals(line: Line) -> bool:
    """Does a row hold nothing but labels of totals and of the grade, two at least?"""
    texts = [text for _, text in line.filled]
    return len(texts) > _LEAST and all(
        any(is_label(text, kind) for kind in _KINDS) for text in texts
    )


def values_below(line: Line, after: Line) -> Iterator[tuple[str, Cell]]:
    """The labels of such a row, bare, each with the cell right below it in the next row."""
    for cell, text in line.filled:
        below = after.table.at(after.row, cell.column)
        if below and below.row == after.row and below.column == cell.column:
            yield bare(text), below


def totals_below(lines: Sequence[Line]) -> Iterator[tuple[str, Cell]]:
    """The labels of totals in some rows, with what stands below them: one number at least."""
    for line, after in pairwise(lines):
        if line.labelled and heads_totals(line):
            found = list(values_below(line, after))
            if any(is_number(cell.text) for _, cell in found):
                yield from found


def told_below(line: Line, after: Line) -> tuple[Cell | None, Cell | None, Cell | None]:
    """The cells of the total weight, the total score and the grade below such labels."""
    weight = score = grade = None
    for label, cell in values_below(line, after):
        if is_label(label, Label.GRADE):
            grade = cell
        elif not is_number(cell.text):
            continue
        elif is_label(label, Label.SCORE_ONLY):
            score = cell
        else:
            weight = cell
    return weight, score, grade
