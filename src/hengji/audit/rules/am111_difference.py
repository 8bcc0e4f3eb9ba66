"""写明两数“相差”“差值为”或“结余”的，差额应当等于两数之差。"""

from collections.abc import Iterator

from hengji.audit.checks.readings import another_difference, rest_in_two
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
from hengji.kernel.units import Kind
from hengji.report.relations import Difference


@rule(
    "AM111",
    "写明的差额与两数不符",
    severity=Severity.ERROR,
    basis=Identity("差额 ＝ 较大数 － 较小数"),
    message="写明相差 {total}，{parts} ＝ {sum}",
    variants={"points": "得分填 {total}，分值减扣分 {parts} ＝ {sum}"},
    remedy="核对两个数和差额。",
    needs="没有写明两数之差的内容",
    examples=(
        accepts("年初预算数为120.00万元，决算数为100.50万元，两者相差19.50万元。"),
        rejects("年初预算数为120.00万元，决算数为100.50万元，两者相差19.70万元。"),
        rejects(
            "接待费支出2.00万元，预算2.00万元，差值0.00万元；车辆支出2.00万元，预算2.95万元，差值0.90万元。"
        ),
        rejects("""
            2023年度绩效自评打分表
            | 考核内容 | 标准分 | 扣分 | 自评得分 |
            | 目标填报 | 20 | 1 | 19 |
            | 重点工作 | 60 | 2 | 58 |
            | 满意度 | 20 | 0 | 19 |
        """),
        accepts("下达专项经费12.00万元，实际支出11.40万元，结余0.40万元，财政收回0.20万元。"),
        rejects("下达专项经费12.00万元，实际支出11.40万元，结余0.40万元，财政收回0.30万元。"),
        silent("年初预算数为120.00万元。"),
    ),
)
def difference(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Difference):
        found = compare_sum(case, one.difference, (one.minuend, one.subtrahend), (1, -1))
        if found.verdict is Verdict.TIES:
            yield passed()
            continue
        turned = compare_sum(case, one.difference, (one.subtrahend, one.minuend), (1, -1))
        verdicts = {found.verdict, turned.verdict}
        if Verdict.UNDECIDED in verdicts:
            yield undecided("差额两边的数字不能确定")
        elif Verdict.TIES in verdicts or rest_in_two(case, one):
            yield passed()  # 差值 is often printed without its sign
        elif one.inferred and another_difference(case, one):
            yield undecided("剩下的是哪两个数的差不能确定")
        else:
            mixed = Verdict.MIXED in verdicts
            soft = Severity.WARNING if one.inferred else None
            yield breach(
                one.difference,
                one.minuend,
                one.subtrahend,
                severity=Severity.NOTE if mixed or found.hedged else soft,
                variant="points" if one.difference.figure.kind is Kind.SCORE else "",
                **found.values,
            )
