"""The grids of a document that are read by rows and columns alone, as no form's.

Mostly whole tables. A table that goes on below 续表, or prints its headings again, is put
together first; rows of amounts inside a form that are no block of it (年度主要任务) are
taken out of it; a table with its items as columns is turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hengji.extraction.forms.cells import compact, is_number
from hengji.extraction.forms.grid import Line, lines_of, texts_of
from hengji.extraction.forms.headings import heads_amounts, relates
from hengji.extraction.forms.own_tables import is_plain
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Cell, Document, Paragraph, Table

_ROWS_LEAST = 3
_HEADER_ROWS = 4
_HEADS_LEAST = 3
"""So many cells a row of headings has at least, where one is looked for inside a form."""
_AMOUNTS_LEAST = 2
_NEAR = 4
_GOES_ON = lazy_pattern(r"续表|接上[页表]|\(续\)|续$")
_TOTAL_ROW = lazy_pattern(r"(?:总|共)?合?计$|总额$")


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One such grid: its rows of headings and its other rows.

    ``source`` is the table that it was made of, ``grid`` what its rows are rows of.
    ``near`` are the lines before it, compacted. ``inner``: it stands inside a form.
    """

    source: Table
    grid: Table
    heads: Sequence[Line]
    body: Sequence[Line]
    near: Sequence[str] = ()
    inner: bool = False


Loose = dict[int, list[list[Line]]]
"""By the identity of a table the rows that no block of its form took."""


def plain_tables(
    document: Document, lines_by_table: dict[int, list[Line]], loose: Loose
) -> Iterator[PlainTable]:
    """Every such grid of a document, in reading order."""
    near: list[str] = []
    open_table: tuple[Table, list[Line], list[str]] | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            near = [*near[-_NEAR + 1 :], block.text[:80]]
            continue
        lines = lines_by_table[id(block)]
        if open_table and _continues(open_table[1], lines, near):
            open_table = (open_table[0], [*open_table[1], *lines], open_table[2])
            near = []
            continue
        if open_table:
            yield from _whole(*open_table)
            open_table = None
        said = [compact(one) for one in near]
        if len(lines) >= _ROWS_LEAST and is_plain(lines):
            open_table = (block, list(lines), said)
        else:
            for rows in loose.get(id(block), ()):
                yield from _inside(block, rows, said)
        near = []
    if open_table:
        yield from _whole(*open_table)


def _continues(above: Sequence[Line], below: Sequence[Line], near: Sequence[str]) -> bool:
    """Does a table go on with the same headings, the one above having no row of totals?"""
    between = [one for one in map(compact, near) if one]
    if len(between) > 1 or any(not _GOES_ON.search(one) for one in between):
        return False
    first = next((n for n, line in enumerate(below[:2]) if len(line.filled) >= _HEADS_LEAST), 0)
    if not below or len(below[first].filled) < _HEADS_LEAST or numbers_of(below[first]):
        return False
    return any(line.texts == below[first].texts for line in above[:_HEADER_ROWS]) and not (
        any(_TOTAL_ROW.search(text) for text in above[-1].texts[:2])
    )


def numbers_of(line: Line) -> int:
    """How many of a row's own cells are numbers; 0 where nothing else says what they are."""
    numbers = sum(map(is_number, (text for _, text in line.filled)))
    return numbers if numbers < len(line.filled) else 0


def _whole(table: Table, lines: list[Line], near: list[str]) -> Iterator[PlainTable]:
    first = next((i for i, line in enumerate(lines) if numbers_of(line)), 0)
    if not 0 < first <= _HEADER_ROWS:
        return
    heads = lines[:first]
    printed = {line.texts for line in heads if len(line.filled) >= _HEADS_LEAST}
    body = [line for line in lines[first:] if line.texts not in printed and not _marks(line)]
    if len(body) == len(lines) - first and body[-1].table is table:
        yield PlainTable(table, table, heads, body, near)
        return
    grid = _rebuilt(table, [*heads, *body])
    rows = lines_of(grid, texts_of(grid))
    yield PlainTable(table, grid, rows[:first], rows[first:], near)


def _marks(line: Line) -> bool:
    return len(line.filled) == 1 and bool(_GOES_ON.search(line.filled[0][1]))


def _rebuilt(table: Table, lines: Sequence[Line]) -> Table:
    """These rows alone as one table, cells with the places that they have."""
    cells: list[Cell] = []
    rows = {(id(line.table), line.row): n for n, line in enumerate(lines, 1)}
    for line in lines:
        for cell, _ in line.own:
            end = cell.row
            while (id(line.table), end + 1) in rows and end + 1 < cell.row + cell.row_span:
                end += 1
            row = rows[id(line.table), cell.row]
            cells.append(replace(cell, row=row, row_span=end - cell.row + 1))
    return Table(tuple(cells), table.place, table.number, table.caption, table.certain)


def _inside(table: Table, lines: Sequence[Line], near: list[str]) -> Iterator[PlainTable]:
    """Rows of amounts with rows of headings right above them."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and numbers_of(lines[end]) >= _AMOUNTS_LEAST:
            end += 1
        heads = list(_heads_above(lines[:n])) if end - n >= _AMOUNTS_LEAST else []
        if heads:
            yield PlainTable(table, table, heads, lines[n:end], near, inner=True)
        n = max(end, n + 1)


def _heads_above(lines: Sequence[Line]) -> Sequence[Line]:
    heads = 0
    for line in reversed(lines[-2:]):
        said = [text for text in line.texts if text]
        if len(said) < _HEADS_LEAST or any(map(is_number, said)):
            break
        heads += 1
    found = lines[len(lines) - heads :] if heads else ()
    amounts = {text for line in found for text in line.texts if heads_amounts(text)}
    return found if len(amounts) >= _AMOUNTS_LEAST else ()


def lies_down(one: PlainTable) -> bool:
    """Does a row hold what is worked out from the rows above it (执行率)?"""
    return any(relates(label) for label in _labels(one))


def _labels(one: PlainTable) -> list[str]:
    return [line.texts[0] for line in one.body if line.texts]


def turned(one: PlainTable) -> PlainTable | None:
    """The grid with rows as columns, where the rows say what amounts they hold."""
    if not one.heads or sum(map(heads_amounts, _labels(one))) < _AMOUNTS_LEAST:
        return None
    if any(heads_amounts(t) and not _TOTAL_ROW.search(t) for t in one.heads[-1].texts):
        return None
    upright = _rebuilt(one.grid, [one.heads[-1], *one.body])
    cells = [
        replace(
            cell, row=cell.column, column=cell.row,
            row_span=cell.column_span, column_span=cell.row_span,
        )
        for cell in upright.cells
    ]  # fmt: skip
    cells.sort(key=lambda cell: (cell.row, cell.column))
    grid = Table(
        tuple(cells), one.grid.place, one.grid.number, one.grid.caption, one.grid.certain
    )
    rows = lines_of(grid, texts_of(grid))
    return PlainTable(one.source, grid, rows[:1], rows[1:], one.near, one.inner)
