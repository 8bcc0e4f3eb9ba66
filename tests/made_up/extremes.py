"""Years that are honest but out of the ordinary: what real units have and samples lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, Decimal
from random import Random

from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    CarryOver,
    ExpenditureKind,
    FundType,
    Line,
    Origin,
    OriginKind,
    Payment,
    PostCount,
    Project,
    RecordKind,
    RecordRef,
    UnitIdentity,
    YearBook,
)
from made_up.rarities import all_carried, hardly_spent, merged, only_transfers, ties
from made_up.reshaping import CENT, Change, changed, ref, with_projects

Shape = Callable[[Random, YearBook], YearBook]
_MOST = Decimal(10) ** 13
_THREE_PUBLIC = ("30212", "30217", "30231", "31013")
_NAMES = (
    "“AI＋工会”服务平台（二期）",
    "职工e家APP运行维护",
    "《工会法》宣讲进企业",
    "㵲阳片区驿站（含A、B类）",
    "职工之家[示范]建设",
    "12345热线与4·28庆祝活动",
    "中央、省级资金—困难职工帮扶",
    "项目2.0",
    "“四送”（春、夏、秋、冬）活动",
    "驻村帮扶第一书记工作经费",
)
_LIKE_TERMS = (
    "公务用车购置",
    "运行维护经费",
    "公用经费补助",
    "培训费",
    "业务工作经费",
    "办公费",
    "政府采购服务",
    "会议费专项",
)
_UNITS = (
    "青禾县残疾人联合会（本级）",
    "云岭市临江区㵲阳街道办事处",
    "青禾县“12345”政务热线服务中心",
    "青禾县人民政府办公室",
    "云岭市第三人民医院",
)


def large(random: Random, book: YearBook) -> YearBook:
    """亿元: a department of a city."""
    return _scaled(book, Decimal(random.choice((1009, 10007, 100003))))


def enormous(random: Random, book: YearBook) -> YearBook:
    """Tens of thousands of 亿元: more than any budget of a province."""
    return _scaled(book, Decimal(10_000_019))


def tiny(random: Random, book: YearBook) -> YearBook:
    """A few hundred 元 a line."""
    return _scaled(book, Decimal("0.001"))


def without_three_public(random: Random, book: YearBook) -> YearBook:
    """Neither budget nor payment of the three public expenses, this year or last."""
    return _of_lines(book, lambda line: line.economic not in _THREE_PUBLIC)


def without_projects(random: Random, book: YearBook) -> YearBook:
    """A unit that has no project, and had none."""
    kept = _of_lines(book, lambda line: not line.project)
    last = replace(kept.prior, projects=()) if kept.prior else None
    return replace(kept, projects=(), prior=last)


def only_basic_pay(random: Random, book: YearBook) -> YearBook:
    """Nothing but personnel: no public expense, no project, nothing bought."""
    kept = _of_lines(book, lambda line: line.kind is ExpenditureKind.PERSONNEL)
    last = replace(kept.prior, projects=(), procurements=()) if kept.prior else None
    return replace(kept, projects=(), procurements=(), prior=last)


def without_money(random: Random, book: YearBook) -> YearBook:
    """A project that was granted and of which nothing was paid; all else as it was."""
    if not book.projects:
        return book
    idle = book.projects[0].key
    paid = tuple(one for one in book.payments if one.line.project != idle)
    return replace(book, payments=paid)


def refunded(random: Random, book: YearBook) -> YearBook:
    """Payments that came back within the year, some of them whole."""
    back: list[Payment] = []
    for one in random.sample(book.payments, min(5, len(book.payments))):
        part = one.amount if random.random() < 0.4 else (one.amount / 3).quantize(CENT)
        if part:
            ref = RecordRef(RecordKind.PAYMENT, f"{one.ref.key}-back", "退回", one.day)
            back.append(replace(one, ref=ref, amount=-part, purpose="退回"))
    return replace(book, payments=(*book.payments, *back))


def from_above(random: Random, book: YearBook) -> YearBook:
    """Projects of carried-over and of transferred money only, without a budget of the year."""
    year = book.year
    projects: list[Project] = []
    carried: list[CarryOver] = []
    moved: list[Adjustment] = []
    paid: list[Payment] = []
    kinds = (ExpenditureKind.EARMARKED, ExpenditureKind.OPERATIONS)
    for number, kind in enumerate(random.choices(kinds, k=3)):
        key = f"T{number}"
        name = f"上级补助{'甲乙丙'[number]}类项目"
        projects.append(Project(ref(RecordKind.PROJECT, key), key, name, kind))
        line = Line(FundType.GENERAL, kind, "2012906", "30299", key)
        amount = Decimal(random.randrange(1_000_00, 50_000_00)) * CENT
        if number == 0:
            line = replace(line, origin=Origin(OriginKind.CARRIED_OVER))
            carried.append(CarryOver(ref(RecordKind.CARRY_OVER, f"{key}-c"), amount, line))
        else:
            document = f"云财社指〔{year}〕{number}2号"
            line = replace(line, origin=Origin(OriginKind.UPPER_TRANSFER, document))
            moved.append(
                Adjustment(
                    ref(RecordKind.ADJUSTMENT, f"{key}-a"), amount, line,
                    AdjustmentKind.UPPER_TRANSFER, "上级下达专项资金", document,
                    date(year, 10, 8),
                )
            )  # fmt: skip
        share = Decimal(random.choice((0, 40, 100))) / 100
        if spent := (amount * share).quantize(CENT):
            day = date(year, 11, 20)
            paid.append(Payment(ref(RecordKind.PAYMENT, f"{key}-p"), spent, line, day))
    return replace(
        book,
        projects=(*book.projects, *projects),
        carried_in=(*book.carried_in, *carried),
        adjustments=(*book.adjustments, *moved),
        payments=(*book.payments, *paid),
    )


def thirty_projects(random: Random, book: YearBook) -> YearBook:
    """So many projects that the summary sheet has several pages."""
    names = (f"第{number}批职工服务项目" for number in range(1, 31))
    return with_projects(random, book, "M", names)


def oddly_named(random: Random, book: YearBook) -> YearBook:
    """Names with Latin letters, brackets, quotation marks, numbers, rare characters."""
    unit = replace(book.unit, name=random.choice(_UNITS))
    return _renamed(book, unit, random.sample(_NAMES, 8))


def named_like_terms(random: Random, book: YearBook) -> YearBook:
    """Projects that are called as a row of the form is."""
    return _renamed(book, book.unit, random.sample(_LIKE_TERMS, 8))


def first_year(random: Random, book: YearBook) -> YearBook:
    """A unit that was set up this year: nothing of the year before."""
    own = tuple(replace(one, ref=one.ref) for one in book.carried_in)
    return replace(book, prior=None, carried_in=own)


def without_posts(random: Random, book: YearBook) -> YearBook:
    """A body without posts of its own: its people belong elsewhere."""
    if book.staffing is None:
        return book
    posts = tuple(PostCount(one.kind, 0, 0) for one in book.staffing.posts)
    staff = replace(book.staffing, posts=posts, stepped_back=0)
    return replace(book, staffing=staff)


def other_funds(random: Random, book: YearBook) -> YearBook:
    """Money of the government fund, of state capital, of special accounts beside the rest."""
    fund = random.choice(
        (FundType.GOVERNMENT_FUND, FundType.STATE_CAPITAL, FundType.NON_TAX, FundType.OTHER)
    )
    every = {one.key for one in book.projects[:1]}

    def moved(line: Line) -> Line:
        return replace(line, fund=fund) if line.project in every else line

    return changed(book, Change(line=moved))


SHAPES: Mapping[str, Shape] = {
    shape.__name__: shape
    for shape in (
        large, tiny, without_three_public, without_projects, only_basic_pay, without_money,
        refunded, from_above, oddly_named, named_like_terms, first_year, without_posts,
        other_funds, enormous, merged, all_carried, only_transfers, hardly_spent, ties,
    )
}  # fmt: skip
"""Every shape but that of many projects, which is slow to write."""


def shaped(random: Random, book: YearBook) -> YearBook:
    """One, two or three shapes, one over the other."""
    for name in random.sample(sorted(SHAPES), random.randrange(1, 4)):
        book = SHAPES[name](random, book)
    return book


def _renamed(book: YearBook, unit: UnitIdentity, names: Sequence[str]) -> YearBook:
    """The unit and its projects under other names, this year and last."""
    called = {f"P{number}": name for number, name in enumerate(names)}

    def renamed(one: YearBook) -> YearBook:
        projects = tuple(replace(p, name=called.get(p.key, p.name)) for p in one.projects)
        return replace(one, unit=unit, projects=projects)

    return replace(renamed(book), prior=renamed(book.prior) if book.prior else None)


def _scaled(book: YearBook, factor: Decimal) -> YearBook:
    """Every amount of this year and last; shortened to whole cents towards nothing.

    No further than what there are columns for, however often it is done.
    """
    every = sum((one.amount for one in book.appropriations), CENT)
    every += sum((one.amount for one in book.adjustments), Decimal(0))
    factor = min(factor, max(_MOST / every, Decimal(1))) if every > 0 else factor

    def times(amount: Decimal) -> Decimal:
        return (amount * factor).quantize(CENT, ROUND_DOWN)

    return replace(
        changed(book, Change(amount=times)),
        procurements=tuple(
            replace(
                o, budget=times(o.budget or Decimal(0)), actual=times(o.actual or Decimal(0))
            )
            for o in book.procurements
        ),
        prior=_scaled(book.prior, factor) if book.prior else None,
    )


def _of_lines(book: YearBook, keep: Callable[[Line], bool]) -> YearBook:
    prior = _of_lines(book.prior, keep) if book.prior else None
    return replace(changed(book, Change(keep=keep)), prior=prior)
