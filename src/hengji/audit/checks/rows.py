"""Indicator rows for rules: names for messages, and what is asked of a row read once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.case import Case
from hengji.audit.checks.lookup import evaluation_forms
from hengji.kernel.values import builder, quickly_built
from hengji.profiles import Profile
from hengji.report.facts import Fact, Text
from hengji.report.forms import Form, IndicatorRow
from hengji.scoring import RowScore, RowValues, Unscored, read_row, score_row

_BLANK = ("", "无", "—", "——", "-", "/", "－", "／")


@quickly_built
@dataclass(frozen=True, slots=True)
class PrintedRow:
    """An indicator row with what a dozen rules ask of it, worked out once for all of them.

    ``level3``, ``target`` and ``actual`` are without white space, ``""`` where there is no
    cell. ``explained``: is the reason cell filled in? ``values`` are the numbers of target
    and attainment, ``score`` the points due by the profile's method.
    """

    form: Form
    row: IndicatorRow
    level3: str
    target: str
    actual: str
    explained: bool
    values: RowValues
    score: RowScore | Unscored


_printed_row = builder(PrintedRow)


def rows(case: Case) -> tuple[PrintedRow, ...]:
    """Every indicator row of every self-evaluation form."""
    return case.once(rows, lambda: _rows(case))


def _rows(case: Case) -> tuple[PrintedRow, ...]:
    return tuple(
        [
            _printed(case.profile, form, row)
            for form in evaluation_forms(case.report)
            for row in form.rows
        ]
    )


def _printed(profile: Profile, form: Form, row: IndicatorRow) -> PrintedRow:
    level3, target, actual = plain(row.level3), plain(row.target), plain(row.actual)
    told = read_row(row)
    score = score_row(row, profile, told)
    return _printed_row(form, row, level3, target, actual, explained(row), told, score)


def name(row: IndicatorRow) -> str:
    """``服务对象满意度“职工群众满意度”``: level 2 and level 3 as printed."""
    level3 = "".join(row.level3.text.split())
    level2 = "".join(row.level2.split())
    return f"{level2}“{level3}”" if level2 else f"“{level3}”"


def explained(row: IndicatorRow) -> bool:
    """Is the reason cell filled in?"""
    return row.reason is not None and plain(row.reason) not in _BLANK


def plain(text: Text | None) -> str:
    """A cell's text without white space; ``""`` where there is no cell."""
    return "".join(text.text.split()) if text else ""


def weight_text(row: IndicatorRow) -> str:
    return f"{row.weight.digits}" if row.weight else ""


def score_text(row: IndicatorRow) -> str:
    return f"{row.score.digits}" if row.score else ""


def execution_row(form: Form) -> tuple[Decimal | None, Decimal | None]:
    """Weight and score of the fund block's execution row; ``None`` where it has none.

    Where 人员经费, 公用经费 and 项目支出 have points of their own it is the row that holds
    their sum, or their sum where no row holds it and it makes up the form's full marks.
    """
    found = [
        (_digits(fund.weight), _digits(fund.score))
        for fund in form.fund_rows
        if fund.weight or fund.score
    ]
    if len(found) <= 1:
        return found[0] if found else (None, None)
    weights = [weight or Decimal(0) for weight, _ in found]
    for weight, score in found:
        if weight and weight * 2 == sum(weights):
            return weight, score
    scores = [score for _, score in found if score is not None]
    rows = sum(row.weight.digits for row in form.rows if row.weight)
    full = _digits(form.total_weight)
    if full == rows + sum(weights) and len(scores) == len(found):
        return sum(weights, Decimal(0)), sum(scores, Decimal(0))
    return found[0]


def _digits(fact: Fact | None) -> Decimal | None:
    return fact.figure.digits if fact else None


def scored_in_whole_points(form: Form) -> bool:
    """Is every score printed in the form without decimals: rows, execution and total?"""
    printed = [row.score for row in form.rows if row.score]
    printed += [fund.score.figure for fund in form.fund_rows if fund.score]
    printed += [form.total_score.figure] if form.total_score else []
    return all(score.step >= 1 for score in printed)


def certain(form: Form) -> bool:
    """Is every row and the form itself read for certain?"""
    return form.certain and all(row.certain for row in form.rows)


def certain_about(form: Form, heading: str) -> bool:
    """Are the rows of a level-1 heading, and those next to them, read for certain?

    A row in doubt further off, as where a page ends, cannot be one of this heading's.
    """
    own = [number for number, row in enumerate(form.rows) if row.level1 == heading]
    if not own or not form.certain:
        return False
    return all(row.certain for row in form.rows[max(0, own[0] - 1) : own[-1] + 2])
