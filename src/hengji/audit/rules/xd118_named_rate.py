"""固定资产利用率应当能由同一句里写明的两个数算得。

只看两个数都写明是什么的；别的比率另有规则。
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
    "资产利用率与两个数不符",
    severity=Severity.WARNING,
    basis=Identity("固定资产利用率 ＝ 在用固定资产 ÷ 固定资产总额"),
    message="写明{name} {rate}，同一句里 {above} ÷ {below} ＝ {nearest}",
    remedy="核对两个数和比率；分母另有口径的，写明口径。",
    needs="没有写明两个数和由它们算得的比率",
    examples=(
        accepts("年末固定资产原值36.50万元，在用固定资产30.50万元，固定资产利用率为83.56%。"),
        rejects("年末固定资产原值36.50万元，在用固定资产30.50万元，固定资产利用率为100%。"),
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
