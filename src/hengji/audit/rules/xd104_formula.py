"""正文写出算式和结果的，结果应当等于算式的值。

除数为零的算式没有值，另由“零除以零”一条提示。
"""

from collections.abc import Iterator

from hengji.audit.checks.formulas import divides_by_zero, operands, value, written
from hengji.audit.checks.ratios import within
from hengji.audit.checks.sums import in_unit
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
from hengji.kernel.figures import Indeterminate, Span
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Formula, Operation


@rule(
    "XD104",
    "算式与结果不符",
    severity=Severity.ERROR,
    basis=Identity("结果 ＝ 所写算式的值"),
    message="{name}写明为 {result}，按所写算式 {formula} ＝ {computed}",
    remedy="核对算式中的各数和结果。",
    needs="没有写出算式的内容",
    examples=(
        accepts("在职人员控制率=（在职人员数18人/编制数20人）×100%=90%。"),
        rejects("在职人员控制率=（在职人员数18人/编制数20人）×100%=92%。"),
        accepts("3位专家评分分别为86分、87分、87分，平均得分86.67分。"),
        rejects("3位专家评分分别为86分、87分、87分，平均得分87.67分。"),
        rejects("全年预算=年初预算180.07万元+年中追加73.72万元=253.89万元。"),
        silent("“三公”经费变动率=〔（0万元－0万元）/0万元〕×100%=0%。"),
    ),
)
def formula(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Formula):
        facts = operands(one.expression)
        if not all(f.certain for f in (one.result, *facts)):
            yield undecided(f"{one.name}的算式不能确定")
            continue
        if divides_by_zero(one.expression):
            yield undecided(f"{one.name}的算式除数为零，没有值")
            continue
        try:
            possible = value(case, one.expression)
        except Indeterminate as silence:
            yield undecided(str(silence))
            continue
        stated = case.span(one.result.figure)
        if stated.kind is not possible.kind:
            yield undecided(f"{one.name}的结果与算式不是同一种量")
        elif stated.meets(possible) or _is_rounded_mean(one, possible):
            yield passed()
        else:
            yield breach(
                one.result,
                *facts,
                name=one.name,
                result=one.result,
                formula=written(one.expression),
                computed=_shown(case, one.result, possible),
            )


def _is_rounded_mean(one: Formula, possible: Span) -> bool:
    """Points are exact, but the mean of several persons' points is shortened."""
    worked, figure = one.expression, one.result.figure
    if not (isinstance(worked, Operation) and worked.operator == "/" and figure.is_exact):
        return False
    if not (isinstance(worked.right, Fact) and worked.right.figure.kind is Kind.COUNT):
        return False
    return possible.meets(
        Span(figure.amount - figure.step, figure.amount + figure.step, figure.kind)
    )


def _shown(case: Case, result: Fact, possible: Span) -> str:
    """What the formula comes to, in the unit of its stated result."""
    if possible.kind is Kind.RATIO:
        return within(case, result, possible).shown
    return in_unit((possible.low + possible.high) / 2, result)
