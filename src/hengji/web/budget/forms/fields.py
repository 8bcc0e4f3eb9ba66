"""Fields that a sheet's rows share, their choices read once for all rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django import forms
from django.db import models

from hengji.ledger import Book
from hengji.web.budget.models import Procurement, Project
from hengji.web.budget.models.rows import FUNDS
from hengji.web.budget.values import book_of
from hengji.web.shell.place import Place

YES, NO = "是", "否"


@dataclass(slots=True)
class Choices:
    """What the rows of one book of one year may name: its projects and procurements."""

    place: Place
    book: str
    _projects: dict[str, Project] | None = field(default=None)
    _procurements: dict[str, Procurement] | None = field(default=None)

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

    def project_field(self) -> forms.TypedChoiceField:
        named = [(key, f"{one.code} {one.name}") for key, one in self.projects.items()]
        return _row_field("项目", named, self.projects.get)

    def procurement_field(self) -> forms.TypedChoiceField:
        named = [(key, one.name) for key, one in self.procurements.items()]
        return _row_field("政府采购", named, self.procurements.get)

    def fund_field(self, label: str = "资金性质") -> forms.ChoiceField:
        return forms.ChoiceField(label=label, choices=FUNDS[self.ledger_book.value])


def _row_field(
    label: str, named: Iterable[tuple[str, str]], get: Callable[[str], models.Model | None]
) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
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
