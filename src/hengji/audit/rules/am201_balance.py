"""上年结转加本年收入，应当等于本年支出加年末结转和结余。有使用非财政拨款结余、结余分配而
文中没有写的，也会不平，因此只要求说明。
"""

from collections.abc import Iterator
from itertools import combinations

from hengji.audit.checks.lookup import ANY_BASIS, stated
from hengji.audit.checks.sums import SumCheck, Verdict, compare_sum, in_unit
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
from hengji.report.facts import Basis, Fact


@rule(
    "AM201",
    "收支不平衡",
    severity=Severity.WARNING,
    basis=Identity("上年结转 ＋ 本年收入 ＝ 本年支出 ＋ 年末结转和结余（＋ 结余分配）"),
    message="上年结转 {carried_in} ＋ 本年收入 {income} ＝ {sources}，"
    "本年支出 {spending} ＋ 年末结转和结余 {carried_out} ＝ {uses}，相差 {gap}",
    remedy="核对五个数；有使用非财政拨款结余、结余分配的，补列金额。",
    needs="未见上年结转、本年收入、本年支出、年末结转和结余四个数",
    examples=(
        accepts(
            "2024年收入合计100.00万元，上年结转5.00万元，支出合计98.00万元，"
            "年末结转和结余7.00万元。"
        ),
        accepts(
            "2024年收入合计100.00万元，上年结转5.00万元，使用非财政拨款结余2.00万元，"
            "支出合计98.00万元，结余分配1.00万元，年末结转和结余8.00万元。"
        ),
        accepts(
            "2024年收入合计105.00万元，上年结转5.00万元，支出合计98.00万元，"
            "年末结转和结余7.00万元。"
        ),
        rejects(
            "2024年收入合计100.00万元，上年结转5.00万元，支出合计98.00万元，"
            "年末结转和结余7.50万元。"
        ),
        silent("2024年收入合计100.00万元，支出合计98.00万元。"),
    ),
)
def balance(case: Case) -> Iterator[Outcome]:
    carried_in = stated(case, "上年结转", *ANY_BASIS)
    income = stated(case, "收入合计", Basis.FINAL, Basis.UNSTATED)
    spending = stated(case, "支出合计", Basis.FINAL, Basis.UNSTATED)
    carried_out = stated(case, "年末结转和结余", *ANY_BASIS)
    if not (carried_in and income and spending and carried_out):
        return
    used, kept = (
        stated(case, "使用非财政拨款结余", *ANY_BASIS),
        stated(case, "结余分配", *ANY_BASIS),
    )
    found = _closest(
        case,
        spending,
        [(carried_out, -1), (income, 1), (carried_in, 1)],
        [(fact, sign) for fact, sign in ((used, 1), (kept, -1)) if fact],
    )
    if found.verdict is Verdict.UNDECIDED:
        yield undecided("收支各数不能确定")
    elif found.verdict is Verdict.TIES:
        yield passed()
    else:
        mixed = found.verdict is Verdict.MIXED or found.hedged
        yield breach(
            carried_out,
            spending,
            income,
            carried_in,
            severity=Severity.NOTE if mixed else None,
            carried_in=carried_in,
            income=income,
            sources=in_unit(carried_in.figure.amount + income.figure.amount, income),
            spending=spending,
            carried_out=carried_out,
            uses=in_unit(spending.figure.amount + carried_out.figure.amount, income),
            gap=found.difference,
        )


def _closest(
    case: Case, spending: Fact, parts: list[tuple[Fact, int]], optional: list[tuple[Fact, int]]
) -> SumCheck:
    """The balance with whichever optional figures make it tie, else without them.

    收入合计 may hold the carry-over already, the last of ``parts``: then it ties without.
    """
    checks: list[SumCheck] = []
    for size in range(len(optional) + 1):
        for extra in combinations(optional, size):
            for held in (parts, parts[:-1]):
                facts, signs = zip(*held, *extra, strict=True)
                one = compare_sum(case, spending, facts, signs)
                if one.verdict is Verdict.TIES:
                    return one
                checks.append(one)
    return next((one for one in checks if one.verdict is Verdict.MIXED), checks[0])
