"""One row of a file of each kind as it will stand in its table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from hengji.ledger import Book
from hengji.ledger.classification import classification
from hengji.web.budget.entries import LineKey
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.cells import code_of, count_of, day_of
from hengji.web.budget.imports.outcome import Taken
from hengji.web.budget.imports.reading import Reading
from hengji.web.budget.imports.tables import Cell
from hengji.web.budget.imports.wordings import choices

_LINE = (
    "fund",
    "economic",
    "project",
    "project_code",
    "kind",
    "functional",
    "origin_document",
)
Take = Callable[[Reading], None]


class ProjectNames:
    """Projects by what a file may call them: code, name, or both together.

    ``lines``, ``days``: what cells were read as before.
    """

    def __init__(self, known: Choices) -> None:
        self.kinds = {one.code: one.kind for one in known.projects.values()}
        self.codes = {one.name: one.code for one in known.projects.values()}
        self.codes |= {one.code: one.code for one in known.projects.values()}
        self.lines: dict[tuple[object, ...], tuple[LineKey, str]] = {}
        self.days: dict[Cell, date] = {}

    def code(self, name: str, code: str) -> str:
        """The code of the project named; words that name none stay as they are."""
        if code:
            return self.codes.get(code, code)
        if name in self.codes:
            return self.codes[name]
        front = name.split("-", 1)[0].split(" ", 1)[0]
        return self.codes.get(front, name)


def payments(reading: Reading, known: ProjectNames, book: Book) -> None:
    """A payment."""
    day = _day(reading, known)
    amount = reading.amount("amount")
    if day is None and not reading.bad:
        reading.problem("day", "没有填写日期", "填写支付日期；不是支付的行，从表中删去。")
    if amount is None and not reading.bad:
        reading.problem("amount", "没有填写金额", "填写金额；不是支付的行，从表中删去。")
    line, project = _line(reading, known, book)
    document, purpose = reading.text("voucher", 40), reading.text("purpose")
    payee = reading.text("payee", 100)
    if reading.bad or day is None or amount is None:
        return
    taken = Taken(reading.row, line, amount, day, document, purpose, payee, project)
    reading.outcome.rows.append(taken)


def _day(reading: Reading, known: ProjectNames) -> date | None:
    """The day of the row at hand; a year has few, a file many."""
    cell = reading.cell("day")
    day = known.days.get(cell)
    if day is None:
        day = reading.take("day", lambda _: day_of(cell, reading.year))
        if day is not None:
            known.days[cell] = day
    return day


def budget(reading: Reading, known: ProjectNames, book: Book) -> None:
    """A line of the budget; money of last year beside it is a line of its own."""
    amount, carried = reading.amount("amount"), reading.amount("carried")
    if amount is None and carried is None and not reading.bad:
        reading.problem("amount", "没有填写预算数", "填写金额；没有预算的行，从表中删去。")
    line, project = _line(reading, known, book)
    document = reading.text("document", 60)
    if reading.bad:
        return
    for value, of_last_year in ((amount, False), (carried, True)):
        if value is not None and (value or not of_last_year):
            reading.outcome.rows.append(
                Taken(reading.row, line, value, None, document, "", "", project, of_last_year)
            )


def staffing(reading: Reading) -> None:
    """One kind of posts or people."""
    kind = reading.choice("kind", choices("staffing"), "")
    if not kind and not reading.bad:
        reading.problem("kind", "没有填写类别", "填写编制或人员的类别。")
    approved = reading.take("approved", count_of)
    count = reading.take("count", count_of)
    seen = {one.kind: one.row for one in reading.outcome.rows}
    if kind in seen and not reading.bad:
        reading.problem("kind", f"与第 {seen[kind]} 行是同一类", "合并成一行。")
    if not reading.bad:
        taken = Taken(reading.row, kind=kind, approved=approved, heads=count)
        reading.outcome.rows.append(taken)


def taker(kind: str, known: Choices) -> Take:
    """What takes a row of this kind of file."""
    if kind == "staffing":
        return staffing
    names = ProjectNames(known)
    take = payments if kind == "payments" else budget
    return partial(take, known=names, book=known.ledger_book)


def _line(reading: Reading, known: ProjectNames, book: Book) -> tuple[LineKey, str]:
    """The line of the row at hand; rows that say the same in the same words share one."""
    said = reading.several(_LINE)
    line = known.lines.get(said)
    if line is None:
        bad, reading.bad = reading.bad, False
        line = _made(reading, known, union=book is Book.UNION)
        if not reading.bad:
            known.lines[said] = line
        reading.bad = reading.bad or bad
    return line


def _made(reading: Reading, known: ProjectNames, *, union: bool) -> tuple[LineKey, str]:
    funds = choices("fund", "union" if union else "fiscal")
    fund = reading.choice("fund", funds, "union_dues" if union else "general")
    economic = _economic(reading.cell("economic"), union)
    project = known.code(reading.text("project", 100), reading.text("project_code", 30))
    kind = reading.choice("kind", choices("kind"), "")
    if not kind:
        kind = known.kinds.get(project, "operations") if project else _basic(economic)
    functional = "" if union else code_of(reading.cell("functional"))[:7]
    document = reading.text("origin_document", 60)
    own = "own_level"
    return LineKey(fund, kind, functional, economic, None, "", False, own, document), project


def _economic(cell: Cell, union: bool) -> str:
    code = code_of(cell)
    return code if union else code[:5] if code[:1].isdecimal() else code[:20]


def _basic(economic: str) -> str:
    """基本支出 without a word on its kind: by its economic class."""
    return "personnel" if classification().is_personnel(economic) else "public"
