"""本年报告的上年结转，应当等于上年材料的年末结转和结余。结余被收回、年初调整过的，说明即可。"""

from collections.abc import Iterator

from hengji.audit.checks.compared import earlier
from hengji.audit.checks.lookup import ANY_BASIS, preferred, stated
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
    "LD102",
    "上年结转与上年年末结转不符",
    severity=Severity.WARNING,
    basis=Identity("本年的上年结转 ＝ 上年的年末结转和结余（收回、调整除外）"),
    message="上年结转写 {stated}，上年材料的年末结转和结余为 {prior}",
    remedy="核对两个数；结余已收回或调整过的，写明金额。",
    needs="没有提供上年材料，或其中没有年末结转和结余",
    examples=(
        accepts(
            "2024年上年结转5.00万元。",
            against=(
                (
                    "上年",
                    "青禾县总工会2023年度部门整体支出绩效自评报告\n2023年年末结转和结余5.00万元。",
                ),
            ),
        ),
        rejects(
            "2024年上年结转5.10万元。",
            against=(
                (
                    "上年",
                    "青禾县总工会2023年度部门整体支出绩效自评报告\n2023年年末结转和结余5.00万元。",
                ),
            ),
        ),
        silent("2024年上年结转5.00万元。"),
    ),
)
def carry_continuity(case: Case) -> Iterator[Outcome]:
    carried = stated(case, "上年结转", *ANY_BASIS)
    if carried is None:
        return
    for report in earlier(case):
        theirs = preferred(report.facts_of("年末结转和结余"))
        if theirs is None or theirs.figure.kind is not carried.figure.kind:
            yield undecided("上年材料中未见年末结转和结余")
        elif theirs.figure.span.meets(carried.figure.span):
            yield passed()
        else:
            yield breach(carried, stated=carried, prior=theirs)
