"""The money of a made-up year: what was granted, moved, brought over and paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hengji.web.budget import models as rows
from hengji.web.demonstration.plan import County, PlannedProject, PlannedUnit, chance
from hengji.web.units.models import Unit

_CENT = Decimal("0.01")
_ZERO = Decimal(0)
_RECEPTION, _CAR = "30217", "30231"
_SEASONS = (3, 6, 9, 11)


@dataclass(slots=True)
class Pot:
    """Money for one line. ``fields`` are those of its rows."""

    fields: dict[str, Any]
    budget: Decimal
    spent: Decimal = _ZERO

    @property
    def left(self) -> Decimal:
        return self.budget - self.spent


@dataclass(slots=True)
class MadeYear:
    """One unit's year while it is made."""

    unit: Unit
    plan: PlannedUnit
    year: int
    pots: list[Pot] = field(default_factory=list)
    payments: list[rows.Payment] = field(default_factory=list)

    @property
    def of(self) -> dict[str, Any]:
        return {"unit": self.unit, "year": self.year}


def make_money(
    county: County, unit: Unit, plan: PlannedUnit, year: int, left: list[Pot]
) -> MadeYear:
    """Make and save a year's money. ``left`` is what last year's projects left over."""
    made = MadeYear(unit, plan, year)
    projects = _projects(made)
    _granted(made, county, projects)
    _carried(made, projects, left)
    _adjusted(made)
    _planned(made)
    _spent(made)
    _planted(made)
    rows.Payment.objects.bulk_create(made.payments)
    _bought(made)
    return made


def left_over(made: MadeYear) -> list[Pot]:
    """What the year's projects left, to be brought into the next."""
    return [one for one in made.pots if one.fields.get("project") and one.left > 0]


def _projects(made: MadeYear) -> dict[str, rows.Project]:
    found = {}
    for one in made.plan.projects:
        found[one.code] = rows.Project.objects.create(
            **made.of,
            code=one.code,
            name=one.name,
            kind=one.kind,
            supervisor=made.plan.name,
            implementer=made.plan.name,
        )
    return found


def _granted(made: MadeYear, county: County, projects: dict[str, rows.Project]) -> None:
    functional, for_projects = made.plan.functional
    growth = Decimal(100 + 3 * (made.year - 2022)) / 100
    for code, amount in county.personnel.items():
        _pot(made, amount * made.plan.people * growth, kind="personnel", economic=code,
             functional=functional)  # fmt: skip
    for code, amount in county.public.items():
        _pot(made, amount * made.plan.people, kind="public", economic=code,
             functional=functional)  # fmt: skip
    if made.plan.reception:
        cut = made.plan.reception * (100 - 4 * (made.year - 2022)) / 100
        _pot(made, cut, kind="public", economic=_RECEPTION, functional=functional)
    if made.plan.car:
        _pot(made, made.plan.car, kind="public", economic=_CAR, functional=functional)
    for one in made.plan.projects:
        _pot(made, _wobbled(made, one), kind=one.kind, economic="30299",
             functional=for_projects, project=projects[one.code])  # fmt: skip
    if given := made.plan.subsidies.get(made.year):  # from the superior unit, not the treasury
        _pot(made, given, kind="public", economic="30201", functional=functional, fund="other")
    day = date(made.year, 1, 22)
    rows.Appropriation.objects.bulk_create(
        rows.Appropriation(
            **made.of, **one.fields, amount=one.budget, day=day,
            document=f"青财预〔{made.year}〕{made.plan.code[-3:]}号",
        )
        for one in made.pots
    )  # fmt: skip


def _wobbled(made: MadeYear, project: PlannedProject) -> Decimal:
    dice = chance(made.plan.code, made.year, project.code)
    return project.amount * Decimal(dice.randrange(95, 112)) / 100


def _pot(made: MadeYear, amount: Decimal, **fields: Any) -> Pot:
    """A new pot, in whole hundreds of 元 as budgets are told."""
    rounded = (amount / 100).quantize(Decimal(1), ROUND_HALF_UP) * 100
    made.pots.append(Pot(fields, rounded.quantize(_CENT)))
    return made.pots[-1]


def _carried(made: MadeYear, projects: dict[str, rows.Project], left: list[Pot]) -> None:
    for one in left:
        project = projects[one.fields["project"].code]
        fields = {**one.fields, "project": project, "origin": "carried_over"}
        made.pots.append(Pot(fields, one.left))
        rows.CarryOver.objects.create(
            **made.of, **fields, amount=one.left, document=f"青财预〔{made.year}〕结转1号"
        )


def _adjusted(made: MadeYear) -> None:
    """A pay rise in autumn, and for some a transfer from above."""
    pay = made.pots[0]
    rise = (pay.budget * Decimal("0.04")).quantize(_CENT)
    _moved(made, pay, rise, "policy", "按规定调整津贴补贴标准", 9)
    dice = chance(made.plan.code, made.year, "transfer")
    if dice.random() < 0.4:
        project = next(one for one in made.pots if one.fields.get("project"))
        fields = {
            **project.fields,
            "origin": "upper_transfer",
            "origin_document": f"云财预〔{made.year}〕{dice.randrange(20, 90)}号",
        }
        made.pots.append(Pot(fields, _ZERO))
        share = Decimal(dice.randrange(8, 22)) / 100
        amount = (project.budget * share / 100).quantize(Decimal(1)) * 100
        _moved(made, made.pots[-1], amount, "upper_transfer", "上级下达专项资金", 6)


def _moved(
    made: MadeYear, pot: Pot, amount: Decimal, cause: str, reason: str, month: int
) -> None:
    pot.budget += amount
    rows.Adjustment.objects.create(
        **made.of,
        **pot.fields,
        amount=amount,
        cause=cause,
        reason=reason,
        day=date(made.year, month, 18),
        document=f"青财预追〔{made.year}〕{month}号",
    )


def _planned(made: MadeYear) -> None:
    """The use of every project's money by the season; basic spending runs by twelfths."""
    for pot in made.pots:
        if pot.fields.get("project") and pot.budget:
            shares = dict(_shares(pot.budget, _SEASONS))
            months = {f"month{month}": shares.get(month, _ZERO) for month in range(1, 13)}
            rows.PlanLine.objects.create(**made.of, **pot.fields, **months)


def _shares(amount: Decimal, months: Sequence[int]) -> Iterator[tuple[int, Decimal]]:
    """An amount in equal parts, what cannot be divided in the last month."""
    part = (amount / len(months)).quantize(_CENT)
    for month in months:
        yield month, part if month != months[-1] else amount - part * (len(months) - 1)


def _spent(made: MadeYear) -> None:
    number = 0
    for pot in made.pots:
        for day, amount in _parts(made, pot):
            number += 1
            pot.spent += amount
            made.payments.append(_payment(made, pot, day, amount, number))


def _parts(made: MadeYear, pot: Pot) -> Iterator[tuple[date, Decimal]]:
    """Pay month by month, the rest by the season; projects may leave a little."""
    dice = chance(made.plan.code, made.year, *sorted(map(str, pot.fields.values())))
    months = tuple(range(1, 13)) if pot.fields["kind"] == "personnel" else _SEASONS
    due = pot.budget
    if pot.fields.get("project"):
        share = 58 if made.plan.has("low-execution", made.year) else dice.randrange(93, 101)
        due = (due * share / 100).quantize(_CENT)
    for month, amount in _shares(due, months):
        if amount:
            yield date(made.year, month, dice.randrange(8, 27)), amount


def _payment(made: MadeYear, pot: Pot, day: date, amount: Decimal, number: int) -> rows.Payment:
    project = pot.fields.get("project")
    purpose = project.name if project else f"{day.month}月{_PURPOSES[pot.fields['economic']]}"
    return rows.Payment(
        **made.of,
        **pot.fields,
        day=day,
        voucher=f"{made.year}-{number:04d}",
        amount=amount,
        purpose=purpose,
    )


_PURPOSES = {
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30108": "养老保险缴费",
    "30110": "医疗保险缴费",
    "30113": "住房公积金",
    "30201": "办公费",
    "30211": "差旅费",
    "30215": "会议费",
    "30216": "培训费",
    "30217": "公务接待费",
    "30228": "工会经费",
    "30231": "公务用车运行维护费",
    "30239": "其他交通费用",
}


def _planted(made: MadeYear) -> None:
    """The faults of this year's money."""
    number = len(made.payments)
    if made.plan.has("over-budget", made.year):
        pot = next(one for one in made.pots if one.fields["economic"] == _RECEPTION)
        day, more = date(made.year, 12, 12), Decimal("12600.00")
        made.payments.append(_payment(made, pot, day, more, number + 1))
    if made.plan.has("payment-outside-year", made.year):
        pot = made.pots[-1]
        day = date(made.year + 1, 1, 6)
        made.payments.append(_payment(made, pot, day, Decimal("8600.00"), number + 1))
    if made.plan.has("unbudgeted-project", made.year):
        project = rows.Project.objects.create(
            **made.of, code="P09", name="年中临时宣传活动", kind="operations",
            supervisor=made.plan.name, implementer=made.plan.name,
        )  # fmt: skip
        pot = Pot({**made.pots[-1].fields, "project": project}, _ZERO)
        day = date(made.year, 10, 15)
        made.payments.append(_payment(made, pot, day, Decimal("24000.00"), number + 1))


def _bought(made: MadeYear) -> None:
    """One procurement within the first project."""
    dice = chance(made.plan.code, made.year, "procurement")
    budget = Decimal(dice.randrange(200, 600)) * 100
    rows.Procurement.objects.create(
        **made.of,
        number=f"QH{made.year}-{made.plan.code}",
        name="办公设备和服务采购",
        budget=budget,
        actual=budget * Decimal(dice.randrange(90, 100)) / 100,
        day=date(made.year, 5, 20),
    )
