"""Columns of a sheet by what they hold: amounts, days, words, codes, choices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hengji.web.budget.imports.cells import (
    Misread,
    amount_of,
    code_of,
    count_of,
    day_of,
    text_of,
)
from hengji.web.budget.imports.reading import Reading
from hengji.web.budget.imports.tables import Cell
from hengji.web.budget.imports.wordings import ColumnWords, blanks, choices, columns_of, plain

_ONE = Decimal(1)


class Columns:
    """The columns of one kind of file, each read as ``columns.toml`` says."""

    def __init__(self, reading: Reading, kind: str, *, union: bool) -> None:
        self.reading = reading
        self.union = union
        self._told = {one.name: one for one in columns_of(kind)}

    def texts(self, name: str) -> list[str]:
        """Words, blank where there is none; too many are a problem."""
        if name not in self._told:
            return self._blank
        most, nothing = self._told[name].most, blanks()

        def read(cell: Cell) -> str:
            found = cell.strip() if isinstance(cell, str) else text_of(cell)
            if len(found) > most:
                raise Misread(f"超过 {most} 个字", "写短一些。")
            return "" if found in nothing else found

        return self.reading.column(name, read, "")

    def amounts(self, name: str) -> list[Decimal | None]:
        """元."""
        scale = self.reading.scale
        return self.reading.column(name, lambda cell: amount_of(cell, scale), None)

    def numbers(self, name: str) -> list[Decimal | None]:
        """Quantities, whatever the unit of the amounts."""
        return self.reading.column(name, lambda cell: amount_of(cell, _ONE), None)

    def days(self, name: str) -> list[date | None]:
        year = self.reading.year
        return self.reading.column(name, lambda cell: day_of(cell, year), None)

    def counts(self, name: str) -> list[int | None]:
        return self.reading.column(name, count_of, None)

    def codes(self, name: str) -> list[str]:
        """Codes of the classification; in the union book, words."""
        if name not in self._told:
            return self._blank
        if self._told[name].reads == "economic":
            return self.reading.column(name, self._economic, "")
        if self.union:
            return self._blank
        return self.reading.column(name, lambda cell: code_of(cell)[:7], "")

    @property
    def _blank(self) -> list[str]:
        return [""] * len(self.reading.rows)

    def _economic(self, cell: Cell) -> str:
        code = code_of(cell)
        return code if self.union else code[:5] if code[:1].isdecimal() else code[:20]

    def choice(self, name: str, default: str = "") -> list[str]:
        """The stored values that the words of the cells stand for."""
        if name not in self._told:
            return [default] * len(self.reading.rows)
        known = self._known(self._told[name])

        def read(cell: Cell) -> str:
            words = text_of(cell)
            if not words:
                return default
            found = known.get(plain(words))
            if found is None:
                some = "、".join(_first_words(known))
                raise Misread(f"认不出“{words[:20]}”", f"改成其中之一：{some}。")
            return found

        return self.reading.column(name, read, default)

    def named(self, name: str, path: str) -> list[str]:
        """As :meth:`choice`, of words that need not be among these: those stand for nothing."""
        known = choices(path)
        return self.reading.column(name, lambda cell: known.get(plain(text_of(cell)), ""), "")

    def _known(self, told: ColumnWords) -> dict[str, str]:
        if told.choices == "fund":
            return choices("fund", "union" if self.union else "fiscal")
        return choices(told.choices or told.reads)

    def label(self, name: str) -> str:
        return self._told[name].label


def _first_words(known: dict[str, str]) -> list[str]:
    firsts: dict[str, str] = {}
    for words, stored in known.items():
        firsts.setdefault(stored, words)
    return list(firsts.values())
