"""预算没有用完，剩下的钱是结转、结余还是收回，应当交代一句。"""

import re
from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.lookup import (
    ANY_BASIS,
    adjusted_budget,
    executed,
    initial_budget,
    stated,
)
from hengji.audit.checks.sums import in_unit
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
from hengji.audit.samples import fund_form

_WORDS = re.compile(r"结余|年末结转|结转下年|结转至|收回|缴回|上缴财政")


@rule(
    "EX118",
    "预算未用完而未提结余",
    severity=Severity.NOTE,
    basis=Identity("预算数 － 执行数 ＝ 结转结余"),
    message="预算 {budget}，执行 {executed}，差 {gap}，文中没有提到结转、结余或收回",
    remedy="写明剩余资金是结转、结余还是已由财政收回。",
    needs="未见预算数和执行数",
    examples=(
        accepts(fund_form("100.00", "100.00", "100.00", "100%", "10")),
        accepts(
            fund_form("100.00", "100.00", "98.80", "98.8%", "9.88")
            + "年末结余1.20万元，已由财政收回。"
        ),
        rejects(fund_form("100.00", "100.00", "98.80", "98.8%", "9.88"), severity="note"),
        silent("2024年年初预算数100.00万元。"),
    ),
)
def balance_left(case: Case) -> Iterator[Outcome]:
    executed_sum = executed(case)
    budget = adjusted_budget(case)
    initial, added = initial_budget(case), stated(case, "预算追加", *ANY_BASIS)
    if executed_sum is None or not (budget or (initial and added)):
        return
    spans = [f.figure for f in ([budget] if budget else [initial, added]) if f]
    if any(one.kind is not executed_sum.figure.kind for one in spans):
        yield undecided("预算数与执行数不是同一种量")
        return
    total = sum((one.amount for one in spans), Decimal(0))
    gap = total - executed_sum.figure.amount
    slack = sum((one.step for one in (*spans, executed_sum.figure)), Decimal(0))
    if gap <= slack or _WORDS.search(case.report.everything.text):
        yield passed()
    else:
        first = budget or initial or executed_sum
        yield breach(
            executed_sum,
            first,
            budget=in_unit(total, first),
            executed=executed_sum,
            gap=in_unit(gap, first),
        )
