"""基数为零时，变动率、完成率没有意义，应写“不适用”，不写 0% 或 100%。"""

from collections.abc import Iterator

from hengji.audit.checks.formulas import divides_by_zero, operands, written
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
)
from hengji.report.facts import Fact
from hengji.report.relations import Change, Completion, Formula


@rule(
    "EX113",
    "零作除数却写出比率",
    severity=Severity.NOTE,
    basis=Identity("除数为 0 的比率没有值"),
    message="{name}写为 {rate}，而基数是 {base}，除数为 0 时应写“不适用”",
    remedy="把该比率改为“不适用”，并写明基数为 0。",
    needs="没有以零为基数的比率",
    examples=(
        accepts("三公经费变动率=〔（9万元－10万元）/10万元〕×100%=-10%。"),
        rejects("“三公”经费变动率=〔（0万元－0万元）/0万元〕×100%=0%。", severity="note"),
        silent("2024年公用经费110.00万元。"),
    ),
)
def zero_base(case: Case) -> Iterator[Outcome]:
    for formula in case.report.relations_of(Formula):
        if divides_by_zero(formula.expression):
            base = operands(formula.expression)[-1]
            yield breach(
                formula.result,
                base,
                name=formula.name,
                rate=formula.result,
                base=written(base),
            )
        else:
            yield passed()
    for change in case.report.relations_of(Change):
        if change.rate and change.base:
            yield _judge(change.rate, change.base, f"{change.against}变动率")
    for completion in case.report.relations_of(Completion):
        if completion.budget:
            yield _judge(completion.rate, completion.budget, "完成率")


def _judge(rate: Fact, base: Fact, name: str) -> Outcome:
    if base.figure.is_exact and base.figure.digits == 0:
        return breach(rate, base, name=name, rate=rate, base=base)
    return passed()
