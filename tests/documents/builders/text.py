"""Flattened text, as text extractors leave it: a cell a line behind a tab, a blank line
between rows, merged cells continued below as an empty cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from documents.model import Align, Block, Grid, Heading, Line, PageBreak


def build_text(blocks: Sequence[Block]) -> bytes:
    """UTF-8 text of the whole document."""
    return _text(blocks, _flattened)


def build_lines(blocks: Sequence[Block]) -> bytes:
    """UTF-8 text as office programs save it: a line for every paragraph of every cell.

    A blank cell is an empty line, so is what a merged one continues into; nothing tells
    where a row ends.
    """
    return _text(blocks, lambda grid: [text for row in _rows(grid) for text in row])


def _text(blocks: Sequence[Block], flattened: Callable[[Grid], list[str]]) -> bytes:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                lines.append(block.text)
            case Line(text, align):
                lines.append(f"    {text}" if align is Align.RIGHT else text)
            case PageBreak():
                lines.append("")
            case Grid():
                lines.extend(flattened(block))
    return ("\n".join(lines) + "\n").encode()


def _rows(grid: Grid) -> list[list[str]]:
    """The cells of every row; a merged cell goes on below as a blank one."""
    rows: list[list[tuple[int, str]]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        rows[placed.row].append((placed.column, placed.slot.text))
        for below in range(1, placed.slot.down):
            rows[placed.row + below].append((placed.column, ""))
    return [[text for _, text in sorted(row)] for row in rows]


def _flattened(grid: Grid) -> list[str]:
    lines = [""]
    for row in _rows(grid):
        lines.extend(f"\t{text}" for text in row)
        lines.append("")
    return lines
