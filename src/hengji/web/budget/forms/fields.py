"""Fields that a sheet's rows share, their choices read once for all rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django import forms
from django.db import models

from hengji.ledger import Book
from hengji.ledger.checks import RecordChecker
from hengji.web.budget.models import Procurement, Project
from hengji.web.budget.models.rows import FUNDS
from hengji.web.budget.values import Lines, book_of
from hengji.web.shell.place import Place

YES, NO = "是", "否"


class SharedFields(dict[str, forms.Field]):
    """Fields that the forms of all rows of a sheet use together, since none changes them.

    Django copies a form's fields for each form; for a paste of hundreds of rows that is most
    of the work.
    """

    def __deepcopy__(self, memo: dict[int, object]) -> SharedFields:
        return self


class RowField(forms.TypedChoiceField):
    """A choice among rows of the same book, which are at hand already."""


@dataclass(slots=True)
class Choices:
    """What the rows of one book of one year may name: its projects and procurements."""

    place: Place
    book: str
    _projects: dict[str, Project] | None = field(default=None)
    _procurements: dict[str, Procurement] | None = field(default=None)
    _checker: RecordChecker | None = field(default=None)
    _lines: Lines | None = field(default=None)

    @property
    def ledger_book(self) -> Book:
        return book_of(self.book)

    @property
    def of(self) -> dict[str, object]:
        """The columns that say whose row it is."""
        return {"unit": self.place.unit, "year": self.place.year, "book": self.book}

    @property
    def projects(self) -> dict[str, Project]:
        """By primary key."""
        if self._projects is None:
            self._projects = {str(one.pk): one for one in Project.objects.filter(**self.of)}
        return self._projects

    @property
    def procurements(self) -> dict[str, Procurement]:
        """By primary key."""
        if self._procurements is None:
            found = Procurement.objects.filter(**self.of)
            self._procurements = {str(one.pk): one for one in found}
        return self._procurements

    @property
    def checker(self) -> RecordChecker:
        """The core's checks of a row of this book, made once for all rows."""
        if self._checker is None:
            codes = frozenset(one.code for one in self.projects.values())
            bought = frozenset(self.procurements)
            self._checker = RecordChecker(self.place.year, self.ledger_book, codes, bought)
        return self._checker

    @property
    def lines(self) -> Lines:
        """The budget lines that rows stand on, its projects known."""
        if self._lines is None:
            self._lines = Lines({one.pk: one.code for one in self.projects.values()})
        return self._lines

    def project_field(self) -> RowField:
        named = [(key, f"{one.code} {one.name}") for key, one in self.projects.items()]
        return _row_field("项目", named, self.projects.get)

    def procurement_field(self) -> RowField:
        named = [(key, one.name) for key, one in self.procurements.items()]
        return _row_field("政府采购", named, self.procurements.get)

    def fund_field(self, label: str = "资金性质") -> forms.ChoiceField:
        return forms.ChoiceField(label=label, choices=FUNDS[self.ledger_book.value])


def _row_field(
    label: str, named: Iterable[tuple[str, str]], get: Callable[[str], models.Model | None]
) -> RowField:
    return RowField(
        label=label,
        choices=[("", ""), *named],
        coerce=get,
        empty_value=None,
        required=False,
    )


def yes_no(label: str, *, first: str = YES, help_text: str = "") -> forms.TypedChoiceField:
    """A choice of 是 and 否; ``first`` is offered in a blank row."""
    order = (YES, NO) if first == YES else (NO, YES)
    return forms.TypedChoiceField(
        label=label,
        choices=[(one, one) for one in order],
        coerce=lambda text: text == YES,
        help_text=help_text,
    )
