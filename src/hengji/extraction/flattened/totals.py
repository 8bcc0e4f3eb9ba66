"""The rows below the indicators: 总分 100 95, and the grade."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from hengji.extraction.flattened.blocks import Cell, Row
from hengji.extraction.flattened.indicators import Rows
from hengji.extraction.flattened.tokens import Heads, Token
from hengji.extraction.forms.cells import number_in
from hengji.extraction.forms.wordings import Column, Label, is_label

Sums: TypeAlias = tuple[Decimal | None, Decimal | None]
"""The sums of weights and of scores, ``None`` where they cannot be told."""


def totals_rows(
    tokens: Sequence[Token], at: int, heads: Heads, sums: Sums
) -> tuple[list[Row], int]:
    """The rows of totals and of the grade that begin at a token, and the token after them."""
    rows: list[Row] = []
    while at < len(tokens):
        label = tokens[at]
        total = is_label(label.text, Label.TOTAL_ROW)
        if not total and not is_label(label.text, Label.GRADE):
            break
        start = at + 1
        while total and start < min(len(tokens), at + len(heads.columns)):
            if tokens[start].text:
                break
            start += 1  # blank cells that the label covers
        if start < len(tokens) and not tokens[start].number:
            start = at + 1
        values = tokens[start : start + 2]
        row = [Cell(0, label.text)]
        if total:
            found = _numbers(values, heads, sums, covered=start > at + 1)
        else:
            found = [Cell(1, t.text) for t in values[:1] if t.text and not t.number]
        rows.append(row + found)
        at = start + len(found)
    return rows, at


def sums_of(found: Rows, heads: Heads) -> Sums:
    """The sums of weights and scores, where every row is certain and has one."""
    if not found.certain:
        return None, None

    def summed(column: Column) -> Decimal | None:
        at = heads.index(column)
        if at is None or any(at not in cells for cells, _ in found.rows):
            return None
        numbers = [number_in(cells[at]) for cells, _ in found.rows]
        return sum((Decimal(n.digits.replace(",", "")) for n in numbers if n), Decimal(0))

    return summed(Column.WEIGHT), summed(Column.SCORE)


def _numbers(values: Sequence[Token], heads: Heads, sums: Sums, *, covered: bool) -> list[Cell]:
    weight, score, told = _points(heads)
    numbers = values if len(values) == 2 and values[1].number else values[:1]
    numbers = [t for t in numbers if t.number]
    if len(numbers) == 2:
        first, second = numbers
        return [Cell(weight, first.text, certain=told), Cell(score, second.text, certain=told)]
    blank = len(values) == 2 and not values[1].text and not covered
    return [_single(t, weight, score, sums, blank=blank) for t in numbers]


def _single(token: Token, weight: int, score: int, sums: Sums, *, blank: bool) -> Cell:
    """One number: of the column that it is the sum of, or with a blank one behind it."""
    printed = number_in(token.raw)
    amount = Decimal(printed.digits.replace(",", "")) if printed else None
    weights, scores = sums
    if amount != scores and (amount == weights or blank):
        return Cell(weight, token.text)
    return Cell(score, token.text, certain=amount == scores and amount != weights)


def _points(heads: Heads) -> tuple[int, int, bool]:
    """The columns of weights and of scores, and whether the heads tell both."""
    weight, score = heads.index(Column.WEIGHT), heads.index(Column.SCORE)
    last = len(heads.columns)
    return (
        weight if weight is not None else last,
        score if score is not None else last + 1,
        None not in (weight, score),
    )
