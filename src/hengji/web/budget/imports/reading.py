"""Rows of a sheet, cell by cell, as they will stand in the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from hengji.web.budget.imports.cells import Misread, amount_of, text_of
from hengji.web.budget.imports.outcome import CellProblem, Outcome, Progress, Skipped, letter
from hengji.web.budget.imports.recognition import Layout, headings
from hengji.web.budget.imports.tables import Cell, Sheet
from hengji.web.budget.imports.wordings import SCALES, heading, plain, subtotals

_Value = TypeVar("_Value")
_STEP = 500
_SUM = "计"


@dataclass(slots=True)
class Reading:
    """One sheet while it is read. ``row`` counts as the spreadsheet does."""

    sheet: Sheet
    layout: Layout
    year: int
    outcome: Outcome = field(default_factory=Outcome)
    row: int = 0
    cells: Sequence[Cell] = ()
    heads: list[str] = field(default_factory=list)
    places: dict[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)
    bad: bool = False
    """Has the row at hand a cell that must be mended?"""

    @property
    def scale(self) -> Decimal:
        return SCALES[self.layout.scale]

    def cell(self, name: str) -> Cell:
        """The cell of the row at hand; blank where the file has no such column."""
        at = self.layout.columns.get(name, 0)
        return self.cells[at - 1] if 0 < at <= len(self.cells) else ""

    def several(self, names: tuple[str, ...]) -> tuple[Cell, ...]:
        """These cells of the row at hand."""
        places = self.places.get(names)
        if places is None:
            places = tuple(self.layout.columns.get(name, 0) - 1 for name in names)
            self.places[names] = places
        cells, width = self.cells, len(self.cells)
        return tuple([cells[at] if 0 <= at < width else "" for at in places])

    def text(self, name: str, most: int = 200) -> str:
        found = text_of(self.cell(name))
        if len(found) > most:
            self.problem(name, f"超过 {most} 个字", "写短一些。")
            return found[:most]
        return found

    def take(self, name: str, read: Callable[[Cell], _Value | None]) -> _Value | None:
        """The cell read; a cell that cannot be is a problem, and nothing."""
        try:
            return read(self.cell(name))
        except Misread as problem:
            self.problem(name, problem.words, problem.remedy)
            return None

    def amount(self, name: str) -> Decimal | None:
        return self.take(name, lambda cell: amount_of(cell, self.scale))

    def choice(self, name: str, known: dict[str, str], default: str) -> str:
        """The stored value that the words of a cell stand for."""
        words = self.text(name)
        if not words:
            return default
        found = known.get(plain(words))
        if found is None:
            some = "、".join(dict.fromkeys(_first_words(known)))
            self.problem(name, f"认不出“{words[:20]}”", f"改成其中之一：{some}。")
            return default
        return found

    def problem(
        self, name: str, words: str, remedy: str, *, must: bool = True, code: str = ""
    ) -> None:
        """Something is wrong in a column of the row at hand; ``""``: with the whole row."""
        self.problem_at(self.row, name, words, remedy, must=must, code=code)
        self.bad = self.bad or must

    def problem_at(
        self, row: int, name: str, words: str, remedy: str, *, must: bool, code: str = ""
    ) -> None:
        at = self.layout.columns.get(name, 0)
        shown = self.heads[at - 1] if 0 < at <= len(self.heads) else ""
        self.outcome.problems.append(
            CellProblem(self.sheet.name, row, letter(at), shown, words, remedy, must, code)
        )


def _first_words(known: dict[str, str]) -> list[str]:
    firsts: dict[str, str] = {}
    for words, stored in known.items():
        firsts.setdefault(stored, words)
    return list(firsts.values())


def read_rows(reading: Reading, take: Callable[[Reading], None], progress: Progress) -> None:
    """Every row below the heading; blank ones, sums and repeated headings are left out."""
    sheet, layout = reading.sheet, reading.layout
    reading.heads = headings(sheet, layout.header)
    repeated = {heading(one).words for one in reading.heads if one}
    columns = sorted(layout.columns.values())
    number = len(sheet.rows)
    for at in range(layout.header, number):
        reading.row, reading.cells, reading.bad = at + 1, sheet.rows[at], False
        why = _left_out(reading, columns, repeated)
        if why is None:
            take(reading)
        elif why:
            shown = " ".join(text_of(cell) for cell in reading.cells)[:60]
            reading.outcome.skipped.append(Skipped(reading.row, why, shown.strip()))
        if at % _STEP == 0:
            progress(at, number)


def _left_out(reading: Reading, columns: list[int], repeated: set[str]) -> str | None:
    """Why a row is no entry; ``""`` for a blank one, ``None`` for an entry."""
    cells = reading.cells
    filled = [cell for cell in cells if cell != ""]
    if not filled:
        return ""
    if not any(at <= len(cells) and cells[at - 1] != "" for at in columns):
        return "对应的各列都是空的"
    if _is_sum(filled):
        _remember_sum(reading)
        return "合计行"
    if len(filled) == 1 and isinstance(filled[0], str) and len(columns) > 1:
        return "说明文字"
    if str(filled[0]) == next((one for one in reading.heads if one), ""):
        words = [plain(str(cell)) for cell in filled]
        if len(words) > 1 and set(words) <= repeated:
            return "重复的表头"
    return None


def _is_sum(filled: Sequence[Cell]) -> bool:
    """Does one of the first words say so? Every such word has the sign 计."""
    words = [cell for cell in filled if isinstance(cell, str)][:3]
    return any(_SUM in one and plain(one) in subtotals() for one in words)


def _remember_sum(reading: Reading) -> None:
    """The last sum of the file is that of the whole, where the amounts have one column."""
    try:
        found = amount_of(reading.cell("amount"), reading.scale)
    except Misread:
        return
    if found is not None:
        reading.outcome.told = found
