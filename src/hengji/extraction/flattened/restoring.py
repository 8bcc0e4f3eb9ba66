"""The lines of a document with its flattened tables put back in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hengji.extraction.flattened.regions import Region, regions_of
from hengji.report.document import Block, Cell, Document, Doubt, Note, Paragraph, Table


def restored(document: Document) -> Document:
    """The document with every region that is a flattened table as a table again."""
    blocks: list[Block] = []
    notes: list[Note] = []
    run: list[Paragraph] = []
    number = max((t.number for t in document.tables), default=0)
    for block in (*document.blocks, None):
        if isinstance(block, Paragraph) and block.place.part == "正文":
            run.append(block)
            continue
        found, noted = _run_restored(run, number)
        number += sum(isinstance(b, Table) for b in found)
        blocks += found
        notes += noted
        run = []
        if block is not None:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), notes=(*document.notes, *notes))


def _run_restored(run: Sequence[Paragraph], number: int) -> tuple[list[Block], list[Note]]:
    blocks: list[Block] = []
    notes: list[Note] = []
    done = 0
    for region in regions_of(run):
        blocks += run[done : region.first]
        place = run[region.first].place
        if region.rows:
            number += 1
            table = _table(region, run[region.first], number)
            blocks.append(table)
            if not (region.certain and all(c.certain for c in table.cells)):
                notes.append(Note(Doubt.FLATTENED_TABLE, table.place))
        else:
            blocks += run[region.first : region.last]
            notes.append(Note(Doubt.FLATTENED_TABLE, place))
        if region.glued:
            notes.append(Note(Doubt.GLUED_CELLS, place, region.glued))
        done = region.last
    return [*blocks, *run[done:]], notes


def _table(region: Region, first: Paragraph, number: int) -> Table:
    """The rows as a table that stands where the first of its lines stood."""
    place = replace(first.place, table=number, start=None, end=None, quote="")
    cells = [
        Cell(
            cell.text,
            r,
            cell.column + 1,
            replace(place, row=r, column=cell.column + 1, quote=cell.text[:200]),
            certain=cell.certain,
        )
        for r, row in enumerate(region.rows, 1)
        for cell in sorted(row, key=lambda c: c.column)
    ]
    return Table(tuple(cells), place, number, certain=region.certain)
