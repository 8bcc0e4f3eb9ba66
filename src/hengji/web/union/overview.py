"""The union book by its own subjects: income by where it came from, spending by what for."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.ledger import Book, YearBook
from hengji.ledger.union_subjects import UnionSubjects, union_subjects
from hengji.web.budget.figures import Figures
from hengji.web.budget.overview import (
    MONEY_HEADS,
    Table,
    TableRow,
    closing,
    money_row,
    printed,
)
from hengji.web.budget.values import fund_stored

_INCOME = ("prior_received", "received", "from_own_book", "income_net")
_INCOME_HEADS = ("上年收入", "本年收入", "其中：从财政账划入", "扣除划入的收入")
_BALANCE = ("carried_in", "received", "executed", "balance", "income_net", "spent_net")
_BALANCE_HEADS = (
    "上年结转",
    "本年收入",
    "本年支出",
    "年末结余",
    "抵销账间划转后的收入",
    "抵销账间划转后的支出",
)


def tables(figures: Figures, book: YearBook) -> list[Table]:
    """The tables that have something to say: income, spending, what is left, projects."""
    known = union_subjects(book.year)
    found = [
        Table("income", "收入（按收入科目）", _INCOME_HEADS, tuple(_income(figures, known))),
        Table("spending", "支出（按支出科目）", MONEY_HEADS, tuple(_spending(figures, known))),
        Table(
            "balance", "结余", _BALANCE_HEADS, (_figures(figures, "工会账", "all", _BALANCE),)
        ),
        Table("projects", "项目", MONEY_HEADS, tuple(_projects(figures))),
    ]
    return [one for one in (*found, *closing(figures, Book.UNION)) if one.rows]


def _income(figures: Figures, known: UnionSubjects) -> Iterator[TableRow]:
    """Kinds of income of this year or last, in the order of the accounts."""
    rows = [
        _figures(figures, one.name, f"fund:{fund_stored(one.kind)}", _INCOME)
        for one in known.income
        if _any(figures, f"fund:{fund_stored(one.kind)}", ("received", "prior_received"))
    ]
    if rows:
        yield _figures(figures, "收入合计", "all", _INCOME)
        yield from (TableRow(one.label, one.cells, 1) for one in rows)


def _spending(figures: Figures, known: UnionSubjects) -> Iterator[TableRow]:
    """Subjects with money of this year or last; what names none stands last."""
    met = {line.economic for line in figures.now.lines()}
    if figures.prior is not None:
        met |= {line.economic for line in figures.prior.lines()}
    names = [one for one in known.names if one in met]
    others = sorted(met.difference(names, {""}))
    if met:
        yield money_row(figures, "all", "支出合计")
    for name in (*names, *others):
        yield money_row(figures, f"subject:{name}", name, 1)
    if "" in met:
        yield money_row(figures, "subject:", "没有选支出科目", 1)


def _projects(figures: Figures) -> Iterator[TableRow]:
    for key in figures.now.projects():
        if key in figures.projects:
            yield money_row(figures, f"project:{key}", figures.projects[key].name)


def _figures(figures: Figures, label: str, where: str, names: tuple[str, ...]) -> TableRow:
    cells = tuple(printed(figures.named(f"{name}@{where}")) for name in names)
    return TableRow(label, cells)


def _any(figures: Figures, where: str, names: tuple[str, ...]) -> bool:
    totals = (figures.named(f"{name}@{where}").total for name in names)
    return any(total is not None and total.records for total in totals)
