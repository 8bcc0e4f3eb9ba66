"""A file read and held against the core's checks, the year's book, and earlier imports."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Any

from hengji.kernel.problems import Problem
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Adjustment,
    Appropriation,
    Asset,
    Book,
    CarryOver,
    IncomeBudget,
    Payment,
    PlanMonth,
    Procurement,
    Project,
    Receipt,
    YearBook,
)
from hengji.ledger.checks import book_problems
from hengji.web.budget.forms.checking import row_words
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.kinds import KINDS
from hengji.web.budget.imports.lines import Placing
from hengji.web.budget.imports.outcome import Outcome, Progress, Skipped
from hengji.web.budget.imports.parts import Alike, Part, Record
from hengji.web.budget.imports.people import staffing
from hengji.web.budget.imports.reading import Reading, find_entries
from hengji.web.budget.imports.recognition import Layout
from hengji.web.budget.imports.tables import Sheet
from hengji.web.budget.imports.wordings import columns_of
from hengji.web.budget.models import ImportBatch
from hengji.web.budget.project_codes import new_codes
from hengji.web.shell.printing import yuan

_COLUMNS = {
    "document": "origin_document",
    "key": "voucher",
}
_AGAINST = ("LB202", "LB210", "LB211", "LB212", "LB213")
"""Checks of the book as a whole that an import may set off."""


class Plan:
    """How a file is to be taken in: its kind and layout, and what the clerk decided.

    ``create``: projects that the year does not have are made. ``again``: rows that stand in
    the book already are left out.
    """

    def __init__(
        self, kind: str, layout: Layout, *, create: bool = False, again: bool = False
    ) -> None:
        self.kind = kind
        self.layout = layout
        self.create = create
        self.again = again


def examine(
    sheets: list[Sheet], plan: Plan, known: Choices, book: YearBook, progress: Progress
) -> Outcome:
    """Read the file and say everything that is wrong with it; nothing is kept.

    ``book`` is the year's book as it is now.
    """
    sheet = next((one for one in sheets if one.name == plan.layout.sheet), sheets[0])
    reading = Reading(sheet, plan.layout, known.place.year)
    if not _has_columns(reading, plan):
        return reading.outcome
    find_entries(reading)
    outcome, most = reading.outcome, len(reading.rows)
    progress(0, most)
    columns = Columns(reading, plan.kind, union=known.ledger_book is Book.UNION)
    if plan.kind == ImportBatch.Kind.STAFFING:
        outcome.heads = staffing(columns)
    else:
        kind = KINDS[ImportBatch.Kind(plan.kind)]
        parts = kind.take(columns, Placing(known))
        progress(most // 2, most)
        outcome.parts = [_without(one, reading.bad) for one in parts]
        _check(reading, plan, known, book)
    outcome.problems.sort(key=lambda one: (one.row, len(one.column), one.column))
    return outcome


def _without(part: Part, bad: set[int]) -> Part:
    return part.kept([one not in bad for one in part.numbers]) if bad else part


def _has_columns(reading: Reading, plan: Plan) -> bool:
    """Are the columns there without which nothing can be read?"""
    missing = [
        one.label
        for one in columns_of(plan.kind)
        if one.required and not any(reading.has(name) for name in (one.name, *one.instead))
    ]
    for label in missing:
        words = f"没有找到“{label}”列"
        reading.problem(0, "", words, "在“列的对应”里选出这一列。")
    return not missing


def _check(reading: Reading, plan: Plan, known: Choices, book: YearBook) -> None:
    outcome = reading.outcome
    codes = {one.code for one in known.projects.values()}
    named = dict.fromkeys(one.project for part in outcome.parts for one in part.lines)
    fresh = [name for name in named if name and name not in codes]
    if plan.create:
        outcome.new_projects = new_codes(fresh, codes)
    else:
        _unknown_projects(reading, frozenset(fresh))
    _set_apart_known(reading, plan, book)
    before = {(one.code, one.message) for one in book_problems(book) if one.code in _AGAINST}
    made = [_project(name) for name in outcome.new_projects.values()]
    for one in book_problems(_with(book, outcome.parts, made)):
        row = _row_of(one)
        if row and one.code not in _AGAINST:
            column = _COLUMNS.get(one.kind.field, one.kind.field)
            must = one.kind.blocking
            reading.problem(row, column, row_words(one), one.remedy, must=must, code=one.code)
        elif one.code in _AGAINST and (one.code, one.message) not in before:
            words, field = one.message, one.kind.field
            reading.problem(row, field, words, one.remedy, must=False, code=one.code)
    _against_the_sum(reading)


def _unknown_projects(reading: Reading, fresh: frozenset[str]) -> None:
    """Tables that stand on no line name projects too; the core does not look at those."""
    for part in reading.outcome.parts:
        if part.on_lines or not fresh:
            continue
        for number, line in zip(part.numbers, part.lines, strict=True):
            if line.project in fresh:
                words = f"项目“{line.project[:20]}”不在本年度的项目中"
                remedy = "先建立这个项目，或勾选“没有的项目自动建立”。"
                reading.problem(number, "project", words, remedy)


def _row_of(one: Problem) -> int:
    """The row of the file that a problem is about; 0 for none."""
    key = one.record.key if one.record else ""
    return int(key[1:].partition("-")[0]) if key[1:2].isdecimal() and key[0] == "#" else 0


def _project(name: str) -> Project:
    """A project that will be made, as the rows of the file call it."""
    return Project(RecordRef(RecordKind.PROJECT, f"#{name}", name), name, name)


def _set_apart_known(reading: Reading, plan: Plan, book: YearBook) -> None:
    """Rows that stand in the book already: left out where the clerk said so, else told."""
    before = Counter(KINDS[ImportBatch.Kind(plan.kind)].known(book))
    if not before:
        return
    outcome = reading.outcome
    outcome.parts = [_fresh(reading, plan, part, before) for part in outcome.parts]


def _fresh(reading: Reading, plan: Plan, part: Part, before: Counter[Alike]) -> Part:
    keep: list[bool] = []
    for number, alike, line in zip(part.numbers, part.alike, part.lines, strict=True):
        again = before[alike] > 0
        keep.append(not (again and plan.again))
        if not again:
            continue
        before[alike] -= 1
        if plan.again:
            words = " ".join(str(one) for one in alike if isinstance(one, str) and one)
            shown = words or line.line.kind.value
            reading.outcome.skipped.append(Skipped(number, "账上已有", shown))
        else:
            reading.problem(
                number,
                "",
                "账上已有一条内容完全相同的记录",
                "已经导入过的，选“跳过账上已有的行”；确为另一笔的，在用途或说明中注明。",
            )
    return part if all(keep) else part.kept(keep)


_FIELDS: dict[type[Record], str] = {
    Payment: "payments",
    Appropriation: "appropriations",
    Asset: "assets",
    IncomeBudget: "income",
    CarryOver: "carried_in",
    Adjustment: "adjustments",
    PlanMonth: "plan",
    Procurement: "procurements",
    Receipt: "receipts",
}


def _with(book: YearBook, parts: list[Part], projects: list[Project]) -> YearBook:
    """The book as it will be."""
    told: dict[str, Any] = {"projects": (*book.projects, *projects)}  # one tuple a field
    for part in parts:
        records = tuple(chain.from_iterable(part.records))
        if records:
            field = _FIELDS[type(records[0])]
            told[field] = getattr(book, field) + records
    return replace(book, **told)


def _against_the_sum(reading: Reading) -> None:
    """The rows and the sum that the file itself gives: chosen figures, equal to the cent."""
    outcome = reading.outcome
    several = len(outcome.parts) > 1
    told = (
        _amount(one, several=several)
        for part in outcome.parts
        for one in chain.from_iterable(part.records)
    )
    amounts = [one for one in told if one is not None]
    outcome.total = sum(amounts, start=Decimal(0)) if amounts else None
    if outcome.told is None or outcome.total is None or outcome.told == outcome.total:
        return
    words = f"各行合计 {yuan(outcome.total)} 元，表中合计行为 {yuan(outcome.told)} 元"
    remedy = "核对有没有漏行、重行；合计行只是一部分的，不用理会。"
    reading.problem(0, "amount", words, remedy, must=False)


def _amount(one: Record, *, several: bool) -> Decimal | None:
    """What a row adds to the sum of its file; ``None`` for nothing."""
    match one:
        case Procurement():
            return None
        case CarryOver() if several:  # beside the budget of the same file
            return None
        case Asset():
            return one.value
        case _:
            return one.amount
