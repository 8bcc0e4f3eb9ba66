"""Indicator rows with cells missing: the reading that leaves the fewest gaps, a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hengji.extraction.flattened.levels import is_level, levels_from
from hengji.extraction.flattened.shape import Cells, Shape, is_name
from hengji.extraction.flattened.tokens import Token

_SKIPPED = 5
"""What it costs to leave a token out of all rows; a missing cell costs one."""
_ROW = 1
"""What a row costs: of two readings the one with fewer rows."""
_NO_POINTS = 3


def guessed_rows(
    tokens: Sequence[Token], shape: Shape
) -> tuple[list[Cells], tuple[Token, ...]]:
    """The cheapest rows, and the tokens that fit nowhere.

    No rows at all where most of the tokens would be left over.
    """
    if not shape.width:
        return [], tuple(tokens)
    cost = [0] * (len(tokens) + 1)
    step: list[tuple[int, Cells | None]] = [(len(tokens), {})] * (len(tokens) + 1)
    for at in range(len(tokens) - 1, -1, -1):
        cost[at] = cost[at + 1] + _SKIPPED
        step[at] = (at + 1, None)
        level1, level2, start = levels_from(tokens, at)
        levels = shape.levels(level1, level2, {})
        if start > at and cost[start] < cost[at]:
            cost[at], step[at] = cost[start], (start, levels)
        for after, cells, missing in _rows_from(tokens, start, shape):
            if cost[after] + missing < cost[at]:
                cost[at], step[at] = cost[after] + missing, (after, {**levels, **cells})
    return _followed(tokens, step, shape)


def _followed(
    tokens: Sequence[Token], step: Sequence[tuple[int, Cells | None]], shape: Shape
) -> tuple[list[Cells], tuple[Token, ...]]:
    found: list[Cells] = []
    rest: list[Token] = []
    at, levels = 0, Cells()
    while at < len(tokens):
        after, cells = step[at]
        if cells is None:
            rest.append(tokens[at])
        else:
            levels = {**levels, **cells}
            if any(column in shape.body for column in cells):
                found.append(levels)
                levels = {}
        at = after
    if len(rest) * 2 > len(tokens):
        return [], tuple(tokens)
    return found, tuple(rest)


def _rows_from(
    tokens: Sequence[Token], start: int, shape: Shape
) -> Iterator[tuple[int, Cells, int]]:
    """Rows that may begin here: the token after each, its cells, what they cost."""
    if start >= len(tokens) or not is_name(tokens[start]):
        return
    if is_level(tokens, start) or shape.name != 0:
        return
    first = shape.points[0] if shape.points else shape.needed
    if any(n != first + i for i, n in enumerate(shape.points)) or first < 1:
        return  # weight and score stand apart: no telling what is missing
    for values in range(first):
        end = start + 1 + values
        if end > len(tokens) or any(is_level(tokens, i) for i in range(start + 1, end)):
            return
        named = dict(zip(shape.body, (t.raw for t in tokens[start:end]), strict=False))
        yield from _with_points(tokens, end, named, first - 1 - values, shape)


def _with_points(
    tokens: Sequence[Token], end: int, named: Cells, missing: int, shape: Shape
) -> Iterator[tuple[int, Cells, int]]:
    numbers = 0
    while numbers < len(shape.points) and end + numbers < len(tokens):
        if not tokens[end + numbers].number:
            break
        numbers += 1
    columns = shape.body[shape.points[0] :][:numbers] if numbers else ()
    cells = {**named, **{c: tokens[end + i].raw for i, c in enumerate(columns)}}
    lost = missing + len(shape.points) - numbers + (0 if numbers else _NO_POINTS)
    after = end + numbers
    yield after, cells, lost + _ROW
    if shape.needed < shape.width and after < len(tokens):
        reason = tokens[after]
        if not reason.number and not reason.rate and not is_level(tokens, after):
            yield after + 1, {**cells, shape.body[shape.needed]: reason.raw}, lost + _ROW
