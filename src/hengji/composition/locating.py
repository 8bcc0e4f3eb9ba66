"""From a place in the written file back to the part, passage and field it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.composition.package import Block, Cell, Grid, Package, Paragraph, Part
from hengji.composition.runs import Field
from hengji.kernel.places import Place


@dataclass(frozen=True, slots=True)
class Located:
    """Where a finding belongs. ``passage`` is ``""`` outside the report's passages.

    ``fields`` are those printed at the place: of the cell, or under the characters.
    """

    part: Part
    passage: str
    fields: tuple[Field, ...]


def located(package: Package, place: Place) -> Located | None:
    """The origin of a place in the package's Word file; ``None`` for a place outside it."""
    if place.part != "正文":
        return None
    number = place.block
    for part in package.parts:
        shown = [block for block in part.blocks if _is_shown(block)]
        if number < len(shown):
            return _in_block(part, shown[number], place)
        number -= len(shown)
    return None


def _is_shown(block: Block) -> bool:
    """A paragraph without a word is none to who reads the file."""
    return isinstance(block, Grid) or bool(block.text.strip())


def _in_block(part: Part, block: Block, place: Place) -> Located:
    match block:
        case Paragraph():
            return Located(part, block.passage, _at(block, place))
        case Grid():
            cell = _covering(block, place)
            runs = cell.runs if cell else ()
            return Located(part, "", tuple(run for run in runs if not isinstance(run, str)))


def _at(block: Paragraph, place: Place) -> tuple[Field, ...]:
    """Fields that the characters of the place touch; all of them where it names none."""
    fields: list[Field] = []
    end = 0
    for run in block.runs:
        text = run if isinstance(run, str) else run.printed
        start, end = end, end + len(text)
        if isinstance(run, str):
            continue
        if place.start is None or place.end is None or start < place.end and place.start < end:
            fields.append(run)
    return tuple(fields)


def _covering(grid: Grid, place: Place) -> Cell | None:
    if place.row is None or place.column is None:
        return None
    row, column = place.row - 1, place.column - 1
    for cell in grid.cells:
        if (
            cell.row <= row < cell.row + cell.row_span
            and cell.column <= column < cell.column + cell.column_span
        ):
            return cell
    return None
