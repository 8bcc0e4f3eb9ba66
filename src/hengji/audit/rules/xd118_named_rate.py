"""固定资产利用率、政府采购执行率，应当能由同一句里写明的两个数算得。

只看分子、分母都写明是什么的；两个数写在别处的，由控制率一条核对。
"""

from collections.abc import Iterator

from hengji.audit.checks.rates import NamedRate, named_rates, related
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


@rule(
    "XD118",
    "比率与同一句里的两个数不符",
    severity=Severity.WARNING,
    basis=Identity("固定资产利用率 ＝ 在用 ÷ 总额；政府采购执行率 ＝ 实际采购 ÷ 采购预算"),
    message="写明{name} {rate}，同一句里 {above} ÷ {below} ＝ {nearest}",
    remedy="核对两个数和比率；分母另有口径的，写明口径。",
    needs="没有写明两个数和由它们算得的比率",
    examples=(
        accepts("年末固定资产原值36.50万元，在用固定资产30.50万元，固定资产利用率为83.56%。"),
        accepts("2024年政府采购预算12.00万元，实际采购11.58万元，政府采购执行率为96.5%。"),
        rejects("年末固定资产原值36.50万元，在用固定资产30.50万元，固定资产利用率为100%。"),
        rejects("2024年政府采购预算12.00万元，实际采购11.58万元，政府采购执行率为97.50%。"),
        silent("年末固定资产原值36.50万元，固定资产利用率为100%。"),
    ),
)
def named_rate(case: Case) -> Iterator[Outcome]:
    told = related(case)
    for one in named_rates(case):
        if one.rate.place not in told:
            yield _judged(case, one)


def _judged(case: Case, one: NamedRate) -> Outcome:
    found = compare_ratio(case, one.rate, one.above, one.below)
    if found.holds is None:
        return undecided(f"{one.name}的两个数不能确定")
    if found.holds:
        return passed()
    if another_ratio(case, one.rate, one.above, one.below):
        return undecided(f"{one.name}说的是哪两个数不能确定")
    return breach(
        one.rate,
        one.above,
        one.below,
        severity=Severity.NOTE if found.hedged else None,
        name=one.name,
        rate=one.rate,
        above=one.above,
        below=one.below,
        nearest=found.shown,
    )
