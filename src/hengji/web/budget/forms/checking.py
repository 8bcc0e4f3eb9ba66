"""A row of a sheet held against the core's checks before it is kept."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from hengji.kernel.problems import Problem
from hengji.ledger.checks import Entry
from hengji.web.budget.forms.fields import Choices, RowField

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

    def _get_validation_exclusions(self) -> set[str]:
        """Rows chosen from the sheet's own list were read for it: they are not asked for again,
        one query for each cell of a long paste; the database holds the reference anyway.
        """
        chosen = {name for name, one in self.fields.items() if isinstance(one, RowField)}
        others: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # the stubs leave it out
        return others | chosen

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


def blocking(record: Entry, choices: Choices) -> list[Problem]:
    """Problems with which the row cannot be kept."""
    return [one for one in choices.checker.problems(record) if one.kind.blocking]


def told(one: Problem) -> str:
    """A problem as it stands at a cell: the record is the row itself and need not be named."""
    return f"{row_words(one)}。{one.remedy}"


def row_words(one: Problem) -> str:
    """What is wrong, said of “这一行”."""
    words = one.kind.message.format_map({"record": _THIS, **dict(one.values)})
    return words.replace(f"{_THIS} ", _THIS)
