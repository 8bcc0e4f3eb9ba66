"""A whole self-evaluation: every row, execution, caps, total, grade, and what is due."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hengji.indicators import Cap, Demand, DemandKind, ExecutionScore, ScoredRow, ScoreSheet
from hengji.profiles import Profile, ScoringFamily
from hengji.scoring.demands import sheet_demands, sheet_warnings, with_demands
from hengji.scoring.execution import execution_score
from hengji.scoring.goal_rows import goal_row
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.table_rows import table_row
from hengji.scoring.tables import points_table

_NOTHING = Decimal(0)


def score_sheet(inputs: EvaluationInputs, profile: Profile) -> ScoreSheet:
    """Score a sheet by the profile's family. A project's sheet always goes by weights.

    Nothing is refused: what is missing stands among the demands, and there is no total yet.
    """
    if profile.scoring.family is ScoringFamily.STEPS and not inputs.goals.project:
        return _by_table(inputs, profile)
    return _by_weights(inputs, profile)


def _by_weights(inputs: EvaluationInputs, profile: Profile) -> ScoreSheet:
    scored = [
        goal_row(one, inputs.attainments.get(one.key), profile)
        for one in inputs.goals.indicators
    ]
    rows = tuple(with_demands(row, profile, weighted=True) for row, _ in scored)
    caps = tuple(cap for _, cap in scored if cap is not None)
    execution: ExecutionScore | None = None
    more: tuple[Cap, ...] = ()
    if inputs.execution is not None:
        execution, more = execution_score(
            inputs.execution, profile.execution_points, inputs.execution_points
        )
    return _sheet(inputs, profile, rows, execution, more + caps)


def _by_table(inputs: EvaluationInputs, profile: Profile) -> ScoreSheet:
    table = points_table(profile.scoring.table)
    rows = tuple(
        with_demands(table_row(row, inputs), profile, weighted=False) for row in table.rows
    )
    goals = replace(inputs.goals, indicators=tuple(row.indicator for row in table.rows))
    return _sheet(replace(inputs, goals=goals), profile, rows, None, ())


def _sheet(
    inputs: EvaluationInputs,
    profile: Profile,
    rows: tuple[ScoredRow, ...],
    execution: ExecutionScore | None,
    caps: tuple[Cap, ...],
) -> ScoreSheet:
    points = [row.points for row in rows]
    weights = [row.weight for row in rows]
    if execution is not None:
        points.append(execution.points)
        weights.append(execution.weight)
    known = [one for one in points if one is not None]
    total = sum(known, _NOTHING) if known and len(known) == len(points) else None
    grade = profile.grade_of(total) if total is not None else None
    demands = [*sheet_demands(inputs, profile)]
    if execution is not None and execution.points is None:
        words = "全年预算数为零或没有填写，预算执行率的得分应由评价组给出"
        demands.append(Demand(DemandKind.POINTS, words))
    return ScoreSheet(
        inputs.goals,
        profile.key,
        rows,
        execution,
        total,
        sum(weights, _NOTHING),
        grade.name if grade else "",
        caps,
        tuple(demands),
        tuple(sheet_warnings(rows, execution, profile)),
    )
