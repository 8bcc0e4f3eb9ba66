"""What the properties of a paragraph say about it, as far as reading needs it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from hengji.readers.doc.layout import Run, Runs, properties

_DEFINE_TABLE, _VERTICAL_MERGE = 0xD608, 0xD62B
_ELSEWHERE = (0x6646, 0x6645, 0x646B)
_DELETED, _VANISHED = 0x0800, 0x083C
_MERGED_FLAGS, _MERGED, _VERTICAL, _CONTINUED = 0x3, 0x2, 0x60, 0x20
_COLUMNS_MOST = 64
_CELL = 20


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of a row's definition: its edges in twentieths of a point.

    ``joined``: it belongs to the cell on its left; ``carried``: to the one above.
    """

    left: int
    right: int
    joined: bool
    carried: bool


@dataclass(slots=True)
class Marks:
    """The part of a paragraph's properties that reading needs."""

    style: int = 0
    in_table: bool = False
    row_end: bool = False
    depth: int = 1
    inner_cell: bool = False
    inner_row_end: bool = False
    list_id: int | None = None
    list_level: int = 0
    outline: int | None = None
    row: tuple[RowCell, ...] = ()


def read_marks(style: int, data: bytes, elsewhere: bytes) -> Marks:
    """Read a paragraph's own properties; long ones stand in the stream ``elsewhere``."""
    marks = Marks(style)
    _apply(marks, data, elsewhere, follow=True)
    return marks


def _apply(marks: Marks, data: bytes, elsewhere: bytes, *, follow: bool) -> None:
    for code, operand in properties(data):
        if not operand:
            continue
        if code in _ELSEWHERE and follow and len(operand) == 4:
            at = int.from_bytes(operand, "little")
            size = int.from_bytes(elsewhere[at : at + 2], "little")
            _apply(marks, elsewhere[at + 2 : at + 2 + size], elsewhere, follow=False)
        elif code == _DEFINE_TABLE:
            marks.row = _row(operand)
        elif code == _VERTICAL_MERGE and len(operand) >= 3:
            marks.row = _carried(marks.row, operand[1], operand[2])
        else:
            _simple(marks, code, operand)


def _simple(marks: Marks, code: int, operand: bytes) -> None:
    match code:
        case 0x2416:
            marks.in_table = bool(operand[0])
        case 0x2417:
            marks.row_end = bool(operand[0])
        case 0x6649:
            marks.depth = min(int.from_bytes(operand, "little"), 16)
        case 0x244B:
            marks.inner_cell = bool(operand[0])
        case 0x244C:
            marks.inner_row_end = bool(operand[0])
        case 0x460B:
            marks.list_id = int.from_bytes(operand, "little", signed=True)
        case 0x260A:
            marks.list_level = min(operand[0], 8)
        case 0x2640:
            marks.outline = operand[0]
        case _:
            pass


def _row(operand: bytes) -> tuple[RowCell, ...]:
    """The operand of a table definition: edges of the cells, then how each is merged."""
    count = operand[2] if len(operand) > 2 else 0
    if not 0 < count <= _COLUMNS_MOST or len(operand) < 3 + 2 * (count + 1):
        return ()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    start = 3 + 2 * (count + 1)
    cells: list[RowCell] = []
    for number in range(count):
        at = start + _CELL * number
        flags = int.from_bytes(operand[at : at + 2], "little")
        joined = (flags & _MERGED_FLAGS) == _MERGED
        carried = (flags & _VERTICAL) == _CONTINUED
        cells.append(RowCell(edges[number], edges[number + 1], joined, carried))
    return tuple(cells)


def _carried(row: tuple[RowCell, ...], number: int, kind: int) -> tuple[RowCell, ...]:
    if number >= len(row):
        return row
    old = row[number]
    new = RowCell(old.left, old.right, old.joined, kind == 1)
    return (*row[:number], new, *row[number + 1 :])


def invisible(runs: Runs) -> Runs:
    """The stretches of the main stream that are deleted or hidden text."""

    def hides(run: Run) -> bool:
        return any(
            code in (_DELETED, _VANISHED) and operand[:1] == b"\x01"
            for code, operand in properties(run.properties)
        )

    return Runs([run for run in runs if hides(run)])
