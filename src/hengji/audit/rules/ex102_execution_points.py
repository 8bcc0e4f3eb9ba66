"""预算执行率一行的得分，按分值乘以执行率计算，最多得满分。

各地也有分段扣分的办法，因此得分高于按比例计算的数时只要求说明；自评从严或取整数分
的只作参考。
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from hengji.audit.checks.lookup import evaluation_forms
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
from hengji.audit.samples import fund_form
from hengji.kernel.figures import Indeterminate, Span
from hengji.kernel.units import Kind
from hengji.report.forms import FundRow


@rule(
    "EX102",
    "执行率得分与执行率不符",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#self-eval-weights"),
    message="执行率一行得 {score}，分值 {weight} × 执行率 {rate}（{executed} ÷ {budget}）"
    "＝ {due} 分，多得 {gap} 分",
    variants={
        "strict": "执行率一行得 {score}，执行率 {rate}，按比例可得 {due} 分，自评从严",
        "rounded": "执行率一行得 {score}，执行率 {rate}，按比例为 {due} 分，取了整数",
    },
    remedy="按分值乘以执行率重算得分；当地另有计分办法的，注明办法。",
    needs="没有填报执行率得分的自评表",
    examples=(
        accepts(fund_form("1,000.00", "1,000.00", "873.45", "87.35%", "8.73")),
        rejects(
            fund_form("1,000.00", "1,000.00", "873.45", "87.35%", "8.9"),
            severity="warning",
        ),
        rejects(
            fund_form("1,000.00", "1,000.00", "873.45", "87.35%", "9"),
            severity="note",
        ),
        rejects(
            fund_form("1,000.00", "1,000.00", "873.45", "87.35%", "7.5"),
            severity="note",
        ),
        silent(fund_form("0.00", "0.00", "0.00", "100%", "10")),
    ),
)
def execution_points(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        for row in form.fund_rows:
            if row.score is not None and row.weight is not None:
                yield _judge(case, row)


def _judge(case: Case, row: FundRow) -> Outcome:
    budget, executed = row.adjusted or row.initial, row.executed
    weight, score = row.weight, row.score
    if not (budget and executed and weight and score) or not all(
        f.certain for f in (budget, executed, weight, score)
    ):
        return undecided("执行率得分所在行的数字不能确定")
    try:
        ratio = case.span(executed.figure) / case.span(budget.figure)
    except Indeterminate:
        return undecided("全年预算数为零，执行率得分不能重算")
    full, given = weight.figure.digits, score.figure.digits
    low, high = (min(full, full * end) for end in (ratio.low, ratio.high))
    step = score.figure.step
    if low <= given <= high or (step < 1 and low - step < given < high + step):
        return passed()
    due = min(full, full * executed.figure.amount / budget.figure.amount)
    values = {
        "score": str(score.figure),
        "weight": f"{full}",
        "executed": str(executed.figure),
        "budget": str(budget.figure),
        "rate": _rate(row, ratio, executed.figure.amount / budget.figure.amount),
        "due": f"{due:.2f}",
    }
    spots = (score, executed, budget)
    note = Severity.NOTE
    if step == 1 and low - 1 < given <= high.to_integral_value(ROUND_CEILING):
        return breach(*spots, severity=note, variant="rounded", **values)
    if given < low:
        return breach(*spots, severity=note, variant="strict", **values)
    return breach(*spots, severity=None, variant="", gap=f"{given - due:.2f}", **values)


def _rate(row: FundRow, ratio: Span, worked_out: Decimal) -> str:
    """The rate as the form prints it where it is the two amounts', else as worked out."""
    printed = row.rate.figure if row.rate and row.rate.certain else None
    agrees = printed is not None and printed.kind is Kind.RATIO and printed.span.meets(ratio)
    return str(printed) if agrees else percent(worked_out)
