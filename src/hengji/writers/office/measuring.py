"""How much room texts and forms take, where the format does not find out by itself."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.composition.package import Block, Cell, Grid, Paragraph, Part, Sheet, Style
from hengji.composition.runs import FigureField, Runs
from hengji.writers.office import look

_MM = 25.4 / 72
_POINTS = 72 / 25.4
_PADDING = 2.5
_DIGIT = 0.56
"""Ems that a digit is wide."""
_LEADING = 1.4
_STEP = 0.05
_SPARE = 0.94
"""Of a page's height: programs differ in how high they set a line."""


def lines_needed(text: str, width: float, size: float) -> int:
    """Lines that a text of this size (points) takes in a column of this width (mm)."""
    room = max(width - _PADDING, size * _MM)
    return sum(max(1, math.ceil(_width(line) * size * _MM / room)) for line in text.split("\n"))


def _width(text: str) -> float:
    """In characters of full width; the others take about half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text)


def line_height(one: Paragraph, width: float) -> float:
    """Points of a line above or below a form's table of this width (mm)."""
    style = look.LOOKS[one.style]
    needed = lines_needed(one.text, width, style.size)
    return needed * style.size * _LEADING + style.before + style.after


def row_heights(grid: Grid, share: float = 1.0, spare: float = 0) -> list[float]:
    """Points of each row: what the form asks, more where a text needs it.

    ``share``: how much smaller than asked its type and rows are set. ``spare``: points left
    above and below a text together.
    """
    size = float(grid.size) * share
    heights = [mm * _POINTS * share for mm in grid.heights]
    for cell in sorted(grid.cells, key=lambda one: one.row_span):
        width = sum(grid.widths[cell.column : cell.column + cell.column_span])
        needed = lines_needed(cell.text, width, size) * size * _LEADING + spare
        rows = range(cell.row, cell.row + cell.row_span)
        short = needed - sum(heights[row] for row in rows)
        if short > 0:
            heights[rows[-1]] += short
    return [round(one, 2) for one in heights]


def room(part: Sheet) -> float:
    """Points of a page's height that its margins leave."""
    top, _, bottom, _ = look.margins(part)
    whole = look.PAGE_WIDTH if part.landscape else look.PAGE_HEIGHT
    return (whole - top - bottom) * _POINTS


def share_that_fits(part: Sheet) -> float:
    """How much smaller a form is set to stand on one page; 1 where even that is too long."""
    share = 1.0
    while share > look.SMALLEST - _STEP / 2:
        if _height(part, share) <= room(part) * _SPARE:
            return round(share, 2)
        share -= _STEP
    return 1.0


def _height(part: Sheet, share: float) -> float:
    grids = [block for block in part.blocks if isinstance(block, Grid)]
    width = sum(grids[0].widths) if grids else look.TEXT_WIDTH
    return sum(
        sum(row_heights(block, share)) if isinstance(block, Grid) else line_height(block, width)
        for block in part.blocks
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """A block where it stands. ``before``: points left above it beyond its own; ``keep``: on
    one page with what follows.
    """

    block: Block
    before: float
    keep: bool


def placed(part: Part) -> Iterator[Placed]:
    """The blocks of a part: room for the seal, no signature alone on a page."""
    signs = [isinstance(one, Paragraph) and one.style is Style.SIGNATURE for one in part.blocks]
    for i, block in enumerate(part.blocks):
        first = signs[i] and not (i and signs[i - 1])
        keep = not signs[i] and i + 1 < len(signs) and signs[i + 1]
        yield Placed(block, look.SEAL_ROOM if first else 0, keep)


def only_figure(runs: Runs) -> FigureField | None:
    """The figure of a cell that holds nothing else."""
    if len(runs) == 1 and isinstance(runs[0], FigureField):
        return runs[0]
    return None


def figure_share(cell: Cell, width: float, size: float) -> float:
    """How much smaller a long figure is set: it must not be broken. ``width`` in points."""
    if only_figure(cell.runs) is None:
        return 1.0
    needed = len(cell.text) * _DIGIT * size
    return 1.0 if needed <= width else width / needed
