"""The rows of a book, of eight tables, in one statement.

A page of a year has few statements to spend, and a book may have twenty thousand payments:
rows come as tuples, not as models.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DecimalField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from hengji.web.budget import models as rows
from hengji.web.budget.models.rows import LineRow

_TEXT = Value("", CharField())
_NO_DAY = Cast(Value(None), DateField())
_NO_NUMBER = Cast(Value(None), IntegerField())
_NO_AMOUNT = Cast(Value(None), DecimalField(max_digits=18, decimal_places=2))
_TABLES = (
    "project",
    "appropriation",
    "adjustment",
    "carry_over",
    "payment",
    "receipt",
    "procurement",
    "incomebudget",
)
_EMPTY: dict[str, Any] = {
    "fund": Value("general", CharField()),
    "kind": Value("public", CharField()),
    "functional": _TEXT,
    "economic": _TEXT,
    "project_id": _NO_NUMBER,
    "three_public": _TEXT,
    "procured": Value(False, BooleanField()),
    "origin": Value("own_level", CharField()),
    "origin_document": _TEXT,
    "amount": _NO_AMOUNT,
    "second": _NO_AMOUNT,
    "day": _NO_DAY,
    "document": _TEXT,
    "words": _TEXT,
    "more": _TEXT,
    "number": _NO_NUMBER,
    "cause": _TEXT,
    "completed": Value(True, BooleanField()),
}


class LineKey(NamedTuple):
    """The columns that make a line."""

    fund: str
    kind: str
    functional: str
    economic: str
    project_id: int | None
    three_public: str
    procured: bool
    origin: str
    origin_document: str


class Row(NamedTuple):
    """One row of one of the tables; what a table has not is empty.

    ``second``: what a procurement came to, the change of an income. ``number``: the
    procurement of a payment. ``words``: the reason of an adjustment, the purpose of a payment,
    a name. ``more``: its pair, its payee. ``document``: a voucher, a project's code.
    ``cause``: the kind of an adjustment or of income.
    """

    table: str
    pk: int
    unit_id: int
    year: int
    line: LineKey
    amount: Decimal | None
    second: Decimal | None = None
    day: date | None = None
    document: str = ""
    words: str = ""
    more: str = ""
    number: int | None = None
    cause: str = ""
    completed: bool = True


_LINE_FROM, _LINE_TO = 5, 5 + len(LineKey._fields)
_OWN_LINE = {name: F(name) for name in LineKey._fields}


def book_rows(units: list[int], years: list[int], book: str) -> Iterator[Row]:
    """Rows of these units, years and this book, projects first, each table in its order."""
    chosen = {"unit__in": units, "year__in": years, "book": book}
    first, *others = _parts(chosen)
    yield from _read(first.union(*others, all=True))


def payment_rows(
    unit: int, year: int, book: str, spans: Iterable[tuple[int, int]]
) -> Iterator[Row]:
    """The payments of one book whose keys are in one of these spans, ends left out."""
    within = Q()
    for first, end in spans:
        within |= Q(pk__gte=first, pk__lt=end)
    own = {"unit": unit, "year": year, "book": book}
    yield from _read(_payments(rows.Payment.objects.filter(within, **own)))


def _read(selected: Any) -> Iterator[Row]:  # as _selected makes them
    every = selected.order_by("x_rank", "x_sort_day", "x_row")
    sql, values = every.query.sql_with_params()
    known: dict[tuple[Any, ...], LineKey] = {}
    with connection.cursor() as cursor:  # Django would convert each value once more
        cursor.execute(sql, values)
        for one in cursor.fetchall():
            said = one[_LINE_FROM:_LINE_TO]
            line = known.get(said)
            if line is None:
                line = known[said] = LineKey(*said)
            key, unit, year = one[2:_LINE_FROM]
            yield Row(_TABLES[one[0]], key, unit, year, line, *one[_LINE_TO:])


def _payments(found: QuerySet[rows.Payment]) -> Any:  # as _selected
    return _selected(
        found,
        **_OWN_LINE,
        amount=F("amount"),
        day=F("day"),
        document=F("voucher"),
        words=F("purpose"),
        more=F("payee"),
        number=F("procurement_id"),
    )


def _parts(chosen: dict[str, Any]) -> Iterator[Any]:  # querysets of tuples
    yield from _budgeted(chosen)
    yield _payments(rows.Payment.objects.filter(**chosen))
    yield from _received_and_bought(chosen)


def _budgeted(chosen: dict[str, Any]) -> Iterator[Any]:
    line = {**_OWN_LINE, "amount": F("amount")}
    yield _selected(
        rows.Project.objects.filter(**chosen),
        document=F("code"),
        words=F("name"),
        kind=F("kind"),
        origin=F("origin"),
        origin_document=F("origin_document"),
        more=F("supervisor"),
        cause=F("implementer"),
    )
    approved = rows.Appropriation.objects.filter(stage="approved", **chosen)
    yield _selected(approved, **line, day=F("day"), document=F("document"))
    yield _selected(
        rows.Adjustment.objects.filter(**chosen),
        **line,
        day=F("day"),
        document=F("document"),
        words=F("reason"),
        more=F("pair"),
        cause=F("cause"),
        completed=F("completed"),
    )
    yield _selected(rows.CarryOver.objects.filter(**chosen), **line, document=F("document"))


def _received_and_bought(chosen: dict[str, Any]) -> Iterator[Any]:
    yield _selected(
        rows.Receipt.objects.filter(**chosen),
        fund=F("fund"),
        origin=F("origin"),
        origin_document=F("origin_document"),
        amount=F("amount"),
        day=F("day"),
        document=F("document"),
        words=F("label"),
        cause=F("income"),
    )
    yield _selected(
        rows.Procurement.objects.filter(**chosen),
        words=F("name"),
        project_id=F("project_id"),
        amount=F("budget"),
        second=F("actual"),
        day=F("day"),
    )
    yield _selected(
        rows.IncomeBudget.objects.filter(**chosen),
        cause=F("kind"),
        amount=F("amount"),
        second=F("change"),
        document=F("document"),
    )


def _selected(
    found: QuerySet[Any],  # any of the eight models
    **columns: F,
) -> Any:  # a queryset of tuples, which the stubs cannot follow
    """One table's part of the statement; columns named alike in every part."""
    rank = _TABLES.index(_name(found.model))
    told = {f"x_{name}": columns.get(name, empty) for name, empty in _EMPTY.items()}
    order = {"x_rank": Value(rank, IntegerField()), "x_row": F("pk")}
    order["x_sort_day"] = columns.get("day", _NO_DAY)
    return (
        found.order_by()
        .annotate(**order, **told)
        .values_list("x_rank", "x_sort_day", "x_row", "unit_id", "year", *told)
    )


def _name(model: type[rows.YearRow]) -> str:
    return "carry_over" if model is rows.CarryOver else str(model._meta.model_name)


def line_key(row: LineRow) -> LineKey:
    """The line of a row that was loaded as a model."""
    return LineKey(*(getattr(row, name) for name in LineKey._fields))


def row_of(one: rows.Appropriation | rows.Adjustment | rows.CarryOver | rows.Payment) -> Row:
    """A row that is being typed, as it will come out of the database."""
    line = line_key(one)
    row = Row(str(one._meta.model_name), one.pk or 0, one.unit_id, one.year, line, one.amount)
    match one:
        case rows.Appropriation():
            return row._replace(day=one.day, document=one.document)
        case rows.Adjustment():
            return row._replace(
                day=one.day,
                document=one.document,
                words=one.reason,
                more=one.pair,
                cause=one.cause,
                completed=one.completed,
            )
        case rows.CarryOver():
            return row._replace(table="carry_over", document=one.document)
        case rows.Payment():
            return row._replace(
                day=one.day,
                document=one.voucher,
                words=one.purpose,
                more=one.payee,
                number=one.procurement_id,
            )


def receipt_row(one: rows.Receipt) -> Row:
    """Income that is being typed, as it will come out of the database."""
    line = LineKey(one.fund, "public", "", "", None, "", False, one.origin, one.origin_document)
    row = Row("receipt", one.pk or 0, one.unit_id, one.year, line, one.amount)
    return row._replace(day=one.day, document=one.document, words=one.label, cause=one.income)


def income_row(one: rows.IncomeBudget) -> Row:
    """A line of the income budget that is being typed."""
    line = LineKey("general", "public", "", "", None, "", False, "own_level", "")
    row = Row("incomebudget", one.pk or 0, one.unit_id, one.year, line, one.amount)
    return row._replace(second=one.change, cause=one.kind, document=one.document)
