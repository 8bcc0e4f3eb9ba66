"""Rows of the tables as values of the ledger: nothing is computed here."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    Appropriation,
    Book,
    CarryOver,
    ExpenditureKind,
    Fund,
    FundType,
    IncomeBudget,
    IncomeKind,
    Line,
    Origin,
    OriginKind,
    Payment,
    PlanMonth,
    Procurement,
    Project,
    Receipt,
    ThreePublic,
    UnionIncome,
)
from hengji.web.budget import models as rows
from hengji.web.budget.entries import LineKey, Row, line_key
from hengji.web.rows.choices import member
from hengji.web.rows.choices import stored as stored_name

_UNION = "union_"


def book_of(stored: str) -> Book:
    """``fiscal`` → 财政账."""
    return member(Book, stored)


def fund_of(stored: str) -> Fund:
    """``general`` is a fund of the fiscal book, ``union_dues`` one of the union book."""
    if stored.startswith(_UNION):
        return member(UnionIncome, stored.removeprefix(_UNION))
    return member(FundType, stored)


def fund_stored(fund: Fund) -> str:
    """The opposite of :func:`fund_of`."""
    name = stored_name(fund)
    return _UNION + name if isinstance(fund, UnionIncome) else name


Entry = Adjustment | Appropriation | CarryOver | Payment


class Lines:
    """Lines of rows, each different one made once. ``projects``: primary key → key."""

    def __init__(self, projects: dict[int, str]) -> None:
        self.projects = projects
        self._known: dict[LineKey, Line] = {}
        self._near: dict[int, tuple[LineKey, Line]] = {}

    def of(self, key: LineKey) -> Line:
        """The line that a row stands on. Rows that come together share their keys."""
        near = self._near.get(id(key))
        if near is not None:
            return near[1]
        line = self._known.get(key)
        if line is None:
            project = self.projects.get(key.project_id or 0, "")
            line = self._known[key] = made_line(key, project)
        self._near[id(key)] = (key, line)  # held, so that its id stays its own
        return line


def made_line(key: LineKey, project: str) -> Line:
    """The core's line of these columns; ``project`` is the project's code."""
    return Line(
        fund_of(key.fund),
        member(ExpenditureKind, key.kind),
        key.functional,
        key.economic,
        project,
        member(ThreePublic, key.three_public) if key.three_public else None,
        key.procured,
        Origin(member(OriginKind, key.origin), key.origin_document),
    )


def project(row: Row) -> Project:
    """The row as a project; ``document`` holds its code."""
    key = row.line
    return Project(
        RecordRef(RecordKind.PROJECT, str(row.pk), row.words),
        row.document,
        row.words,
        member(ExpenditureKind, key.kind),
        Origin(member(OriginKind, key.origin), key.origin_document),
        row.more,
        row.cause,
    )


def entry(row: Row, lines: Lines) -> Entry:
    """The record of a row; of what kind, its table says.

    Raises ``ValueError`` for a row without an amount.
    """
    if row.amount is None:
        raise ValueError("a record has an amount")
    line = lines.of(row.line)
    match row.table:
        case "appropriation":
            ref = _ref(RecordKind.APPROPRIATION, row, _label(line))
            return Appropriation(ref, row.amount, line, row.day, row.document)
        case "adjustment":
            return _adjustment(row, row.amount, line)
        case "carry_over":
            ref = _ref(RecordKind.CARRY_OVER, row, _label(line))
            return CarryOver(ref, row.amount, line, row.document)
        case _:
            return _payment(row, row.amount, line)


def _adjustment(row: Row, amount: Decimal, line: Line) -> Adjustment:
    cause = member(AdjustmentKind, row.cause)
    label = " ".join(one for one in (cause.value, row.words[:20]) if one)
    return Adjustment(
        _ref(RecordKind.ADJUSTMENT, row, label),
        amount,
        line,
        cause,
        row.words,
        row.document,
        row.day,
        row.completed,
        row.more,
    )


def _payment(row: Row, amount: Decimal, line: Line) -> Payment:
    if row.day is None:
        raise ValueError("a payment has a day")
    bought = str(row.number) if row.number else ""
    if bought and not line.procurement:
        line = replace(line, procurement=True)
    ref = _ref(RecordKind.PAYMENT, row, row.words or row.document)
    return Payment(ref, amount, line, row.day, row.words, row.more, bought)


def _ref(kind: RecordKind, row: Row, label: str) -> RecordRef:
    return RecordRef(kind, str(row.pk), label, row.day)


def plan_months(row: rows.PlanLine, lines: Lines) -> tuple[PlanMonth, ...]:
    """The months of a plan that are filled in. Their keys begin with the row's."""
    line = lines.of(line_key(row))
    return tuple(
        PlanMonth(
            RecordRef(RecordKind.PLAN, f"{row.pk}-{month}", f"{month}月 {line.kind.value}"),
            month,
            amount,
            line,
        )
        for month, amount in row.amounts().items()
    )


def receipt(row: Row) -> Receipt:
    """The row as money received. Raises ``ValueError`` without an amount."""
    if row.amount is None:
        raise ValueError("a record has an amount")
    fund = fund_of(row.line.fund)
    origin = Origin(member(OriginKind, row.line.origin), row.line.origin_document)
    ref = _ref(RecordKind.RECEIPT, row, row.words or fund.value)
    income = member(IncomeKind, row.cause) if row.cause else None
    return Receipt(ref, row.amount, fund, row.day, origin, row.document, income)


def income_budget(row: Row) -> IncomeBudget:
    """The row as a line of the income budget, either amount of which may be missing."""
    kind = member(IncomeKind, row.cause)
    ref = _ref(RecordKind.INCOME, row, kind.value)
    return IncomeBudget(ref, kind, row.amount, row.second, row.document)


def procurement(row: Row, lines: Lines) -> Procurement:
    """The row as a purchase; ``lines`` knows its project."""
    key = lines.projects.get(row.line.project_id or 0, "")
    ref = _ref(RecordKind.PROCUREMENT, row, row.words)
    return Procurement(ref, row.words, row.amount, row.second, key, row.day)


def _label(line: Line) -> str:
    return " ".join(one for one in (line.kind.value, line.economic or line.functional) if one)
