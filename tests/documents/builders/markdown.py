"""Markdown with pipe tables; what a merged cell covers is an empty cell."""

from __future__ import annotations

from collections.abc import Sequence

from documents.model import Block, Grid, Heading, Line, PageBreak


def build_markdown(blocks: Sequence[Block]) -> bytes:
    """UTF-8 Markdown of the whole document."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading(level):
                parts.append(f"{'#' * (level + 1)} {block.text}")
            case Line(text):
                parts.append(text)
            case PageBreak():
                continue
            case Grid():
                parts.append(_piped(block))
    return ("\n\n".join(parts) + "\n").encode()


def _piped(grid: Grid) -> str:
    cells = [["" for _ in grid.widths] for _ in grid.rows]
    for placed in grid.placed():
        cells[placed.row][placed.column] = placed.slot.text.replace("\n", "<br>")
    lines = [f"| {' | '.join(row)} |" for row in cells]
    lines.insert(1, "|" + " --- |" * len(grid.widths))
    return "\n".join(lines)
