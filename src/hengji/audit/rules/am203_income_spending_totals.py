"""收入总计含上年结转，支出总计含年末结转，两个总计按定义相等。

只比写明“总计”的；本年收入合计与本年支出合计可以不等，由收支平衡一条核对。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import beside
from hengji.audit.checks.sums import Verdict, compare_sum, in_unit
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
from hengji.report.facts import Fact

_CARRYING = "收支总计"
"""What a total is read as that tells the carry-over within."""


@rule(
    "AM203",
    "收入总计与支出总计不等",
    severity=Severity.WARNING,
    basis=Identity("收入总计 ＝ 支出总计（均含结转和结余）"),
    message="收入总计 {income}，支出总计 {spending}，相差 {gap}",
    remedy="核对两个总计；只是本年收支的，写作“本年收入合计”“本年支出合计”。",
    needs="没有在一处写明收入总计和支出总计",
    examples=(
        accepts("2024年度收入总计100.00万元，支出总计100.00万元。"),
        accepts("2024年度收入总计100.0万元，支出总计99.97万元。"),
        rejects("2024年度收入总计100.00万元，支出总计99.90万元。", severity="warning"),
        rejects(
            "2024年度收入总计104.00万元，其中：本年收入合计95.00万元，年初结转和结余5.00万元。\n"
            "2024年度支出总计100.00万元，其中：本年支出合计97.00万元，年末结转和结余3.00万元。",
            severity="warning",
        ),
        rejects(
            "2024年度总收入104.00万元，其中本年收入99.00万元，年初结转和结余5.00万元。"
            "总支出100.00万元，其中本年支出97.00万元，年末结转和结余3.00万元。",
            severity="warning",
        ),
        accepts("2024年度收入总计100.00万元，支出总计98.00万元，收支相抵，结转下年2.00万元。"),
        silent("2024年度本年收入合计100.00万元，本年支出合计99.00万元。"),
    ),
)
def income_spending_totals(case: Case) -> Iterator[Outcome]:
    spent = _totals(case, "支出合计", "支出总计")
    received = _totals(case, "收入合计", "收入总计")
    for income in received:
        alike = [f for f in spent if f.year == income.year and f.source == income.source]
        spending = beside(income, alike) or _only(income, received, alike)
        if spending is None:
            continue
        if not income.certain or income.figure.kind is not spending.figure.kind:
            yield undecided("收入总计或支出总计不能确定")
        elif income.figure.span.meets(spending.figure.span) or _is_left(case, income, spending):
            yield passed()
        else:
            gap = in_unit(abs(income.figure.amount - spending.figure.amount), income)
            yield breach(spending, income, income=income, spending=spending, gap=gap)


def _totals(case: Case, term: str, wording: str) -> list[Fact]:
    told = [f for f in case.report.facts_of(term) if _said(f).endswith(wording)]
    grand = (wording, f"总{wording[:2]}")
    return told + [f for f in case.report.facts_of(_CARRYING) if _said(f).endswith(grand)]


def _is_left(case: Case, income: Fact, spending: Fact) -> bool:
    """收入总计…，支出总计…，结转下年…: spending is totalled without what was carried over."""
    return any(
        compare_sum(case, income, (spending, left)).verdict is Verdict.TIES
        for left in case.report.facts_of("年末结转和结余")
        if left.place.document == income.place.document
    )


def _said(fact: Fact) -> str:
    return "".join(fact.wording.split())


def _only(income: Fact, received: list[Fact], alike: list[Fact]) -> Fact | None:
    """The one total of spending, where both say what was carried over and stand alone."""
    one = alike[0] if len(received) == len(alike) == 1 else None
    return one if one and one.term == income.term == _CARRYING else None
