"""Made-up union books: subjects, some projects, income that covers it; last year's behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    Appropriation,
    Book,
    CarryOver,
    ExpenditureKind,
    Line,
    Origin,
    OriginKind,
    Payment,
    Project,
    Receipt,
    RecordKind,
    UnionIncome,
    UnitIdentity,
    YearBook,
)
from hengji.ledger.balances import Balances
from hengji.ledger.selection import Where
from hengji.ledger.union_subjects import union_subjects
from made_up.books import Keys

_CENT = Decimal("0.01")
_PROJECTS = ("职工书屋建设", "劳模疗休养", "职工技能竞赛")


def made_up_union_book(random: Random, unit: UnitIdentity, year: int) -> YearBook:
    """The union book of a year with last year's behind it, which it carries on."""
    last = _year(random, unit, year - 1, (), full=True)
    carried = tuple(_left(last, Keys(f"u{year}-carry")))
    return replace(_year(random, unit, year, carried), prior=last)


def _left(last: YearBook, keys: Keys) -> Iterator[CarryOver]:
    """What last year's projects left; what was left of the subjects is not brought over."""
    figures = Balances.of(last)
    for one in last.projects:
        left = figures.carried_out(Where(project=one.key)).value
        if left:
            line = next(a.line for a in last.appropriations if a.line.project == one.key)
            pot = replace(line, origin=Origin(OriginKind.CARRIED_OVER))
            yield CarryOver(keys.ref(RecordKind.CARRY_OVER, f"{one.name}结转"), left, pot)


def _year(
    random: Random,
    unit: UnitIdentity,
    year: int,
    carried: tuple[CarryOver, ...],
    *,
    full: bool = False,
) -> YearBook:
    """``full``: the subjects are spent to the cent, so that only projects leave something."""
    keys = Keys(f"u{year}")
    projects = tuple(_projects(random, keys, carried))
    lines = [*_lines(random, year), *_project_lines(random, projects)]
    granted = tuple(_granted(random, keys, line, year) for line in lines)
    moved = tuple(_moved(random, keys, granted, year))
    book = YearBook(
        unit, year, Book.UNION, projects, granted, moved, carried,
        frugality="严格执行工会经费收支管理规定。",
    )  # fmt: skip
    figures = Balances.of(book)
    payments = tuple(
        paid
        for line in figures.lines()
        for paid in _paid(random, keys, line, figures, year, full=full and not line.project)
    )
    book = replace(book, payments=payments)
    return replace(book, receipts=tuple(_received(random, keys, book)))


def _projects(random: Random, keys: Keys, carried: tuple[CarryOver, ...]) -> Iterator[Project]:
    going_on = {one.line.project for one in carried}
    for number, name in enumerate(_PROJECTS):
        key = f"U{number}"
        if key in going_on or random.random() < 0.4:
            ref = keys.ref(RecordKind.PROJECT, name)
            yield Project(ref, key, name, ExpenditureKind.OPERATIONS, implementer="办公室")


def _lines(random: Random, year: int) -> Iterator[Line]:
    names = union_subjects(year).names
    for name in random.sample(names, random.randrange(3, len(names))):
        fund = random.choice((UnionIncome.DUES, UnionIncome.DUES, UnionIncome.UPPER_UNION))
        yield Line(fund, economic=name)


def _project_lines(random: Random, projects: tuple[Project, ...]) -> Iterator[Line]:
    for one in projects:
        subject = random.choice(("职工活动组织支出", "职工服务支出", "业务支出"))
        yield Line(UnionIncome.DUES, one.kind, economic=subject, project=one.key)


def _granted(random: Random, keys: Keys, line: Line, year: int) -> Appropriation:
    amount = Decimal(random.randrange(2_000_00, 300_000_00)) * _CENT
    day = date(year, 2, random.randrange(5, 28))
    ref = keys.ref(RecordKind.APPROPRIATION, f"年初预算 {line.economic}", day)
    return Appropriation(ref, amount, line, day, f"青工发〔{year}〕{keys.next}号")


def _moved(
    random: Random, keys: Keys, granted: tuple[Appropriation, ...], year: int
) -> Iterator[Adjustment]:
    if random.random() < 0.5:
        return
    one = random.choice(granted)
    share = Decimal(random.randrange(1, 25)) / 100
    day = date(year, 8, random.randrange(1, 28))
    yield Adjustment(
        keys.ref(RecordKind.ADJUSTMENT, "年中追加", day),
        (one.amount * share).quantize(_CENT),
        one.line,
        AdjustmentKind.OTHER,
        "上级工会追加补助",
        f"青工发〔{year}〕{keys.next}号",
        day,
    )


def _paid(
    random: Random, keys: Keys, line: Line, figures: Balances, year: int, *, full: bool
) -> Iterator[Payment]:
    """All of a line's money, or a good part of it, in a few payments."""
    budget = sum(
        (one.amount for slot, some in figures.entries.slots.items() if slot.line == line
         for one in some),
        Decimal(0),
    )  # fmt: skip
    share = 100 if full else random.choice((85, 93, 98, 100, 100))
    left = (budget * share / 100).quantize(_CENT)
    for month in (4, 9, 12):
        amount = left if month == 12 else (left / 3).quantize(_CENT)
        left -= amount
        if amount:
            day = date(year, month, random.randrange(1, 28))
            ref = keys.ref(RecordKind.PAYMENT, f"支付 {line.economic}", day)
            yield Payment(ref, amount, line, day, f"第{keys.next}笔")


def _received(random: Random, keys: Keys, book: YearBook) -> Iterator[Receipt]:
    """Dues that cover about what is budgeted, and some income of other kinds."""
    budget = Balances.of(book).initial().value or Decimal(0)
    dues = (budget * random.randrange(60, 100) / 1200).quantize(_CENT)
    for month in range(1, 13):
        day = date(book.year, month, 25)
        ref = keys.ref(RecordKind.RECEIPT, f"{month}月拨缴经费", day)
        yield Receipt(ref, dues, UnionIncome.DUES, day)
    others = [one for one in UnionIncome if one is not UnionIncome.DUES]
    for kind in random.sample(others, random.randrange(0, 4)):
        amount = Decimal(random.randrange(100_00, 90_000_00)) * _CENT
        day = date(book.year, 6, random.randrange(1, 28))
        yield Receipt(keys.ref(RecordKind.RECEIPT, kind.value, day), amount, kind, day)
