"""Fixed assets and income of a made-up year: the same cards year after year, income that pays
for spending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hengji.ledger import AssetClass
from hengji.web.budget import models as rows
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import PlannedUnit, chance
from hengji.web.rows.choices import stored
from hengji.web.units.models import Asset, AssetClosing

_CENT = Decimal("0.01")
_ZERO = Decimal(0)
_LIVES = {"buildings": 50, "equipment": 6, "furniture": 15}
"""Years over which a class is depreciated; the others are not."""
_SCRAPPED_AFTER = 6


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a unit has: since when, how many, what one costs, where it stands."""

    key: str
    name: str
    kind: str
    code: str
    measure: str
    count: int
    price: Decimal
    since: date
    place: str
    keeper: str
    until: int | None = None
    """The year in which it was scrapped."""

    def worn(self, year: int) -> Decimal | None:
        """累计折旧 at the end of the year, in a straight line."""
        life = _LIVES.get(self.kind)
        if life is None:
            return None
        used = min(year - self.since.year, life)
        return (self.value * used / life).quantize(_CENT)

    @property
    def value(self) -> Decimal:
        return self.count * self.price


def make_holdings(made: MadeYear) -> None:
    """Cards, what the accounts say of them, the income budget, and what came in."""
    cards = [_card(made, one) for one in _things(made.plan) if _stands(one, made.year)]
    Asset.objects.bulk_create(cards)
    _closings(made, cards)
    _income(made)


def _stands(one: _Thing, year: int) -> bool:
    return one.since.year <= year and (one.until is None or year <= one.until)


def _things(plan: PlannedUnit) -> Iterator[_Thing]:
    """Much the same in every office: desks and computers by head, bought bit by bit."""
    dice = chance(plan.code, "assets")
    people = max(plan.people, 1)
    house = Decimal(dice.randrange(60, 240)) * 10_000
    if dice.random() < 0.5:
        yield _Thing("A01", "办公用房", "buildings", "A01010200", "栋", 1, house,
                     date(2009, 6, 30), "本单位", "办公室")  # fmt: skip
    for year, until in ((2018, 2018 + _SCRAPPED_AFTER), (2021, None), (2023, None)):
        count = people if year == 2021 else max(people // 3, 1)
        yield _Thing(f"B{year}", "台式计算机", "equipment", "A02010105", "台", count,
                     Decimal(dice.randrange(4200, 5600)), date(year, 4, dice.randrange(5, 26)),
                     "各办公室", "办公室", until)  # fmt: skip
    yield _Thing("C2024", "笔记本电脑", "equipment", "A02010108", "台", max(people // 5, 1),
                 Decimal(dice.randrange(5600, 7200)), date(2024, 5, 20), "各办公室",
                 "办公室")  # fmt: skip
    yield _Thing("B2020", "多功能一体机", "equipment", "A02020400", "台", max(people // 8, 1),
                 Decimal(dice.randrange(6000, 14000)), date(2020, 9, 15), "文印室",
                 "办公室")  # fmt: skip
    if plan.car:
        yield _Thing("B2019", "公务用车", "equipment", "A02030500", "辆", 1,
                     Decimal(dice.randrange(1400, 1800)) * 100, date(2019, 11, 8), "车库",
                     "办公室")  # fmt: skip
    yield _Thing("D2015", "图书资料", "books", "A04010100", "册", people * 20,
                 Decimal(32), date(2015, 12, 1), "资料室", "资料岗")  # fmt: skip
    for year in (2014, 2022):
        yield _Thing(f"E{year}", "办公桌椅", "furniture", "A05010200", "套",
                     people if year == 2014 else max(people // 4, 1),
                     Decimal(dice.randrange(900, 1600)), date(year, 7, dice.randrange(3, 28)),
                     "各办公室", "办公室")  # fmt: skip


def _card(made: MadeYear, one: _Thing) -> Asset:
    told: dict[str, Any] = {}
    if one.until == made.year:
        told = {
            "disposed": "scrapped",
            "disposed_on": date(made.year, 11, 20),
            "disposal_document": f"青财资〔{made.year}〕{made.plan.code[-3:]}号",
            "proceeds": Decimal(30) * one.count,
        }
    return Asset(
        **made.of,
        number=f"{made.plan.code}-{one.key}",
        name=one.name,
        kind=one.kind,
        code=one.code,
        quantity=one.count,
        measure=one.measure,
        value=one.value,
        depreciation=one.worn(made.year),
        state=_state(made, one),
        gained="built" if one.kind == "buildings" else "bought",
        gained_on=one.since,
        document=f"{one.since.year}年{one.since.month}月记账凭证",
        place=one.place,
        keeper=one.keeper,
        **told,
    )


def _state(made: MadeYear, one: _Thing) -> str:
    """Old desks stand idle in some offices; computers wait a year before they are scrapped."""
    if one.until is not None and made.year >= one.until - 1:
        return "awaiting"
    idle = one.key == "E2014" and chance(made.plan.code, "idle").random() < 0.5
    return "idle" if idle else "in_use"


def _closings(made: MadeYear, cards: list[Asset]) -> None:
    """What the accounts say: the same, but where a difference was planted."""
    kept = [one for one in cards if not one.disposed]
    off = Decimal("4800.00") if made.plan.has("assets-off", made.year) else _ZERO
    for kind in (stored(one) for one in AssetClass):
        some = [one for one in kept if one.kind == kind]
        if not some:
            AssetClosing.objects.create(**made.of, kind=kind)
            continue
        worn = [one.depreciation for one in some if one.depreciation is not None]
        AssetClosing.objects.create(
            **made.of,
            kind=kind,
            value=sum((one.value or _ZERO for one in some), _ZERO)
            + (off if kind == "equipment" else _ZERO),
            depreciation=sum(worn, _ZERO) if worn else None,
        )


def _income(made: MadeYear) -> None:
    """The budget of every kind of money, and its twelfths as they came in."""
    of_treasury = {**made.of, "book": "fiscal", "fund": "general"}
    granted = rows.Appropriation.objects.filter(**of_treasury)
    moved = rows.Adjustment.objects.filter(**of_treasury)
    initial = sum((one.amount for one in granted), _ZERO)
    change = sum((one.amount for one in moved), _ZERO)
    rows.IncomeBudget.objects.create(
        **made.of,
        kind="general",
        amount=initial,
        change=change or None,
        document=f"青财预〔{made.year}〕{made.plan.code[-3:]}号",
    )
    whole = initial + change
    part = (whole / 12).quantize(_CENT)
    rows.Receipt.objects.bulk_create(
        rows.Receipt(
            **made.of,
            fund="general",
            amount=part if month < 12 else whole - part * 11,
            day=date(made.year, month, 12),
            document=f"{made.year}-S{month:02d}",
            label=f"{month}月财政拨款",
        )
        for month in range(1, 13)
    )
