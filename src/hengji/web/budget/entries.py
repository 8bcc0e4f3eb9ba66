"""All rows that stand on a line, of four tables, in one statement.

A page of a year has few statements to spend, and a book may have twenty thousand payments:
rows come as tuples, not as models.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    F,
    IntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from hengji.web.budget import models as rows
from hengji.web.budget.models.rows import LineRow

_LINE = (
    "fund",
    "kind",
    "functional",
    "economic",
    "project_id",
    "three_public",
    "procured",
    "origin",
    "origin_document",
)
_EMPTY = Value("", CharField())
_NO_DAY = Cast(Value(None), DateField())
_NO_NUMBER = Cast(Value(None), IntegerField())
_YES = Value(True, BooleanField())


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

    ``number``: the procurement of a payment. ``words``: the reason of an adjustment, the
    purpose of a payment. ``more``: its pair, its payee.
    """

    table: str
    pk: int
    unit_id: int
    year: int
    line: LineKey
    amount: Decimal
    day: date | None
    document: str
    words: str
    more: str
    number: int | None
    cause: str
    completed: bool


def line_rows(units: list[int], years: list[int], book: str) -> Iterator[Row]:
    """Rows of these units, years and this book, table by table, each in its order."""
    chosen = {"unit__in": units, "year__in": years, "book": book}
    first, *others = (
        _selected(
            rows.Appropriation.objects.filter(stage="approved", **chosen),
            "appropriation",
            day=F("day"),
            document=F("document"),
        ),
        _selected(
            rows.Adjustment.objects.filter(**chosen),
            "adjustment",
            day=F("day"),
            document=F("document"),
            words=F("reason"),
            more=F("pair"),
            cause=F("cause"),
            completed=F("completed"),
        ),
        _selected(
            rows.CarryOver.objects.filter(**chosen), "carry_over", document=F("document")
        ),
        _selected(
            rows.Payment.objects.filter(**chosen),
            "payment",
            day=F("day"),
            document=F("voucher"),
            words=F("purpose"),
            more=F("payee"),
            number=F("procurement_id"),
        ),
    )
    every = first.union(*others, all=True).order_by("rank", "sort_day", "row")
    for one in every.iterator(chunk_size=5_000):
        yield Row(*one[3:7], LineKey(*one[7:16]), *one[16:])


def _selected(
    found: QuerySet[Any],  # any of four models
    table: str,
    **columns: F,
) -> QuerySet[Any, tuple[Any, ...]]:
    """One table's part of the statement; columns named alike in every part."""
    rank = ("appropriation", "adjustment", "carry_over", "payment").index(table)
    extra = {
        "x_day": columns.get("day", _NO_DAY),
        "x_document": columns.get("document", _EMPTY),
        "x_words": columns.get("words", _EMPTY),
        "x_more": columns.get("more", _EMPTY),
        "x_number": columns.get("number", _NO_NUMBER),
        "x_cause": columns.get("cause", _EMPTY),
        "x_completed": columns.get("completed", _YES),
    }
    return (
        found.order_by()
        .annotate(
            rank=Value(rank, IntegerField()),
            sort_day=columns.get("day", _NO_DAY),
            row=F("pk"),
            table=Value(table, CharField()),
            **extra,
        )
        .values_list(
            "rank",
            "sort_day",
            "row",
            "table",
            "pk",
            "unit_id",
            "year",
            *_LINE,
            "amount",
            *extra,
        )
    )


def line_key(row: LineRow) -> LineKey:
    """The line of a row that was loaded as a model."""
    return LineKey(*(getattr(row, name) for name in _LINE))


def row_of(one: rows.Appropriation | rows.Adjustment | rows.CarryOver | rows.Payment) -> Row:
    """A row that is being typed, as it will come out of the database."""
    own = (one.pk or 0, one.unit_id, one.year, line_key(one), one.amount)
    match one:
        case rows.Appropriation():
            return Row("appropriation", *own, one.day, one.document, "", "", None, "", True)
        case rows.Adjustment():
            told = (one.day, one.document, one.reason, one.pair, None, one.cause, one.completed)
            return Row("adjustment", *own, *told)
        case rows.CarryOver():
            return Row("carry_over", *own, None, one.document, "", "", None, "", True)
        case rows.Payment():
            told = (one.day, one.voucher, one.purpose, one.payee, one.procurement_id, "", True)
            return Row("payment", *own, *told)
