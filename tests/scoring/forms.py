"""A scored sheet as a filled-in form, in the words that the audit reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hengji.audit.samples import Row, fund_form, indicator_rows
from hengji.indicators import AttainedValue, BandReached, ScoredRow, ScoreSheet
from hengji.indicators.indicator import printed
from hengji.kernel.figures import Figure
from hengji.kernel.units import TEN_THOUSAND_YUAN
from hengji.ledger.balances import BudgetRow
from hengji.scoring.inputs import EvaluationInputs


def filled_in(sheet: ScoreSheet, row: BudgetRow, inputs: EvaluationInputs) -> str:
    """The self-evaluation form of a sheet, and the reasons given for the whole below it."""
    text = ""
    execution = sheet.execution
    if execution is not None:
        money = [_money(total.figure(TEN_THOUSAND_YUAN)) for total in
                 (row.initial, row.adjusted, row.executed)]  # fmt: skip
        points = f"{execution.points:f}" if execution.points is not None else ""
        text = fund_form(money[0], money[1], money[2], str(row.rate), points)
    rows = indicator_rows(*(_row(one) for one in sheet.rows)).rstrip("\n")
    total = f"| 总分 | < | < | < | < | < | < | {sheet.full:f} | {sheet.total:f} |  |"
    grade = f"| 评价等次 | {sheet.grade} | < | < | < | < | < | < | < |"
    told = "\n".join(inputs.reasons.values())
    return f"{text}{rows}\n{total}\n{grade}\n{told}\n"


def _row(one: ScoredRow) -> Row:
    own, done = one.indicator, one.attainment
    return (
        own.level1,
        own.level2,
        own.level3,
        str(own.target) if own.target else "",
        _shown(done.value) if done and done.value is not None else "",
        f"{one.weight:f}",
        "" if one.points is None else f"{one.points:f}",
        done.reason if done else "",
    )


def _shown(value: AttainedValue) -> str:
    match value:
        case Figure():
            return printed(value)
        case BandReached():
            return value.band or value.text
        case date():
            return f"{value.year}年{value.month}月{value.day}日"


def _money(figure: Figure | None) -> str:
    return f"{figure.digits if figure else Decimal('0.00'):,.2f}"
