"""Sheets of goals of a made-up year, approved, and what was attained where it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import assert_never
from zoneinfo import ZoneInfo

from hengji.indicators.catalogue import entry
from hengji.web.budget.models import Project
from hengji.web.clock import today
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import County, Goal, LibraryGoal, TypedGoal
from hengji.web.evidence.models import Attachment, Attainment, Binding, Survey
from hengji.web.evidence.store import store
from hengji.web.goals import values
from hengji.web.goals.models import GoalSheet, Indicator, Opinion, Review
from hengji.web.goals.states import Desk, State
from hengji.web.units.models import Unit

_ZONE = ZoneInfo("Asia/Shanghai")


def make_goals(county: County, made: MadeYear) -> None:
    """The whole's sheet and one for each project that was budgeted."""
    proof = _proof(made)
    whole = _sheet(made, None, made.plan.texts["overall"])
    _fill(county, made, whole, county.sheets[made.plan.goals], proof)
    projects = Project.objects.filter(**made.of)
    goals = {one.code: one.goals for one in made.plan.projects}
    for project in projects:
        if project.code not in goals:
            continue
        words = f"按计划完成{project.name}的各项任务，资金使用合规，受益对象满意。"
        sheet = _sheet(made, project, words)
        _fill(county, made, sheet, county.sheets[goals[project.code]], proof)


def _sheet(made: MadeYear, project: Project | None, overall: str) -> GoalSheet:
    sheet = GoalSheet.objects.create(**made.of, project=project, overall=overall)
    Review.objects.create(unit=made.unit, sheet=sheet)
    return sheet


def _fill(
    county: County,
    made: MadeYear,
    sheet: GoalSheet,
    goals: Iterable[Goal],
    proof: Attachment | None,
) -> None:
    goals = list(goals)
    if sheet.project is None and made.plan.has("weights-off", made.year):
        goals = goals[:-1]
    rows = [_indicator(made.unit, sheet, n, one) for n, one in enumerate(goals, 1)]
    Indicator.objects.bulk_create(rows)
    attained = [
        Attainment(unit=made.unit, year=made.year, indicator=row, how=_how(one),
                   value=_value(made, county, one))
        for row, one in zip(rows, goals, strict=True)
    ]  # fmt: skip
    Attainment.objects.bulk_create(attained)
    typed = [row for row, one in zip(rows, goals, strict=True) if isinstance(one, TypedGoal)]
    if proof is not None:
        Binding.objects.bulk_create(
            Binding(unit=made.unit, year=made.year, attachment=proof, indicator=row)
            for row in typed
        )
        for row, one in zip(attained, goals, strict=True):
            if isinstance(one, TypedGoal) and "满意" in one.level1:
                _asked(made, sheet, row)
    if not made.plan.has("weights-off", made.year):
        _approve(made, sheet)


def _indicator(unit: Unit, sheet: GoalSheet, position: int, goal: Goal) -> Indicator:
    match goal:
        case LibraryGoal(key, target, weight):
            fields = values.from_library(entry(key))
            return Indicator(
                unit=unit, sheet=sheet, position=position, **fields | {"target": target},
                weight=weight, basis="年度工作计划",
            )  # fmt: skip
        case TypedGoal():
            return Indicator(
                unit=unit, sheet=sheet, position=position, level1=goal.level1,
                level2=goal.level2, level3=goal.level3, direction=goal.sign,
                target=goal.target, measure_unit=goal.unit, weight=goal.weight,
                source="业务统计台账", basis="年度工作计划",
                standard="达到目标值得满分，未达到的按完成比例得分",
            )  # fmt: skip
        case _:
            assert_never(goal)


def _how(goal: Goal) -> str:
    computed = isinstance(goal, LibraryGoal)
    return Attainment.How.COMPUTED if computed else Attainment.How.MANUAL


def _value(made: MadeYear, county: County, goal: Goal) -> str:
    if isinstance(goal, LibraryGoal):
        return ""
    return goal.attained[county.years.index(made.year)]


_VALID = 200


def _asked(made: MadeYear, sheet: GoalSheet, row: Attainment) -> None:
    """The survey that a typed satisfaction comes from: so many of 200 valid answers."""
    asked = row.indicator.level3.removesuffix("满意度")
    survey = Survey.objects.create(
        **made.of,
        title=f"{made.year}年度{row.indicator.level3}调查",
        subject=asked,
        project=sheet.project,
        method=Survey.Method.ENTERED,
        state=Survey.State.CLOSED,
        sent=_VALID + 20,
        returned=_VALID + 6,
        valid=_VALID,
        satisfied=_VALID * int(row.value) // 100,
        held_on=date(made.year, 12, 15),
    )
    Binding.objects.create(
        unit=made.unit, year=made.year, survey=survey, indicator=row.indicator
    )


def _approve(made: MadeYear, sheet: GoalSheet) -> None:
    """Handed in, agreed to desk by desk, approved with the budget."""
    document = f"青财绩〔{made.year}〕{made.plan.code[-3:]}号"
    for day, desk in ((20, Desk.DESK), (21, Desk.PERFORMANCE)):
        Opinion.objects.create(
            unit=made.unit, sheet=sheet, round=1, desk=desk, verdict="agreed",
            text="目标与预算相匹配，同意。", given_by=f"{desk.label}审核员",
            given_at=datetime.combine(today().replace(made.year, 1, day), time(10), _ZONE),
            document=document if desk == Desk.PERFORMANCE else "",
        )  # fmt: skip
    Review.objects.filter(sheet=sheet).update(
        state=State.APPROVED,
        round=1,
        submitted_at=datetime(made.year, 1, 18, 9, tzinfo=_ZONE),
        submitted_by="经办员",
        decided_at=datetime(made.year, 1, 22, 10, tzinfo=_ZONE),
        document=document,
    )


def _proof(made: MadeYear) -> Attachment | None:
    """What figures typed by hand rest on: an extract of the unit's own statistics."""
    if made.plan.has("no-evidence", made.year):
        return None
    words = f"{made.plan.name}{made.year}年度业务统计摘录\n（示范数据，非真实材料）\n"
    data = words.encode()
    kept = store().keep([data], len(data))
    return Attachment.objects.create(
        **made.of,
        digest=kept.digest,
        name=f"{made.year}年度业务统计摘录.txt",
        size=kept.size,
        kind="text",
        note="人工填报的完成值取自本统计",
        added_by="经办员",
    )


def share(amount: int, size: Decimal) -> int:
    """So much of a number, at least one."""
    return max(1, int(amount * size))
