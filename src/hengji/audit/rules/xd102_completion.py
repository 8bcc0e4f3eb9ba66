"""写明“完成预算的百分之几”的，完成率应当能由执行数和预算数算得。

超额完成的任务（计划100人、实际105人）写完成率100%的，是按满额计，只作提示。
"""

from collections.abc import Iterator

from hengji.audit.checks.rates import CONTROLLED
from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.checks.readings import another_ratio
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
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Completion

_FULL = 100


@rule(
    "XD102",
    "完成率与两数不符",
    severity=Severity.ERROR,
    basis=Identity("完成率 ＝ 执行数 ÷ 预算数"),
    message="写明{name} {rate}，{actual_name} {actual} ÷ {budget_name} {budget} 为 {nearest}",
    remedy="核对执行数、预算数和完成率；预算年中调整过的，写明是年初预算还是调整后预算。",
    needs="没有写明完成率及其两个数的内容",
    examples=(
        accepts("2024年基本支出年初预算100.00万元，决算数95.55万元，完成年初预算的95.55%。"),
        accepts("2024年基本支出年初预算100.00万元，决算数95.55万元，完成年初预算的96%。"),
        rejects("2024年基本支出年初预算100.00万元，决算数95.55万元，完成年初预算的95.65%。"),
        accepts("计划培训100人，实际培训105人，完成率105%。"),
        rejects("计划培训100人，实际培训105人，完成率115%。", severity="error"),
        rejects("计划培训100人，实际培训105人，完成率100%。", severity="note"),
        silent("2024年基本支出完成年初预算的95.55%。"),
    ),
)
def completion(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Completion):
        if one.rate.term in CONTROLLED:
            continue
        if one.actual is None or one.budget is None:
            yield undecided("完成率的执行数或预算数没有写明")
            continue
        found = compare_ratio(case, one.rate, one.actual, one.budget)
        if found.holds is None:
            yield undecided("完成率两边的数字不能确定")
        elif found.holds:
            yield passed()
        elif another_ratio(case, one.rate, one.actual, one.budget):
            yield undecided("完成率说的是哪两个数不能确定")
        else:
            capped = _capped(one.rate, one.actual, one.budget)
            soft = Severity.NOTE if found.hedged or capped else Severity.WARNING
            yield breach(
                one.rate,
                one.actual,
                one.budget,
                severity=soft if found.hedged or capped or one.inferred else None,
                name=one.rate.term or "完成率",
                rate=one.rate,
                actual_name=one.actual.name or "执行数",
                actual=one.actual,
                budget_name=_budget_name(one.actual, one.budget),
                budget=one.budget,
                nearest=found.shown,
            )


def _capped(rate: Fact, actual: Fact, budget: Fact) -> bool:
    """A task that was more than fulfilled, told as fulfilled: 100%."""
    counted = actual.figure.kind is Kind.COUNT
    return (
        counted and rate.figure.digits == _FULL and actual.figure.amount > budget.figure.amount
    )


def _budget_name(actual: Fact, budget: Fact) -> str:
    """``年初预算`` where the term itself is already said of what was executed."""
    named = budget.name.lstrip("为是占") or "预算数"
    return named if named != actual.name else budget.basis.value or "预算"
