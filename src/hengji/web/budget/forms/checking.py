"""A row of a sheet held against the core's checks before it is kept."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from hengji.kernel.problems import Problem
from hengji.ledger.checks import Entry, RecordChecker
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.values import Lines

_THIS = "这一行"
COLUMNS = {"document": "origin_document"}
"""Fields of the core by the columns that hold them, where the names differ."""


class SheetForm(forms.ModelForm[Any]):  # of whatever table the sheet has
    """A row. ``choices`` are those of the sheet; ``record`` makes the core's value."""

    choices: ClassVar[Choices]

    @classmethod
    def fitted(cls, choices: Choices) -> dict[str, forms.Field | None]:
        """Fields whose choices are the sheet's own; ``None`` for those that it has not."""
        return {}

    def record(self, row: Any) -> Entry | None:
        """The row as the core checks it; ``None`` where there is no check for one row."""
        return None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        for name, value in cleaned.items():
            setattr(self.instance, name, value)
        record = self.record(self.instance)
        if record is not None:
            for one in blocking(record, self.choices):
                column = COLUMNS.get(one.kind.field, one.kind.field)
                self.add_error(column if column in self.fields else None, told(one))
        return cleaned


def checker(choices: Choices) -> RecordChecker:
    """For rows of the sheet's book."""
    return RecordChecker(
        choices.place.year,
        choices.ledger_book,
        frozenset(one.code for one in choices.projects.values()),
        frozenset(choices.procurements),
    )


def blocking(record: Entry, choices: Choices) -> list[Problem]:
    """Problems with which the row cannot be kept."""
    return [one for one in checker(choices).problems(record) if one.kind.blocking]


def told(one: Problem) -> str:
    """A problem as it stands at a cell: the record is the row itself and need not be named."""
    return f"{row_words(one)}。{one.remedy}"


def row_words(one: Problem) -> str:
    """What is wrong, said of “这一行”."""
    words = one.kind.message.format_map({"record": _THIS, **dict(one.values)})
    return words.replace(f"{_THIS} ", _THIS)


def lines(choices: Choices) -> Lines:
    """For rows of the sheet, its projects known."""
    return Lines({one.pk: one.code for one in choices.projects.values()})
