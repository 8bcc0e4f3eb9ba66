"""正文写明的预算执行率，应当能由正文或表中的预算数和执行数算得。

分母可能是年初预算、全年预算，也可能是年初预算加追加和上年结转，任何一种口径能算得的
都不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import adjusted_budget, executed, initial_budget, preferred
from hengji.audit.checks.ratios import percentage
from hengji.audit.checks.readings import ratio_told
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.kernel.figures import Span
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Formula

_ADJUSTMENT = Basis.ADJUSTMENT  # looked up for every figure, which takes as long as a call


@rule(
    "EX103",
    "正文的执行率与金额不符",
    severity=Severity.WARNING,
    basis=Identity("预算执行率 ＝ 执行数 ÷ 预算数"),
    message="写明预算执行率 {rate}，执行数 {executed} ÷ 预算数 {budget} ＝ {nearest}",
    remedy="核对执行率、执行数和预算数，写明分母是年初预算还是调整后的全年预算。",
    needs="正文没有写明预算执行率及预算数、执行数",
    examples=(
        accepts("2024年年初预算数100.00万元，全年支出合计95.55万元，预算执行率95.55%。"),
        accepts(
            "2024年年初预算数180.00万元，年中追加73.70万元，全年支出合计252.60万元。"
            "预算执行率为99.5%。"
        ),
        rejects("2024年年初预算数100.00万元，全年支出合计95.55万元，预算执行率97.55%。"),
        accepts(
            "2024年年初预算数100.00万元，全年支出合计95.55万元，预算执行率95.55%。\n"
            "项目资金20.00万元，已支付19.00万元，预算执行率95%。"
        ),
        silent("预算执行率95.55%。"),
    ),
)
def stated_rate(case: Case) -> Iterator[Outcome]:
    rates = [f for f in case.report.facts_of("预算执行率") if f.year in (None, case.year)]
    if not rates:
        return
    spent = executed(case)
    budgets = _denominators(case)
    worked_out = {formula.result.place for formula in case.report.relations_of(Formula)}
    for rate in rates:
        if rate.place in worked_out:
            yield undecided("执行率写出了算式，按算式核对")
            continue
        if not (rate.certain and spent and budgets):
            yield undecided("写了预算执行率，未见能确定的预算数或执行数")
            continue
        if any(span.low <= 0 <= span.high for span, _ in budgets):
            yield undecided("预算数可能为零")
            continue
        stated, executed_span = case.span(rate.figure), case.span(spent.figure)
        if any(stated.meets(executed_span / span) for span, _ in budgets):
            yield passed()
            continue
        if ratio_told(case, rate, spent):
            yield undecided("执行率说的是哪两个数不能确定")
            continue
        budget = next((f for _, f in budgets if f.figure.amount), None)
        if budget is None:
            yield undecided("预算数可能为零")
            continue
        yield breach(
            rate,
            spent,
            budget,
            rate=rate,
            executed=spent,
            budget=budget,
            nearest=percentage(spent.figure.amount / budget.figure.amount),
        )


def _denominators(case: Case) -> list[tuple[Span, Fact]]:
    initial, adjusted = initial_budget(case), adjusted_budget(case)
    found = [(case.span(f.figure), f) for f in (adjusted, initial) if f and f.figure.digits]
    moves = [f for f in case.report.facts if f.basis is _ADJUSTMENT and not f.scope]
    added = preferred(moves)
    carried = preferred(case.report.facts_of("上年结转"))
    if initial and added and added.figure.kind is initial.figure.kind:
        total = case.span(initial.figure) + case.span(added.figure)
        found.append((total, initial))
        if carried and carried.figure.kind is initial.figure.kind:
            found.append((total + case.span(carried.figure), initial))
    return found
