"""What a unit says of its made-up year: statements, problems, reasons, who signs."""

from __future__ import annotations

from datetime import date

from hengji.indicators import DemandKind
from hengji.web.budget.models import Project
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import Ending
from hengji.web.evaluation.inputs import load_year
from hengji.web.evaluation.models import (
    Evaluator,
    Judgement,
    Problem,
    Rectification,
    SigningDetails,
    Statement,
    Topic,
)
from hengji.web.units.models import Staffing, UnitYear, Vehicle, YearState

_REASONS = {
    Topic.ADJUSTMENT_REASON: "年中按政策调整津贴补贴标准，并收到上级下达的专项资金。",
    Topic.EXECUTION_REASON: "个别项目按合同约定于次年验收后付款，余款结转下年继续使用。",
    Topic.PROJECT_REASON: "项目尾款按合同约定于次年支付。",
    Topic.ASSETS: "固定资产按规定登记、盘点，账实相符。",
    Topic.OTHER: "没有其他需要说明的情况。",
}


_STATES = {
    Ending.FILLING: YearState.FILLING,
    Ending.APPROVED: YearState.GOALS_APPROVED,
}


def make_property(made: MadeYear) -> None:
    """Posts, people and cars of the year."""
    plan = made.plan
    people = plan.posts + 2 if plan.has("posts-over", made.year) else plan.people
    kind = (
        "administrative" if plan.kind in ("administrative", "people_group") else "fully_funded"
    )
    Staffing.objects.create(**made.of, kind=kind, approved=plan.posts, count=people)
    Staffing.objects.bulk_create(
        Staffing(**made.of, kind=key, count=number) for key, number in plan.heads.items()
    )
    if plan.car:
        Vehicle.objects.create(**made.of, use="secured", count=1)


def open_year(made: MadeYear, profile: str) -> None:
    """The year and the forms it fills."""
    UnitYear.objects.create(
        **made.of,
        profile=profile,
        state=_STATES.get(made.plan.ending(made.year), YearState.EVALUATING),
        frugality="严格执行公务接待和公务用车管理规定，压减一般性支出，大额支出集体研究。",
    )


def put_away(made: MadeYear) -> None:
    """A year that is over: from here on nothing in it changes."""
    UnitYear.objects.filter(**made.of).update(state=YearState.ARCHIVED)


def make_statements(made: MadeYear) -> None:
    """All that the unit says; a silent one has said nothing yet."""
    if made.plan.has("silent", made.year):
        return
    texts = made.plan.texts
    told = {
        Topic.DUTIES: texts["duties"],
        Topic.OFFICES: texts["offices"],
        Topic.WORKS: texts["works"],
        Topic.ACHIEVED: texts["achieved"],
    } | _REASONS
    if made.plan.has("low-execution", made.year):
        del told[Topic.EXECUTION_REASON]
    rows = [Statement(**made.of, topic=topic, text=text) for topic, text in told.items()]
    rows += [
        Statement(**made.of, topic=Topic.ACHIEVED, project=project,
                  text=f"{project.name}的各项任务按计划完成。")
        for project in Project.objects.filter(**made.of)
    ]  # fmt: skip
    Statement.objects.bulk_create(rows)
    _problems(made)
    _signing(made)


def _problems(made: MadeYear) -> None:
    Problem.objects.bulk_create(
        Problem(**made.of, position=n, problem=problem, cause=cause, measure=measure)
        for n, (problem, cause, measure) in enumerate(made.plan.problems, 1)
    )
    Rectification.objects.create(
        **made.of,
        position=1,
        problem="上年绩效指标的数据来源不够明确。",
        done="已在绩效目标表中逐项写明数据来源，由经办人按季核对。",
        finished=True,
    )


_WHY = {
    DemandKind.REASON_MISSED: "部分任务因实施条件变化延后，已列入下年计划，下年提前安排。",
    DemandKind.REASON_OVER: "年中任务增加，实际完成超出年初计划；下年按实际工作量设定目标值。",
}


def make_reasons(made: MadeYear) -> None:
    """The reasons that the forms ask for, row by row, where records tell what was attained.

    Figures typed by hand are made to meet their targets, but for the planted faults.
    """
    if not made.plan.work:
        return
    loaded = load_year(made.unit, made.year, together=False)
    Judgement.objects.bulk_create(
        Judgement(
            **made.of,
            scope=sheet.goals.project,
            indicator_id=int(due.indicator),
            reason=_WHY[due.kind],
        )
        for sheet in (loaded.scores, *loaded.inputs.project_scores)
        for due in sheet.outstanding
        if due.indicator and due.kind in _WHY
    )


def _signing(made: MadeYear) -> None:
    SigningDetails.objects.create(
        **made.of,
        filler="经办员",
        filled_on=date(made.year + 1, 3, 20),
        telephone="0700-5550100",
        head="负责人",
        leader="评价组长",
        bureau="青禾县财政局",
        opinion="同意自评结果。",
    )
    Evaluator.objects.bulk_create(
        Evaluator(**made.of, position=n, name=name, duty=duty, workplace=made.plan.name)
        for n, (name, duty) in enumerate(
            (("评价组长", "分管负责人"), ("评价组员甲", "办公室"), ("评价组员乙", "财务")), 1
        )
    )
