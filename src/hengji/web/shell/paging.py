"""Long lists page by page on the screen, whole where they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

_Item = TypeVar("_Item")
_Row = TypeVar("_Row", bound=Model)
WHOLE: Final = "all"
"""What an address names instead of a page's number."""


def paged(items: Sequence[_Item], size: int, wanted: str) -> Page[_Item]:
    """The page that was asked for, of so many items; ``WHOLE`` for one page of all."""
    return Paginator(items, max(len(items), 1) if wanted == WHOLE else size).get_page(wanted)


def paged_rows(rows: QuerySet[_Row], size: int, wanted: str) -> Page[_Row]:
    """The same of rows; they are counted by the database."""
    return Paginator(rows, max(rows.count(), 1) if wanted == WHOLE else size).get_page(wanted)


def rows_of(page: Page[_Row], rows: QuerySet[_Row]) -> QuerySet[_Row]:
    """The rows that stand on a page of ``rows``, to be narrowed further.

    Named by their keys: a database that is given the question for them instead asks it again
    for every row.
    """
    if not page.has_other_pages():
        return rows
    first = max(page.start_index() - 1, 0)
    return rows.filter(pk__in=list(rows.values_list("pk", flat=True)[first : page.end_index()]))
