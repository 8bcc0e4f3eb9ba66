"""上年结转加本年收入，应当等于本年支出加年末结转和结余。有使用非财政拨款结余、结余分配而
文中没有写的，也会不平，因此只要求说明。
"""

from collections.abc import Iterator

from hengji.audit.checks.balances import closest_balance, grand_totals_agree, told_apart
from hengji.audit.checks.lookup import ANY_BASIS, stated
from hengji.audit.checks.sums import Verdict, in_unit
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
from hengji.report.facts import Basis


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
        accepts(
            "2024年上年结转5.00万元，收入总计105.00万元，支出总计105.00万元，"
            "年末结转和结余7.00万元。"
        ),
        accepts(
            "2024年上年结转5.00万元，本年收入合计100.00万元。\n"
            "2024年总支出105.00万元。年末结转和结余7.00万元。"
        ),
        rejects(
            "2024年支出合计98.00万元。\n2024年上年结转5.00万元，本年收入合计100.00万元，"
            "本年支出合计98.00万元，年末结转和结余8.00万元。\n2024年支出合计97.9万元。\n"
            "2024年年末结转和结余7.00万元。"
        ),
        silent(
            "2024年一般公共预算收入总计90.00万元，支出总计90.00万元，其中结转下年7.00万元。\n"
            "2024年政府性基金预算上年结转3.00万元，收入总计20.00万元，支出总计20.00万元，"
            "其中结转下年1.00万元。\n"
            "2024年国有资本经营预算上年结转2.00万元，收入总计8.00万元，支出总计8.00万元。"
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
    if told_apart(case, carried_in, carried_out, income, spending):
        yield undecided("文中有几套收支，不能确定各数是不是同一套")
        return
    used, kept = (
        stated(case, "使用非财政拨款结余", *ANY_BASIS),
        stated(case, "结余分配", *ANY_BASIS),
    )
    found = closest_balance(
        case,
        spending,
        [(carried_out, -1), (income, 1), (carried_in, 1)],
        [(fact, sign) for fact, sign in ((used, 1), (kept, -1)) if fact],
    )
    if found.verdict is Verdict.UNDECIDED:
        yield undecided("收支各数不能确定")
    elif found.verdict is Verdict.TIES or grand_totals_agree(
        case, income, spending, carried_in, carried_out
    ):
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
