"""Figures of the books by the names that formulas and points tables know them by."""

from __future__ import annotations

from collections.abc import Mapping

from hengji.indicators import Attainment, GoalSheet
from hengji.kernel.totals import Ratio, Total
from hengji.ledger import assets, rates
from hengji.ledger.balances import Balances
from hengji.ledger.selection import ALL, of_project
from hengji.scoring.inputs import EvaluationInputs


def measures_of(
    figures: Balances, prior: Balances | None = None, project: str = ""
) -> dict[str, Total | Ratio]:
    """Every named figure of a year, of one project only where one is named."""
    where = of_project(project) if project else ALL
    return {
        "execution-rate": figures.execution_rate(where),
        "project-spending": figures.executed(where),
        "adjustment-rate": rates.adjustment_rate(figures, where),
        "staff-control": rates.staff_control(figures),
        "public-control": rates.public_control(figures),
        "three-public-control": rates.three_public_control(figures),
        "three-public-change": rates.three_public_change(figures, prior),
        "procurement-rate": rates.procurement_rate(figures),
        "completion-rate": rates.completion_rate(figures),
        "budget-control": rates.budget_control_rate(figures),
        "carry-over-rate": rates.carry_over_rate(figures),
        "carry-over-change": rates.carry_over_change(figures, prior),
        "asset-use": assets.use_rate(figures.books),
        "area-control": rates.area_control(figures),
        "investment-control": rates.investment_control(figures),
    }


def inputs_of(
    goals: GoalSheet,
    attainments: Mapping[str, Attainment],
    figures: Balances,
    prior: Balances | None = None,
) -> EvaluationInputs:
    """Inputs of a sheet with all that the book tells; reasons are added by who gives them."""
    where = of_project(goals.project) if goals.project else ALL
    return EvaluationInputs(
        goals,
        attainments,
        execution=figures.execution_rate(where),
        adjustment=rates.gross_adjustment_rate(figures, where),
        set_apart=rates.set_apart_total(figures, where),
        measures=measures_of(figures, prior, goals.project),
    )
