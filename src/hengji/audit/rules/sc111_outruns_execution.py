"""指标几乎满分，而预算没有执行多少，两者相差很大。执行率低于界限又没有说明节约、结转等
原因的，要求说明；其余只作参考。
"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.reasons import reason_for
from hengji.audit.checks.rows import certain
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, fund_form, indicator_rows
from hengji.report.forms import Form


@rule(
    "SC111",
    "指标得分明显高于预算执行",
    severity=Severity.NOTE,
    basis=cite("mof-2020-10#self-eval-weights"),
    message="指标得分 {points}（满分 {full}），得分率 {rate}；预算执行率 {execution}，"
    "相差超过 {limit}",
    remedy="核对指标完成情况；资金节约、跨年支付的，说明原因。",
    needs="没有同时填报执行率和指标得分",
    examples=(
        accepts(
            fund_form("100.00", "100.00", "98.00", "98%", "9.8") + indicator_rows(activity())
        ),
        rejects(
            fund_form("100.00", "100.00", "60.00", "60%", "6") + indicator_rows(activity()),
            severity="warning",
        ),
        rejects(
            fund_form("100.00", "100.00", "92.00", "92%", "9.2") + indicator_rows(activity()),
            severity="note",
        ),
        rejects(
            fund_form("100.00", "100.00", "60.00", "60%", "6")
            + indicator_rows(activity())
            + "执行率偏低的主要原因是厉行节约，结余资金已由财政收回。",
            severity="note",
        ),
        rejects(
            fund_form("100.00", "100.00", "60.00", "60%", "6")
            + indicator_rows(activity())
            + "预算执行率60%，主要原因是公开招标节约资金40万元。",
            severity="note",
        ),
        rejects(
            fund_form("100.00", "100.00", "60.00", "60%", "6")
            + indicator_rows(activity())
            + "| 总分 | < | < | < | < | < | 100 | 96 | 两个项目跨年实施，尾款结转下年支付 |\n",
            severity="note",
        ),
        silent("2024年基本支出100.00万元。"),
    ),
)
def outruns_execution(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        found = _gap(form)
        if found is None:
            continue
        rate, execution, points, full = found
        low = execution < case.profile.threshold("execution-rate")
        if not certain(form):
            yield undecided("单元格归属不能确定")
        elif rate - execution <= case.profile.threshold("attainment-gap"):
            yield passed()
        else:
            grave = low and not reason_for(case, "execution")
            yield breach(
                form.place,
                severity=Severity.WARNING if grave else None,
                points=points,
                full=full,
                rate=percent(rate),
                execution=percent(execution),
                limit=percent(case.profile.threshold("attainment-gap"), 0),
            )


def _gap(form: Form) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    """Share of points won, execution rate, points, full points of one form."""
    fund = next((row for row in form.fund_rows if row.executed), None)
    budget = fund and (fund.adjusted or fund.initial)
    full = sum((row.weight.digits for row in form.rows if row.weight), Decimal(0))
    points = sum((row.score.digits for row in form.rows if row.score), Decimal(0))
    if not (fund and fund.executed and budget and budget.figure.digits and full):
        return None
    if any(row.weight and row.score is None for row in form.rows):
        return None
    return points / full, fund.executed.figure.amount / budget.figure.amount, points, full
