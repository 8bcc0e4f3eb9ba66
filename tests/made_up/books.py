"""Made-up books: consistent, honest, and never twice the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random

from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    Appropriation,
    Building,
    CarryOver,
    ExpenditureKind,
    FundType,
    Line,
    Origin,
    OriginKind,
    Payment,
    PlanMonth,
    PostCount,
    PostKind,
    Procurement,
    Project,
    RecordKind,
    RecordRef,
    Staffing,
    UnitIdentity,
    Vehicle,
    VehicleUse,
    YearBook,
)
from made_up.holdings import with_holdings

_PERSONNEL = ("30101", "30102", "30103", "30108", "30110", "30113", "30305")
_PUBLIC = ("30201", "30205", "30206", "30211", "30215", "30216", "30228", "30239")
_PROJECTS = (
    ("困难职工帮扶", ExpenditureKind.OPERATIONS),
    ("职工文体活动", ExpenditureKind.OPERATIONS),
    ("工会驿站运行维护", ExpenditureKind.MAINTENANCE),
    ("职工技能竞赛专项", ExpenditureKind.EARMARKED),
    ("劳模服务", ExpenditureKind.DEVELOPMENT),
)
_ITEMS = ("30201", "30226", "30227", "30299")
_CENT = Decimal("0.01")


@dataclass
class Keys:
    """Keys in the order in which they are asked for."""

    stem: str
    next: int = field(default=0)

    def ref(self, kind: RecordKind, label: str, day: date | None = None) -> RecordRef:
        self.next += 1
        return RecordRef(kind, f"{self.stem}-{self.next}", label, day)


@dataclass(frozen=True)
class Habits:
    """What kind of year it is."""

    year: int
    full: bool
    """Everything spent: what is left of basic spending would have to be explained."""


def made_up_book(random: Random, unit: UnitIdentity, year: int) -> YearBook:
    """The fiscal book of a year with last year's book behind it, which it carries on."""
    last = _year(random, unit, Habits(year - 1, full=True), ())
    carried = tuple(_carried(last, Keys(f"{year}-carry")))
    book = _year(random, unit, Habits(year, full=random.random() < 0.3), carried)
    return with_holdings(replace(book, prior=last))


def _carried(last: YearBook, keys: Keys) -> Iterator[CarryOver]:
    """What last year left, line by line."""
    left: dict[Line, Decimal] = {}
    for granted in last.appropriations:
        left[granted.line] = left.get(granted.line, Decimal(0)) + granted.amount
    for moved in last.adjustments:
        left[moved.line] = left.get(moved.line, Decimal(0)) + moved.amount
    for paid in last.payments:
        left[paid.line] -= paid.amount
    for line, amount in left.items():
        if amount:
            pot = replace(line, origin=Origin(OriginKind.CARRIED_OVER))
            ref = keys.ref(RecordKind.CARRY_OVER, f"上年结转{len(left)}")
            yield CarryOver(ref, amount, pot)


def _year(
    random: Random, unit: UnitIdentity, habits: Habits, carried: tuple[CarryOver, ...]
) -> YearBook:
    keys = Keys(str(habits.year))
    projects = tuple(_projects(random, keys, carried))
    lines = [*_basic_lines(random), *_project_lines(random, projects, carried)]
    granted = tuple(_granted(random, keys, line, habits.year) for line in lines)
    moved = tuple(_moved(random, keys, granted, projects, habits.year))
    pots = _pots(granted, moved, carried)
    payments = tuple(
        paid for line, budget in pots for paid in _paid(random, keys, line, budget, habits)
    )
    book = YearBook(
        unit,
        habits.year,
        projects=projects,
        appropriations=granted,
        adjustments=moved,
        carried_in=carried,
        payments=payments,
        procurements=tuple(_procured(random, keys, habits.year)),
        staffing=_staff(random, keys, habits.year),
        vehicles=tuple(_cars(random, keys)),
        buildings=tuple(_built(random, keys, habits.year)),
        frugality="严格执行公务接待和公务用车管理规定，压减一般性支出。",
    )
    return replace(book, plan=tuple(_plan(random, keys, book)))


def _projects(random: Random, keys: Keys, carried: tuple[CarryOver, ...]) -> Iterator[Project]:
    going_on = {one.line.project for one in carried}
    for number, (name, kind) in enumerate(_PROJECTS):
        key = f"P{number}"
        if key in going_on or random.random() < 0.5:
            ref = keys.ref(RecordKind.PROJECT, name)
            yield Project(ref, key, name, kind, implementer="办公室")


def _basic_lines(random: Random) -> Iterator[Line]:
    for code in random.sample(_PERSONNEL, 4):
        yield Line(kind=ExpenditureKind.PERSONNEL, functional="2012901", economic=code)
    public = [*random.sample(_PUBLIC, 4)]
    if random.random() < 0.6:
        public.append("30217")
    if random.random() < 0.4:
        public.append("30231")
    for code in public:
        yield Line(kind=ExpenditureKind.PUBLIC, functional="2012901", economic=code)


def _project_lines(
    random: Random, projects: tuple[Project, ...], carried: tuple[CarryOver, ...]
) -> Iterator[Line]:
    for one in projects:
        fund = FundType.OTHER if random.random() < 0.1 else FundType.GENERAL
        yield Line(fund, one.kind, "2012906", random.choice(_ITEMS), one.key)


def _granted(random: Random, keys: Keys, line: Line, year: int) -> Appropriation:
    most = 120_000_00 if line.kind is ExpenditureKind.PERSONNEL else 30_000_00
    if line.project:
        most = 80_000_00
    amount = Decimal(random.randrange(1_000_00, most)) * _CENT
    if random.random() < 0.5:
        amount = amount.quantize(Decimal(1)) // 100 * 100 + Decimal("0.00")
    day = date(year, 1, random.randrange(5, 28))
    label = line.project or line.economic
    ref = keys.ref(RecordKind.APPROPRIATION, f"年初预算 {label}", day)
    return Appropriation(ref, amount, line, day, f"青财预〔{year}〕{keys.next}号")


def _moved(
    random: Random,
    keys: Keys,
    granted: tuple[Appropriation, ...],
    projects: tuple[Project, ...],
    year: int,
) -> Iterator[Adjustment]:
    def moved(
        line: Line, amount: Decimal, kind: AdjustmentKind, reason: str, pair: str = ""
    ) -> Adjustment:
        day = date(year, random.randrange(3, 11), random.randrange(1, 28))
        ref = keys.ref(RecordKind.ADJUSTMENT, f"{kind.value}调整", day)
        document = f"青财预追〔{year}〕{keys.next}号"
        return Adjustment(ref, amount, line, kind, reason, document, day, pair=pair)

    pay = granted[0]
    if random.random() < 0.7:
        share = Decimal(random.randrange(1, 40)) / 100
        more = (pay.amount * share).quantize(_CENT)
        yield moved(pay.line, more, AdjustmentKind.POLICY, "增人增资")
    if projects and random.random() < 0.5:
        line = next(one.line for one in granted if one.line.project == projects[0].key)
        upper = replace(
            line, origin=Origin(OriginKind.UPPER_TRANSFER, f"云财社指〔{year}〕12号")
        )
        more = Decimal(random.randrange(5_000_00, 60_000_00)) * _CENT
        yield moved(upper, more, AdjustmentKind.UPPER_TRANSFER, "上级下达专项资金")
    public = [one for one in granted if one.line.kind is ExpenditureKind.PUBLIC]
    if random.random() < 0.4:
        give, take = public[0], public[1]
        part = (give.amount / 10).quantize(_CENT)
        yield moved(give.line, -part, AdjustmentKind.RESTRUCTURING, "科目间调剂", "S1")
        yield moved(take.line, part, AdjustmentKind.RESTRUCTURING, "科目间调剂", "S1")
    if random.random() < 0.3:
        cut = (public[-1].amount / 20).quantize(_CENT)
        yield moved(public[-1].line, -cut, AdjustmentKind.OTHER, "压减一般性支出")


def _pots(
    granted: tuple[Appropriation, ...],
    moved: tuple[Adjustment, ...],
    carried: tuple[CarryOver, ...],
) -> list[tuple[Line, Decimal]]:
    """What there is to spend, by line."""
    pots: dict[Line, Decimal] = {}
    records: tuple[Appropriation | Adjustment | CarryOver, ...] = (*granted, *moved, *carried)
    for one in records:
        pots[one.line] = pots.get(one.line, Decimal(0)) + one.amount
    return list(pots.items())


def _paid(
    random: Random, keys: Keys, line: Line, budget: Decimal, habits: Habits
) -> Iterator[Payment]:
    """Payments of a pot: all of it, or a good part where something may be left."""
    may_leave = bool(line.project) or not habits.full
    share = Decimal(random.choice((60, 85, 92, 97, 99, 100))) if may_leave else Decimal(100)
    left = (budget * share / 100).quantize(_CENT)
    months = sorted(random.sample(range(1, 13), random.randrange(2, 6)))
    for number, month in enumerate(months, 1):
        if number == len(months):
            amount = left
        else:
            amount = (left * random.randrange(10, 60) / 100).quantize(_CENT)
        left -= amount
        if not amount:
            continue
        day = date(habits.year, month, random.randrange(1, 28))
        ref = keys.ref(RecordKind.PAYMENT, f"支付 {line.project or line.economic}", day)
        yield Payment(ref, amount, line, day, f"第{keys.next}笔", "青禾县某单位")


def _plan(random: Random, keys: Keys, book: YearBook) -> Iterator[PlanMonth]:
    """A plan for every kind, or for none; its months add up to the budget."""
    if random.random() < 0.5:
        return
    for line, budget in _pots(book.appropriations, book.adjustments, book.carried_in):
        twelfth = (budget / 12).quantize(_CENT)
        for month in range(1, 13):
            amount = twelfth if month < 12 else budget - 11 * twelfth
            ref = keys.ref(RecordKind.PLAN, f"{month}月计划")
            yield PlanMonth(ref, month, amount, line)


def _procured(random: Random, keys: Keys, year: int) -> Iterator[Procurement]:
    for number in range(random.randrange(0, 3)):
        budget = Decimal(random.randrange(10_000_00, 90_000_00)) * _CENT
        actual = (budget * random.randrange(90, 101) / 100).quantize(_CENT)
        name = ("办公设备采购", "活动服装采购", "物业服务采购")[number]
        day = date(year, 6, 1 + number)
        yield Procurement(keys.ref(RecordKind.PROCUREMENT, name), name, budget, actual, day=day)


def _staff(random: Random, keys: Keys, year: int) -> Staffing:
    posts = random.randrange(3, 25)
    held = random.randrange(2, posts + 1)
    return Staffing(
        keys.ref(RecordKind.STAFFING, f"{year}年末人员", date(year, 12, 31)),
        (PostCount(PostKind.FULLY_FUNDED, posts, held),),
        stepped_back=random.randrange(0, min(held, 3) + 1),
        retired=random.randrange(0, 15),
        contract=random.randrange(0, 3),
        union_workers=random.randrange(0, 4),
    )


def _cars(random: Random, keys: Keys) -> Iterator[Vehicle]:
    if random.random() < 0.3:
        yield Vehicle(keys.ref(RecordKind.VEHICLE, "公务用车"), VehicleUse.OTHER, 1)


def _built(random: Random, keys: Keys, year: int) -> Iterator[Building]:
    if random.random() < 0.1:
        area = Decimal(random.randrange(500, 3000))
        cost = area * 3000
        ref = keys.ref(RecordKind.BUILDING, "工人文化宫")
        yield Building(ref, "工人文化宫", area, area - 10, cost, cost - 5000, year)
