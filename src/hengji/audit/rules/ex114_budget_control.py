"""预算控制率按本年追加预算除以年初预算计算。

政策性、不可抗力、临时交办和上级转移支付的追加可以不计入，但要分别列明金额，否则看不出
控制率是怎样算得的。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import ANY_BASIS, initial_budget, stated, this_year
from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)


@rule(
    "EX114",
    "预算控制率与追加数不符",
    severity=Severity.WARNING,
    basis=cite("hunan-indicators#budget-control"),
    message="写明预算控制率为 {rate}，年中追加 {added} ÷ 年初预算 {initial} ＝ {nearest}",
    remedy="按追加数重算；政策性、上级转移支付等不计入的，分别列明金额。",
    needs="未见预算控制率及追加数、年初预算数",
    examples=(
        accepts("2024年年初预算数180.00万元，年中追加73.70万元，预算控制率为40.94%。"),
        rejects("2024年年初预算数180.00万元，年中追加73.70万元，预算控制率为0。"),
        rejects("2024年年初预算数180.00万元，年中追加73.70万元，预算控制率为40.04%。"),
        silent("2024年年初预算数180.00万元，年中追加73.70万元。"),
    ),
)
def budget_control(case: Case) -> Iterator[Outcome]:
    initial, added = initial_budget(case), stated(case, "预算追加", *ANY_BASIS)
    for rate in this_year(case, "预算控制率"):
        if initial is None or added is None:
            yield undecided("写了预算控制率，未见年初预算数或追加数")
            continue
        found = compare_ratio(case, rate, added, initial)
        if found.holds is None:
            yield undecided("预算控制率的两个数不能确定")
        elif found.holds:
            yield passed()
        else:
            yield breach(
                rate,
                added,
                initial,
                rate=rate,
                added=added,
                initial=initial,
                nearest=found.nearest,
            )
