"""A sheet read column by column: entries told from titles and sums, cells made exact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter
from typing import TypeVar

from hengji.web.budget.imports.cells import Misread, amount_of, text_of
from hengji.web.budget.imports.outcome import CellProblem, Outcome, Skipped, letter
from hengji.web.budget.imports.recognition import Layout, headings
from hengji.web.budget.imports.tables import Cell, Sheet
from hengji.web.budget.imports.wordings import SCALES, heading, plain, subtotals

_Value = TypeVar("_Value")
_SUM = "计"
_WORDS = 3
"""In how many of a row's first words a sum is named."""


@dataclass(slots=True)
class Reading:
    """One sheet while it is read. ``numbers`` are those of the entries' rows as the
    spreadsheet counts them; ``bad``: of rows with a cell that must be mended.
    """

    sheet: Sheet
    layout: Layout
    year: int
    outcome: Outcome = field(default_factory=Outcome)
    heads: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    rows: list[Sequence[Cell]] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)

    @property
    def scale(self) -> Decimal:
        return SCALES[self.layout.scale]

    def has(self, name: str) -> bool:
        """Does the file have this column?"""
        return name in self.layout.columns

    def cells(self, name: str) -> list[Cell] | None:
        """This column's cells, one an entry; ``None`` where the file has no such column."""
        at = self.layout.columns.get(name, 0) - 1
        if at < 0:
            return None
        try:
            found = list(map(itemgetter(at), self.rows))
        except IndexError:  # a row may end before its last columns
            found = [row[at] if at < len(row) else "" for row in self.rows]
        if bool in set(map(type, found)):  # which would pass for 1 and 0
            found = [text_of(cell) if isinstance(cell, bool) else cell for cell in found]
        return found

    def column(
        self, name: str, read: Callable[[Cell], _Value], default: _Value
    ) -> list[_Value]:
        """This column read, equal cells once; a cell that cannot be read is a problem."""
        cells = self.cells(name)
        if cells is None:
            return [default] * len(self.rows)
        known = _Known(read, default)
        values = list(map(known.__getitem__, cells))
        if known.wrong:
            for number, cell in zip(self.numbers, cells, strict=True):
                problem = known.wrong.get(cell)
                if problem is not None:
                    self.problem(number, name, problem.words, problem.remedy)
        return values

    def demand(
        self, name: str, values: Sequence[object], words: str, remedy: str, nothing: object = ""
    ) -> None:
        """Every entry must have a value here; where its row is wrong already, that is said."""
        if nothing not in values:
            return
        for number, value in zip(self.numbers, values, strict=True):
            if value == nothing and number not in self.bad:
                self.problem(number, name, words, remedy)

    def problem(
        self,
        row: int,
        name: str,
        words: str,
        remedy: str,
        *,
        must: bool = True,
        code: str = "",
    ) -> None:
        """Something is wrong in a column of a row; ``""``: with the whole row, 0: the sheet."""
        at = self.layout.columns.get(name, 0)
        shown = self.heads[at - 1] if 0 < at <= len(self.heads) else ""
        self.outcome.problems.append(
            CellProblem(self.sheet.name, row, letter(at), shown, words, remedy, must, code)
        )
        if must and row:
            self.bad.add(row)


class _Known(dict[Cell, _Value]):
    """What cells were read as; ``wrong``: those that could not be."""

    def __init__(self, read: Callable[[Cell], _Value], default: _Value) -> None:
        super().__init__()
        self._read, self._default = read, default
        self.wrong: dict[Cell, Misread] = {}

    def __missing__(self, cell: Cell) -> _Value:
        try:
            value = self._read(cell)
        except Misread as problem:
            self.wrong[cell] = problem
            value = self._default
        self[cell] = value
        return value


def find_entries(reading: Reading) -> None:
    """The rows below the heading that are entries; the others are left out, and told why."""
    sheet, layout = reading.sheet, reading.layout
    reading.heads = headings(sheet, layout.header)
    columns = [at - 1 for at in sorted(layout.columns.values())]
    first_head = next((one for one in reading.heads if one), "")
    for number, row in enumerate(_below(sheet, layout), layout.header + 1):
        if not _plain(row, columns, first_head):
            why = _left_out(reading, row, columns)
            if why is not None:
                if why:
                    shown = " ".join(text_of(cell) for cell in row)[:60].strip()
                    reading.outcome.skipped.append(Skipped(number, why, shown))
                continue
        reading.numbers.append(number)
        reading.rows.append(row)


def _below(sheet: Sheet, layout: Layout) -> Iterator[Sequence[Cell]]:
    return iter(sheet.rows[layout.header :])


def _plain(row: Sequence[Cell], columns: Sequence[int], first_head: str) -> bool:
    """Is it surely an entry? Two of its columns are filled, and no word speaks of a sum."""
    try:
        words = "".join(row)  # type: ignore[arg-type]  # a row of other than text is no string
    except TypeError:
        words = "".join([cell for cell in row if isinstance(cell, str)])
    if _SUM in words or first_head in row:
        return False
    filled = 0
    for at in columns:
        cell = row[at] if at < len(row) else ""
        if cell != "" and (not isinstance(cell, str) or not cell.isspace()):
            filled += 1
            if filled > 1:
                return True
    return False


def _left_out(reading: Reading, row: Sequence[Cell], columns: Sequence[int]) -> str | None:
    """Why a row is no entry; ``""`` for a blank one, ``None`` for an entry."""
    filled = [cell for cell in row if _filled(cell)]
    if not filled:
        return ""
    if not any(at < len(row) and _filled(row[at]) for at in columns):
        return "对应的各列都是空的"
    if _is_sum(filled):
        _remember_sum(reading, row)
        return "合计行"
    if len(filled) == 1 and isinstance(filled[0], str) and len(columns) > 1:
        return "说明文字"
    if str(filled[0]) == next((one for one in reading.heads if one), ""):
        repeated = {heading(one).words for one in reading.heads if one}
        words = {heading(str(cell)).words for cell in filled}
        if len(words) > 1 and words <= repeated:
            return "重复的表头"
    return None


def _filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def _is_sum(filled: Sequence[Cell]) -> bool:
    """Does one of the first words say so? Every such word has the sign 计."""
    words = [cell for cell in filled if isinstance(cell, str)][:_WORDS]
    return any(_SUM in one and plain(one) in subtotals() for one in words)


def _remember_sum(reading: Reading, row: Sequence[Cell]) -> None:
    """The last sum of the file is that of the whole, where the amounts have one column."""
    at = reading.layout.columns.get("amount", 0) - 1
    if not 0 <= at < len(row):
        return
    try:
        found = amount_of(row[at], reading.scale)
    except Misread:
        return
    if found is not None:
        reading.outcome.told = found
