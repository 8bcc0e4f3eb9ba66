"""What was chosen of last year's papers, entered as records that say where they came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hengji.web.budget.models import Appropriation, Payment, Project
from hengji.web.evaluation import stating
from hengji.web.evaluation.models import Rectification
from hengji.web.evaluation.versions import NotNow, locked
from hengji.web.goals.filling import add_row, open_sheet
from hengji.web.goals.models import Direction, GoalSheet
from hengji.web.goals.values import TypedTarget, split_target
from hengji.web.rollover.reading import Amount, Goal, PriorPaper, Shortcoming
from hengji.web.rows.session import because
from hengji.web.units.models import Unit, UnitYear, YearState

SOURCE: Final = "取自上年报告"
_BOOK = "fiscal"


@dataclass(frozen=True, slots=True)
class Taken:
    """How much was entered."""

    amounts: int
    goals: int
    problems: int


def amounts_wanted(unit: Unit, year: int) -> bool:
    """Are last year's amounts still to be had from papers? Not where its book was kept here,
    and not a second time.
    """
    before = {"unit": unit, "year": year - 1}
    archived = UnitYear.objects.filter(**before, state=YearState.ARCHIVED).exists()
    kept = Appropriation.objects.filter(**before).exists()
    return not (archived or kept or Payment.objects.filter(**before).exists())


def take(unit: Unit, year: int, paper: PriorPaper, chosen: Collection[str]) -> Taken:
    """Enter what was chosen (by key): amounts into last year's fiscal book, goals and problems
    into ``year``.

    Raises :class:`~hengji.web.evaluation.versions.NotNow`.
    """
    own = locked(unit, year)
    if not own.open:
        raise NotNow(f"{year} 年度已经{own.get_state_display()}，不能再取数。")
    because(SOURCE)
    amounts = [one for one in paper.amounts if one.key in chosen]
    if amounts and not amounts_wanted(unit, year):
        raise NotNow(f"{year - 1} 年度的账已经在系统里，金额不再从文件取。")
    for one in amounts:
        _amount(unit, year - 1, one)
    return Taken(
        len(amounts),
        _goals(unit, year, [one for one in paper.goals if one.key in chosen]),
        _problems(unit, year, [one for one in paper.problems if one.key in chosen]),
    )


def _amount(unit: Unit, year: int, one: Amount) -> None:
    of = {
        "unit": unit,
        "year": year,
        "book": _BOOK,
        "kind": one.line.kind,
        "economic": one.line.economic,
        "three_public": one.line.three_public,
        "amount": one.amount,
    }
    if one.paid:
        purpose = f"{SOURCE}：{one.line.label}"
        Payment.objects.create(**of, day=date(year, 12, 31), purpose=purpose)
    else:
        Appropriation.objects.create(**of, document=SOURCE)


def _goals(unit: Unit, year: int, goals: Iterable[Goal]) -> int:
    taken = 0
    for one in goals:
        sheet = _sheet(unit, year, one.project)
        if not sheet.review.open:
            raise NotNow(f"“{sheet}”已经送审，不能再取指标。")
        if sheet.indicators.filter(level3=one.level3).exists():
            continue
        target = _target(one.target)
        add_row(
            sheet,
            {
                "level1": one.level1[:40],
                "level2": one.level2[:40],
                "level3": one.level3[:100],
                "direction": target.direction,
                "target": target.target[:200],
                "measure_unit": target.measure_unit[:20],
                "weight": one.weight,
                "basis": SOURCE,
            },
        )
        taken += 1
    return taken


def _sheet(unit: Unit, year: int, project: str) -> GoalSheet:
    if not project:
        return open_sheet(unit, year)
    found = Project.objects.filter(unit=unit, year=year, book=_BOOK, name=project).first()
    if found is None:
        raise NotNow(f"{year} 年度还没有项目“{project}”，先在“预算与支付”里登记项目。")
    return open_sheet(unit, year, found)


def _target(text: str) -> TypedTarget:
    plain = text.strip()
    if not plain:
        return TypedTarget("", "", "")
    return split_target(plain) or TypedTarget(Direction.QUALITATIVE, plain, "")


def _problems(unit: Unit, year: int, problems: Iterable[Shortcoming]) -> int:
    known = Rectification.objects.filter(unit=unit, year=year, none_named=False)
    asked = set(known.values_list("problem", flat=True))
    taken = [one for one in problems if one.text not in asked]
    for one in taken:
        stating.add_rectification(Rectification(unit=unit, year=year, problem=one.text))
    return len(taken)
