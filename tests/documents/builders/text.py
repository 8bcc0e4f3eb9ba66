"""Flattened text, as text extractors leave it: a cell a line behind a tab, a blank line
between rows, merged cells continued below as an empty cell."""

from __future__ import annotations

from collections.abc import Sequence

from documents.model import Align, Block, Grid, Heading, Line, PageBreak


def build_text(blocks: Sequence[Block]) -> bytes:
    """UTF-8 text of the whole document."""
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
                lines.extend(_flattened(block))
    return ("\n".join(lines) + "\n").encode()


def _flattened(grid: Grid) -> list[str]:
    rows: list[list[tuple[int, str]]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        rows[placed.row].append((placed.column, placed.slot.text))
        for below in range(1, placed.slot.down):
            rows[placed.row + below].append((placed.column, ""))
    lines = [""]
    for row in rows:
        lines.extend(f"\t{text}" for _, text in sorted(row))
        lines.append("")
    return lines
