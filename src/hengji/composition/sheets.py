"""Draw a form: its layout and the year's facts → lines and a grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hengji.composition.facts import Facts
from hengji.composition.layout import JOINED, LEFTWARD, UPWARD, LineSpec, RowSpec, SheetSpec
from hengji.composition.listed import Listed, listed
from hengji.composition.markup import Lookup, fill
from hengji.composition.package import Align, Block, Cell, Grid, Paragraph, Sheet, Style
from hengji.composition.reported import reported
from hengji.composition.runs import FigureField, Runs, plain

_LONG = 14
"""Characters from which a text without figures is set to the left of its cell."""


def sheets(facts: Facts, spec: SheetSpec) -> Iterator[Sheet]:
    """The forms of one layout: one, or one for each thing of its list; none where empty."""
    if spec.needs and not listed(facts, spec.needs, spec, ""):
        return
    if not spec.each:
        yield _sheet(facts, spec, facts, "", spec.name)
        return
    things = listed(facts, spec.each, spec, "")
    for number, one in enumerate(things, 1):
        lookup = one.lookup(facts, facts)
        name = f"{spec.name}{number}" if len(things) > 1 else spec.name
        yield _sheet(facts, spec, lookup, one.project, name)


def _sheet(facts: Facts, spec: SheetSpec, lookup: Lookup, project: str, name: str) -> Sheet:
    blocks: list[Block] = [*_lines(spec.above, lookup)]
    if spec.rows:
        blocks.append(_grid(facts, spec, lookup, project))
    frozen = reported(facts, project) if project else None
    blocks += _lines(spec.below, frozen.signed(lookup) if frozen else lookup)
    if project and spec.each:
        taken = f"project.{project}.taken"
        blocks += _lines((LineSpec(Style.FORM_LINE, f"{{{{{taken}}}}}", only=taken),), facts)
    called = facts.project(project).name if project else ""
    return Sheet(spec.kind, name, tuple(blocks), spec.landscape, called)


def _lines(specs: Iterable[LineSpec], lookup: Lookup) -> Iterator[Paragraph]:
    for one in specs:
        if not one.only or lookup(one.only).text:
            yield Paragraph(one.style, fill(one.text, lookup))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A row with the fields filled in: texts, and the marks that join cells."""

    spec: RowSpec
    cells: tuple[Runs | str, ...]
    """Runs of a cell, or one of the marks ``<`` and ``^``."""


def _grid(facts: Facts, spec: SheetSpec, lookup: Lookup, project: str) -> Grid:
    rows = list(_rows(facts, spec, lookup, project))
    heights = tuple(one.spec.height or spec.height for one in rows)
    repeated = 0
    while repeated < len(rows) and rows[repeated].spec.repeated:
        repeated += 1
    return Grid(spec.widths, heights, tuple(_cells(spec, rows)), repeated, spec.size)


def _rows(facts: Facts, spec: SheetSpec, lookup: Lookup, project: str) -> Iterator[_Drawn]:
    for row in spec.rows:
        if row.only and not lookup(row.only).text:
            continue
        if not row.each:
            yield _Drawn(row, tuple(_filled(cell, lookup) for cell in row.cells))
            continue
        yield from _each(row, listed(facts, row.each, spec, project), facts, lookup)


def _each(
    row: RowSpec, things: Iterable[Listed], facts: Facts, outer: Lookup
) -> Iterator[_Drawn]:
    """A row for every thing; a cell marked ``~`` goes on where those left of it do too."""
    before: tuple[str, ...] | None = None
    for one in things:
        lookup = one.lookup(facts, outer)
        cells: list[Runs | str] = []
        texts: list[str] = []
        going_on = before is not None
        for i, markup in enumerate(row.cells):
            made = _filled(markup.removeprefix(JOINED), lookup)
            texts.append(made if isinstance(made, str) else plain(made))
            if markup.startswith(JOINED):
                going_on = going_on and before is not None and before[i] == texts[i]
                cells.append(UPWARD if going_on else made)
            else:
                cells.append(made)
        before = tuple(texts)
        yield _Drawn(row, tuple(cells))


def _filled(markup: str, lookup: Lookup) -> Runs | str:
    return markup if markup in (LEFTWARD, UPWARD) else fill(markup, lookup)


def _cells(spec: SheetSpec, rows: list[_Drawn]) -> Iterator[Cell]:
    """Every drawn cell with its spans."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    made: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        for c, drawn in enumerate(row.cells):
            if drawn == LEFTWARD:
                at = owner[r, c - 1]
            elif drawn == UPWARD:
                at = owner[r - 1, c]
            else:
                assert not isinstance(drawn, str)
                at = r, c
                made[at] = _cell(spec, row.spec, r, c, drawn)
            owner[r, c] = at
            one = made[at]
            made[at] = replace(
                one,
                row_span=max(one.row_span, r - one.row + 1),
                column_span=max(one.column_span, c - one.column + 1),
            )
    yield from made.values()


def _cell(spec: SheetSpec, row: RowSpec, r: int, c: int, runs: Runs) -> Cell:
    text = plain(runs)
    align = spec.align[c]
    if row.heading or (c and len(runs) == 1 and isinstance(runs[0], FigureField)):
        align = Align.RIGHT if row.right else Align.CENTER
    elif (row.left and (c or LEFTWARD in row.cells[1:2])) or (
        len(text) > _LONG and "\n" not in text
    ):
        align = Align.LEFT
    heading = row.heading or not any(not isinstance(run, str) for run in runs)
    return Cell(r, c, runs, align=align, heading=heading and bool(text))
