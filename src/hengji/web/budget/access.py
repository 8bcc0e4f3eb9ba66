"""Who may open a book, and whether it may be changed now."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from hengji.web.accounts.permissions import may
from hengji.web.budget.forms.fields import Choices
from hengji.web.rows.models import Book
from hengji.web.shell.place import Place, year_place
from hengji.web.units.models import UnitYear


@dataclass(frozen=True, slots=True)
class Desk:
    """A book of a unit's year as it lies before the one who asks.

    ``year``: ``None`` where the year has not been opened. ``persons``: are names of payees
    shown?
    """

    place: Place
    book: str
    year: UnitYear | None
    editable: bool
    persons: bool
    other_book: bool
    """May the other book be seen too?"""

    @property
    def choices(self) -> Choices:
        return Choices(self.place, self.book)

    @property
    def space(self) -> str:
        """Namespace of this book's addresses."""
        return "union" if self.book == Book.UNION else "budget"

    @property
    def title(self) -> str:
        return str(Book(self.book).label)

    @property
    def hidden(self) -> frozenset[str]:
        """Columns that this reader does not see."""
        return frozenset() if self.persons else frozenset({"payee"})

    @property
    def sheet_url(self) -> str:
        return f"{self.space}:sheet"

    @property
    def trace_url(self) -> str:
        return f"{self.space}:trace"

    @property
    def overview_url(self) -> str:
        return f"{self.space}:overview"

    @property
    def imports_url(self) -> str:
        return f"{self.space}:imports"

    @property
    def import_url(self) -> str:
        return f"{self.space}:import"

    @property
    def act_url(self) -> str:
        return f"{self.space}:import_act"

    @property
    def columns_url(self) -> str:
        return f"{self.space}:import_columns"

    @property
    def template_url(self) -> str:
        return f"{self.space}:template"

    def url(self, name: str, **more: object) -> str:
        return self.place.url(f"{self.space}:{name}", **more)


def desk(request: HttpRequest, code: str, year: int, book: str) -> Desk:
    """The book that an address names. Raises 404 outside the scope, 403 with the reason."""
    other = Book.FISCAL if book == Book.UNION else Book.UNION
    place = year_place(request, code, year, "budget", f"unit.view_{book}")
    opened = UnitYear.objects.filter(unit=place.unit, year=year).first()
    fills = may(request.user, "unit.fill", place.unit)
    return Desk(
        place,
        book,
        opened,
        fills and opened is not None and opened.open,
        may(request.user, "unit.view_persons", place.unit),
        may(request.user, f"unit.view_{other}", place.unit),
    )
