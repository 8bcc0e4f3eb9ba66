"""Ruling lines → grids of cells; a missing line between two cells merges them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hengji.readers.pdf.content import Rule

_NEAR = 2.2
"""Points; lines this close are one line."""
_TOUCH = 3.5
"""Points; lines that come this close meet."""
_RULES_MOST = 3_000
_CELLS_MOST = 100_000


class Region(NamedTuple):
    """A cell of a grid in numbers of its rows and columns from 0, the ends exclusive.

    ``whole`` is false where the missing lines do not leave a rectangle; ``capped`` and
    ``closed`` where no line stands above the first, below the last row of the grid.
    """

    top: int
    left: int
    bottom: int
    right: int
    whole: bool = True
    capped: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """Column edges, row edges and the cells between them.

    ``owner`` is, for every row and column, the number of the cell that covers it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Region, ...]
    owner: tuple[tuple[int, ...], ...]


def find_grids(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Grid]:
    """The tables these lines draw, from top to bottom. Frames of one cell are left out."""
    flat, upright = merged(horizontal), merged(vertical)
    if len(flat) > _RULES_MOST or len(upright) > _RULES_MOST:
        return []
    grids = [
        grid
        for across, down in _connected(flat, upright)
        if len(across) + len(down) > 2 and across and down and (grid := _grid(across, down))
    ]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Collinear pieces that touch, as one line each."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    merged: list[Rule] = []
    for group in groups:
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda rule: rule.start)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start <= end + _TOUCH:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        merged.append(Rule(at, start, end))
    return merged


def _connected(
    flat: Sequence[Rule], upright: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others, group by group."""
    parent = list(range(len(flat) + len(upright)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    heights = [rule.at for rule in flat]
    for number, line in enumerate(upright, len(flat)):
        first = bisect_left(heights, line.start - _TOUCH)
        last = bisect_left(heights, line.end + _TOUCH)
        for other in range(first, last):
            across = flat[other]
            if across.start - _TOUCH <= line.at <= across.end + _TOUCH:
                parent[root(other)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*flat, *upright]):
        group = groups.setdefault(root(number), ([], []))
        group[number >= len(flat)].append(rule)
    return list(groups.values())


def _grid(flat: list[Rule], upright: list[Rule]) -> Grid | None:
    ends = [edge for rule in flat for edge in (rule.start, rule.end)]
    tips = [edge for rule in upright for edge in (rule.start, rule.end)]
    xs = _edges([rule.at for rule in upright], min(ends), max(ends))
    ys = _edges([rule.at for rule in flat], min(tips), max(tips))
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or not 1 < rows * columns <= _CELLS_MOST:
        return None
    right_of = _walls(upright, xs, ys)
    below = _walls(flat, ys, xs)
    cells, owner = _regions(rows, columns, right_of, below)
    if len(cells) < 2:
        return None
    return Grid(xs, ys, tuple(_ended(cell, rows, below) for cell in cells), owner)


def _ended(cell: Region, rows: int, below: set[tuple[int, int]]) -> Region:
    """The cell with what is known of lines at the top and bottom of the grid."""
    if cell.top > 0 and cell.bottom < rows:
        return cell
    columns = range(cell.left, cell.right)
    capped = cell.top > 0 or all((0, column) in below for column in columns)
    closed = cell.bottom < rows or all((rows, column) in below for column in columns)
    return cell if capped and closed else cell._replace(capped=capped, closed=closed)


def _edges(positions: list[float], low: float, high: float) -> tuple[float, ...]:
    edges: list[float] = []
    for at in sorted(positions):
        if not edges or at - edges[-1] > _NEAR:
            edges.append(at)
    if low < edges[0] - 2 * _TOUCH:
        edges.insert(0, low)
    if high > edges[-1] + 2 * _TOUCH:
        edges.append(high)
    return tuple(edges)


def _walls(
    rules: Sequence[Rule], edges: Sequence[float], across: Sequence[float]
) -> set[tuple[int, int]]:
    """``(edge, gap)`` for every edge and every gap of the other direction a line covers."""
    middles = [(a + b) / 2 for a, b in zip(across, across[1:], strict=False)]
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        edge = bisect_left(edges, rule.at - _NEAR)
        if edge == len(edges):
            continue
        first, last = bisect_left(middles, rule.start), bisect_left(middles, rule.end)
        walls.update((edge, gap) for gap in range(first, last))
    return walls


def _regions(
    rows: int, columns: int, upright: set[tuple[int, int]], flat: set[tuple[int, int]]
) -> tuple[list[Region], tuple[tuple[int, ...], ...]]:
    owner = [[-1] * columns for _ in range(rows)]
    cells: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            if (column + 1, row) in upright and (row + 1, column) in flat:
                owner[row][column] = len(cells)
                cells.append(Region(row, column, row + 1, column + 1))
                continue
            if whole := _rectangle(row, column, rows, columns, upright, flat):
                for line in owner[row : whole.bottom]:
                    line[column : whole.right] = [len(cells)] * (whole.right - column)
                cells.append(whole)
                continue
            fields = _flood(row, column, rows, columns, upright, flat)
            for r, c in fields:
                owner[r][c] = len(cells)
            top, bottom = min(r for r, _ in fields), max(r for r, _ in fields) + 1
            left, right = min(c for _, c in fields), max(c for _, c in fields) + 1
            if len(fields) == (bottom - top) * (right - left):
                cells.append(Region(top, left, bottom, right))
                continue
            for r, c in sorted(fields):  # no rectangle: its fields stand alone, in doubt
                owner[r][c] = len(cells)
                cells.append(Region(r, c, r + 1, c + 1, whole=False))
    return cells, tuple(map(tuple, owner))


def _rectangle(
    row: int,
    column: int,
    rows: int,
    columns: int,
    upright: set[tuple[int, int]],
    flat: set[tuple[int, int]],
) -> Region | None:
    """The merged cell that begins here, if lines stand all around it and none inside.

    Most do; of what they hold nothing need be collected field by field.
    """
    right, bottom = column + 1, row + 1
    while right < columns and (right, row) not in upright:
        right += 1
    while bottom < rows and (bottom, column) not in flat:
        bottom += 1
    down, across = range(row, bottom), range(column, right)
    sides = [(edge, r) for edge in (column, right) if 0 < edge < columns for r in down]
    ends = [(edge, c) for edge in (row, bottom) if 0 < edge < rows for c in across]
    if not (upright.issuperset(sides) and flat.issuperset(ends)):
        return None
    if not upright.isdisjoint([(edge, r) for edge in across[1:] for r in down]):
        return None
    if not flat.isdisjoint([(edge, c) for edge in down[1:] for c in across]):
        return None
    return Region(row, column, bottom, right)


def _flood(
    row: int,
    column: int,
    rows: int,
    columns: int,
    upright: set[tuple[int, int]],
    flat: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """The fields that no line divides from this one."""
    found, todo = {(row, column)}, [(row, column)]
    while todo:
        r, c = todo.pop()
        for near, wall in (
            ((r, c + 1), (c + 1, r) in upright),
            ((r, c - 1), (c, r) in upright),
            ((r + 1, c), (r + 1, c) in flat),
            ((r - 1, c), (r, c) in flat),
        ):
            inside = 0 <= near[0] < rows and 0 <= near[1] < columns
            if inside and not wall and near not in found:
                found.add(near)
                todo.append(near)
    return found
