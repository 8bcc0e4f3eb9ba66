"""公务用车购置及运行维护费按定义只有购置费和运行维护费两项，两项都写明时其和应当等于
总数。
"""

from collections.abc import Iterator

from hengji.audit.checks.identities import components
from hengji.audit.checks.sums import Verdict, compare_sum
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
    "AM107",
    "公务用车费用与分项不符",
    severity=Severity.ERROR,
    basis=Identity("公务用车购置及运行维护费 ＝ 公务用车购置费 ＋ 公务用车运行维护费"),
    message="{name} {total}，{listed} 合计 {sum}，相差 {gap}",
    variants={
        "mixed": "{name} {total}，{listed} 合计 {sum}，相差 {gap}，"
        "只有四舍五入与截尾混用才能相符",
    },
    remedy="核对总数与各项，使各项之和等于总数。",
    needs="未见同一年度、同一口径的公务用车购置及运行维护费及其全部分项",
    examples=(
        accepts(
            "2024年公务用车购置及运行维护费决算数18.00万元，其中：公务用车购置费15.00万元，"
            "公务用车运行维护费3.00万元。"
        ),
        rejects(
            "2024年公务用车购置及运行维护费决算数18.00万元，其中：公务用车购置费15.00万元，"
            "公务用车运行维护费2.90万元。",
            severity="error",
        ),
        rejects(
            "2024年公务用车购置及运行维护费决算数17.98万元，其中：公务用车购置费15.00万元，"
            "公务用车运行维护费3.00万元。",
            severity="note",
        ),
        silent("2024年公务用车购置及运行维护费决算数18.00万元。"),
    ),
)
def official_cars(case: Case) -> Iterator[Outcome]:
    parts = ("公务用车购置费", "公务用车运行维护费")
    for total, found, _ in components(case, "公务用车购置及运行维护费", parts, ()):
        result = compare_sum(case, total, found)
        if result.verdict is Verdict.UNDECIDED:
            yield undecided("公务用车购置及运行维护费或其分项的数字不能确定")
        elif result.verdict is Verdict.TIES:
            yield passed()
        else:
            mixed = result.verdict is Verdict.MIXED
            yield breach(
                total,
                *found,
                severity=Severity.NOTE if mixed or result.hedged else None,
                variant="mixed" if mixed else "",
                name=total.name,
                listed="、".join(f"{p.name} {p.figure}" for p in found),
                total=result.total,
                sum=result.sum,
                gap=result.difference,
            )
