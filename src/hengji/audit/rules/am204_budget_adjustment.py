"""基础数据表填报的预算调整数，应当等于全年预算减年初预算。

填法各地不一：只填追加数或追减数的、填调整后预算的、上年结转不算调整的，有一种填法相符就不报；
写成决算与年初预算之差的，不作判断。
"""

from collections.abc import Iterator

from hengji.audit.checks.adjustments import moved_otherwise, moved_sums
from hengji.audit.checks.lookup import (
    ANY_BASIS,
    adjusted_budget,
    executed,
    initial_budget,
    stated,
)
from hengji.audit.checks.sums import Verdict
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
from hengji.audit.samples import base_form
from hengji.report.facts import Basis, Fact
from hengji.report.forms import BaseDataRow, FormKind

_ROW = "支出预算调整"
_BASIC = "基本支出"
_FIT = (Verdict.TIES, Verdict.MIXED)
_BUDGETS = "2024年年初预算数100.00万元，全年预算数120.00万元。\n"


def _form(amount: str) -> str:
    return base_form(("部门整体支出预算调整", "——", "——", amount))


@rule(
    "AM204",
    "预算调整数与年初预算、全年预算不符",
    severity=Severity.WARNING,
    basis=Identity("预算调整数 ＝ 全年预算 － 年初预算"),
    message="全年预算 {total}，年初预算 {initial}，预算调整数填 {told}，相差 {gap}",
    remedy="核对这三个数；上年结转不算调整的，写明结转金额。",
    needs="基础数据表没有填预算调整数，或者未见年初预算和全年预算",
    examples=(
        accepts(_BUDGETS + _form("20.00")),
        accepts(_BUDGETS + _form("120.00")),
        accepts("2024年年初预算数100.00万元，追加5.00万元，追减9.00万元，"
                "全年预算数96.00万元。\n" + _form("4.00")),
        accepts("2024年年初预算数100.00万元，上年结转8.00万元，全年预算数120.00万元。\n"
                + _form("12.00")),
        rejects(_BUDGETS + _form("20.10")),
        rejects("2024年基本支出年初预算90.00万元，基本支出全年预算95.00万元。\n"
                + base_form(("部门基本支出预算调整", "——", "——", "4.50"))),
        silent(_BUDGETS + _form("——")),
        silent(_form("20.00")),
    ),
)  # fmt: skip
def budget_adjustment(case: Case) -> Iterator[Outcome]:
    for form in case.report.forms_of(FormKind.BASE_DATA):
        for row in form.base_rows:
            told = row.final or row.budget
            if told and "".join(row.label.split()).endswith(_ROW):
                yield from _judged(case, row, told)


def _judged(case: Case, row: BaseDataRow, told: Fact) -> Iterator[Outcome]:
    initial, total, spent = _of_whole(case)
    if _BASIC in row.label:
        initial, total, spent = _of_basic(case)
    if not (initial and total):
        return
    carried = stated(case, "上年结转", *ANY_BASIS) if _BASIC not in row.label else None
    found = moved_sums(case, total, initial, told, carried)
    if any(one.verdict is Verdict.UNDECIDED for one in found):
        yield undecided("预算各数不能确定")
    elif any(one.verdict in _FIT for one in found) or moved_otherwise(case, told, total):
        yield passed()
    elif spent and any(
        one.verdict in _FIT for one in moved_sums(case, spent, initial, told, None)
    ):
        yield undecided("填的是决算与年初预算之差")
    else:
        yield breach(
            told, total, initial,
            total=total, initial=initial, told=told, gap=found[0].difference,
        )  # fmt: skip


def _of_whole(case: Case) -> tuple[Fact | None, Fact | None, Fact | None]:
    return initial_budget(case), adjusted_budget(case), executed(case)


def _of_basic(case: Case) -> tuple[Fact | None, Fact | None, Fact | None]:
    initial = stated(case, _BASIC, Basis.INITIAL)
    return initial, stated(case, _BASIC, Basis.ADJUSTED), stated(case, _BASIC, Basis.FINAL)
