"""人均公用经费比本单位上年高出一倍以上，多半有一次性支出或口径变化，提示复核的人留意。"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.case import AgainstKind
from hengji.audit.checks.lookup import preferred
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.report.facts import Basis, Fact
from hengji.report.report import Report


@rule(
    "XD115",
    "人均公用经费与上年相差很大",
    severity=Severity.NOTE,
    basis=Identity("人均公用经费 ＝ 公用经费 ÷ 在职人数"),
    message="人均公用经费 {current} 万元，上年 {prior} 万元，为上年的 {rate}",
    remedy="核对公用经费和在职人数；属一次性支出的，写明。",
    needs="没有提供上年报告，或没有公用经费和在职人数",
    examples=(
        accepts(
            "我单位在职人数10人，2024年公用经费决算数22.00万元。",
            against=(
                (
                    "上年",
                    "2023年度部门整体支出绩效自评报告\n我单位在职人数10人，2023年公用经费决算数20.00万元。",
                ),
            ),
        ),
        rejects(
            "我单位在职人数10人，2024年公用经费决算数41.00万元。",
            severity="note",
            against=(
                (
                    "上年",
                    "2023年度部门整体支出绩效自评报告\n我单位在职人数10人，2023年公用经费决算数20.00万元。",
                ),
            ),
        ),
        silent("我单位在职人数10人，2024年公用经费决算数22.00万元。"),
    ),
)
def unit_cost(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.PRIOR_REPORT):
        ours, theirs = _each(case.report), _each(report)
        if ours is None or theirs is None or theirs[0] == 0:
            yield undecided("未见两年的公用经费和在职人数")
            continue
        rate = ours[0] / theirs[0]
        if rate <= case.parameter("unit-cost-jump"):
            yield passed()
        else:
            yield breach(
                ours[1],
                current=f"{ours[0] / 10000:.2f}",
                prior=f"{theirs[0] / 10000:.2f}",
                rate=percent(rate),
            )


def _each(report: Report) -> tuple[Decimal, Fact] | None:
    """公用经费 for one in post, in 元, and the fact it comes from."""
    cost = preferred(report.facts_of("公用经费", basis=Basis.FINAL))
    staff = preferred(report.facts_of("在职人数"))
    if cost is None or staff is None or staff.figure.amount == 0:
        return None
    return cost.figure.amount / staff.figure.amount, cost
