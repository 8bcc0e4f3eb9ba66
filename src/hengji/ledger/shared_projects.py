"""Projects of several units side by side: one code stands for one project, or is told apart.

Units number their projects themselves, so two of them may use one code for different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from hengji.ledger.records import (
    Adjustment,
    Appropriation,
    CarryOver,
    Line,
    Payment,
    PlanMonth,
    Project,
)
from hengji.ledger.year import YearBook

_OnLine = TypeVar("_OnLine", Adjustment, Appropriation, CarryOver, Payment, PlanMonth)


def told_apart(books: Sequence[YearBook]) -> tuple[YearBook, ...]:
    """The same books; a project whose code another unit before it uses for a project of
    another name is called ``code@unit`` there, last year's too.
    """
    names: dict[str, str] = {}
    found: list[YearBook] = []
    for book in books:
        own = {one.key: one.name for one in _projects(book)}
        taken = [key for key, name in own.items() if names.get(key, name) != name]
        new = {key: f"{key}@{book.unit.budget_code}" for key in taken}
        found.append(_renamed(book, new) if new else book)
        for key, name in own.items():
            names.setdefault(new.get(key, key), name)
    return tuple(found)


def _projects(book: YearBook) -> Iterator[Project]:
    """This year's and last year's, this year's name first."""
    if book.prior is not None:
        yield from book.prior.projects
    yield from book.projects


def _renamed(book: YearBook, new: Mapping[str, str]) -> YearBook:
    lines: dict[Line, Line] = {}

    def line(old: Line) -> Line:
        if old.project not in new:
            return old
        known = lines.get(old)
        if known is None:
            known = lines[old] = replace(old, project=new[old.project])
        return known

    def moved(records: Sequence[_OnLine]) -> tuple[_OnLine, ...]:
        return tuple(
            replace(one, line=line(one.line)) if one.line.project in new else one
            for one in records
        )

    return replace(
        book,
        projects=tuple(replace(one, key=new.get(one.key, one.key)) for one in book.projects),
        appropriations=moved(book.appropriations),
        adjustments=moved(book.adjustments),
        carried_in=moved(book.carried_in),
        payments=moved(book.payments),
        plan=moved(book.plan),
        procurements=tuple(
            replace(one, project=new.get(one.project, one.project)) for one in book.procurements
        ),
        prior=_renamed(book.prior, new) if book.prior is not None else None,
    )
