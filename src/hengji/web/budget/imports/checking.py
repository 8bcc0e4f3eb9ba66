"""A file read and held against the core's checks, the year's book, and earlier imports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from hengji.kernel.problems import Problem
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import Appropriation, CarryOver, Payment, Project, YearBook
from hengji.ledger.checks import book_problems
from hengji.ledger.records import Line
from hengji.web.budget.entries import LineKey
from hengji.web.budget.forms.checking import row_words
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.outcome import Outcome, Progress, Skipped, Taken
from hengji.web.budget.imports.reading import Reading, read_rows
from hengji.web.budget.imports.recognition import Layout
from hengji.web.budget.imports.tables import Sheet
from hengji.web.budget.imports.taking import taker
from hengji.web.budget.imports.wordings import columns_of
from hengji.web.budget.models import ImportBatch
from hengji.web.budget.values import Lines

_Record: TypeAlias = Payment | Appropriation | CarryOver
_Alike: TypeAlias = tuple[object, ...]
_COLUMNS = {
    "document": "origin_document",
    "key": "voucher",
}
_AGAINST = ("LB202", "LB210", "LB211", "LB212", "LB213")
"""Checks of the book as a whole that an import may set off."""


_NO_LINE = LineKey("general", "public", "", "", None, "", False, "own_level", "")


class FileLines:
    """Lines of the file's rows, each different one made once."""

    def __init__(self) -> None:
        self._of_keys = Lines({})
        self._known: dict[tuple[int, str], Line] = {}

    def of(self, taken: Taken) -> Line:
        """The line of a row. Rows share their keys while they are held, so an id is enough."""
        key = taken.line or _NO_LINE
        line = self._known.get((id(key), taken.project))
        if line is None:
            line = replace(self._of_keys.of(key), project=taken.project)
            self._known[id(key), taken.project] = line
        return line


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
    read_rows(reading, taker(plan.kind, known), progress)
    if plan.kind != ImportBatch.Kind.STAFFING:
        _check(reading, plan, known, book)
    return reading.outcome


def _has_columns(reading: Reading, plan: Plan) -> bool:
    """Are the columns there without which nothing can be read?"""
    missing = [
        one.label
        for one in columns_of(plan.kind)
        if one.required and one.name not in plan.layout.columns
    ]
    if plan.kind == "budget" and "carried" in plan.layout.columns:
        missing = []
    for label in missing:
        words = f"没有找到“{label}”列"
        reading.problem_at(0, "", words, "在“列的对应”里选出这一列。", must=True)
    return not missing


def _check(reading: Reading, plan: Plan, known: Choices, book: YearBook) -> None:
    outcome = reading.outcome
    codes = {one.code for one in known.projects.values()}
    if plan.create:
        named = (
            one.project for one in outcome.rows if one.project and one.project not in codes
        )
        outcome.new_projects = {name[:30]: name for name in named}
    lines = FileLines()
    records = [(one, _record(one, plan.kind, lines)) for one in outcome.rows]
    records = list(_without_known(records, plan, reading, book))
    outcome.rows = [one for one, _ in records]
    before = {(one.code, one.message) for one in book_problems(book) if one.code in _AGAINST}
    made = [_project(code, name) for code, name in outcome.new_projects.items()]
    whole = _with(book, [record for _, record in records], made)
    for one in book_problems(whole):
        row = _row_of(one)
        if row and one.code not in _AGAINST:
            _note(reading, row, one)
        elif one.code in _AGAINST and (one.code, one.message) not in before:
            words = one.message
            reading.problem_at(
                row, one.kind.field, words, one.remedy, must=False, code=one.code
            )
    _against_the_sum(reading)


def _row_of(one: Problem) -> int:
    """The row of the file that a problem is about; 0 for none."""
    key = one.record.key if one.record else ""
    return int(key[1:]) if key.startswith("#") else 0


def _project(code: str, name: str) -> Project:
    return Project(RecordRef(RecordKind.PROJECT, f"#{code}", name), code, name)


def _record(taken: Taken, kind: str, lines: FileLines) -> _Record:
    """The core's value. Its key names the row of the file."""
    key = f"#{taken.row}"
    line = lines.of(taken)
    if kind == "payments" and taken.day is not None:
        ref = RecordRef(RecordKind.PAYMENT, key, taken.purpose or taken.document, taken.day)
        return Payment(ref, taken.amount, line, taken.day, taken.purpose, taken.payee)
    if taken.carried:
        ref = RecordRef(RecordKind.CARRY_OVER, key, f"第 {taken.row} 行")
        return CarryOver(ref, taken.amount, line, taken.document)
    ref = RecordRef(RecordKind.APPROPRIATION, key, f"第 {taken.row} 行")
    return Appropriation(ref, taken.amount, line, None, taken.document)


def _without_known(
    records: list[tuple[Taken, _Record]], plan: Plan, reading: Reading, book: YearBook
) -> Iterator[tuple[Taken, _Record]]:
    """The records but those that stand in the book already, each of them told."""
    before = Counter(_alike(one) for one in _entries(book, plan.kind))
    if not before:
        yield from records
        return
    for taken, record in records:
        alike = _alike(record)
        if before[alike] <= 0:
            yield taken, record
            continue
        before[alike] -= 1
        if plan.again:
            reading.outcome.skipped.append(Skipped(taken.row, "账上已有", str(record.ref)))
        else:
            reading.problem_at(
                taken.row,
                "",
                "账上已有一条内容完全相同的记录",
                "已经导入过的，选“跳过账上已有的行”；确为另一笔的，在用途中注明。",
                must=True,
            )
            yield taken, record


def _entries(book: YearBook, kind: str) -> tuple[_Record, ...]:
    return book.payments if kind == "payments" else (*book.appropriations, *book.carried_in)


def _alike(one: _Record) -> _Alike:
    match one:
        case Payment():
            return (one.day, one.amount, one.line, one.purpose, one.payee)
        case _:
            return (type(one), one.amount, one.line)


def _note(reading: Reading, row: int, one: Problem) -> None:
    column = _COLUMNS.get(one.kind.field, one.kind.field)
    words = row_words(one)
    reading.problem_at(row, column, words, one.remedy, must=one.kind.blocking, code=one.code)


def _with(book: YearBook, records: list[_Record], projects: list[Project]) -> YearBook:
    return replace(
        book,
        projects=(*book.projects, *projects),
        payments=book.payments + tuple(one for one in records if isinstance(one, Payment)),
        appropriations=book.appropriations
        + tuple(one for one in records if isinstance(one, Appropriation)),
        carried_in=book.carried_in
        + tuple(one for one in records if isinstance(one, CarryOver)),
    )


def _against_the_sum(reading: Reading) -> None:
    """The rows and the sum that the file itself gives: chosen figures, equal to the cent."""
    outcome = reading.outcome
    amounts = [one.amount for one in outcome.rows if not one.carried]
    outcome.total = sum(amounts, start=Decimal(0)) if amounts else None
    if outcome.told is None or outcome.total is None or outcome.told == outcome.total:
        return
    words = f"各行合计 {outcome.total:,.2f} 元，表中合计行为 {outcome.told:,.2f} 元"
    remedy = "核对有没有漏行、重行；合计行只是一部分的，不用理会。"
    reading.problem_at(0, "amount", words, remedy, must=False)
