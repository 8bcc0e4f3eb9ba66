"""三公经费按定义只有因公出国（境）费、公务用车购置及运行维护费、公务接待费三项，三项都
写明时其和应当等于总数。同一口径、同一年度的数才放在一起比。
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
    "AM106",
    "三公经费与分项不符",
    severity=Severity.ERROR,
    basis=Identity("三公经费 ＝ 因公出国（境）费 ＋ 公务用车购置及运行维护费 ＋ 公务接待费"),
    message="{name} {total}，{listed} 合计 {sum}，相差 {gap}",
    variants={
        "mixed": "{name} {total}，{listed} 合计 {sum}，相差 {gap}，"
        "只有四舍五入与截尾混用才能相符",
    },
    remedy="核对总数与各项，使各项之和等于总数。",
    needs="未见同一年度、同一口径的三公经费及其全部分项",
    examples=(
        accepts(
            "2024年“三公”经费决算数5.00万元，其中：因公出国（境）费0万元，"
            "公务用车购置及运行维护费3.00万元，公务接待费2.00万元。"
        ),
        rejects(
            "2024年“三公”经费决算数5.00万元，其中：因公出国（境）费0万元，"
            "公务用车购置及运行维护费3.00万元，公务接待费1.90万元。",
            severity="error",
        ),
        rejects(
            "2024年“三公”经费决算数4.98万元，其中：因公出国（境）费0万元，"
            "公务用车购置及运行维护费3.00万元，公务接待费2.00万元。",
            severity="note",
        ),
        silent("2024年“三公”经费决算数5.00万元。"),
    ),
)
def three_public(case: Case) -> Iterator[Outcome]:
    parts = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    for total, found, _ in components(case, "三公经费", parts, ()):
        result = compare_sum(case, total, found)
        if result.verdict is Verdict.UNDECIDED:
            yield undecided("三公经费或其分项的数字不能确定")
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
