"""写明人均、平均每场等平均数的，应当等于总额除以数量。"""

from collections.abc import Iterator
from decimal import Decimal

from hengji.audit.checks.ratios import prints_as
from hengji.audit.checks.readings import far_off
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
from hengji.kernel.figures import Span
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Average


@rule(
    "AM112",
    "写明的平均数与总额、数量不符",
    severity=Severity.ERROR,
    basis=Identity("平均数 ＝ 总额 ÷ 数量"),
    message="写明平均 {average}，{total} ÷ {count} ＝ {computed} {unit}",
    remedy="核对总额、数量和平均数。",
    needs="没有写明总额、数量和平均数的内容",
    examples=(
        accepts("为50名困难职工发放慰问金共5.00万元，人均1000元。"),
        rejects("为50名困难职工发放慰问金共5.00万元，人均1200元。"),
        rejects("慰问困难职工110户，标准为每户400元，共计7.40万元。"),
        rejects("困难职工37人，标准500元/人，计4.85万元。"),
        accepts(
            "公务接待费1.66万元。\n国内公务接待26批次228人，其中：外事接待0批次，0人。"
            "2024年人均接待费72.81元。"
        ),
        rejects(
            "公务接待费1.66万元。\n国内公务接待26批次228人，其中：外事接待0批次，0人。"
            "2024年人均接待费82.81元。",
            severity="warning",
        ),
        accepts(
            "组织培训班14期，培训562人次，平均每期40人次；惠及1862户、5320人，户均2.86人。"
        ),
        rejects("组织培训班14期，培训562人次，平均每期42人次。"),
        rejects("公务用车运行维护费8.46万元，公务用车保有量3辆。车均维护费2.28万元。"),
        silent("为50名困难职工发放慰问金共5.00万元。"),
        silent("购置设备共计36.50万元，带动14户困难户分红，分红款每户可分得700元。"),
    ),
)
def average(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Average):
        facts = [f for f in (one.total, one.count, one.average) if f]
        if one.total is None or one.count is None or not all(f.certain for f in facts):
            yield undecided("平均数的总额或数量不能确定")
            continue
        if one.total.figure.kind is not one.average.figure.kind or (
            one.count.figure.kind is not Kind.COUNT or one.count.figure.amount == 0
        ):
            yield undecided("平均数与总额不是同一种量")
            continue
        if prints_as(one.total.figure, one.count.figure, one.average.figure):
            yield passed()
            continue
        possible = case.span(one.total.figure).per(case.span(one.count.figure))
        if _shortened(case, one.average).meets(possible):
            yield passed()
            continue
        due = one.total.figure.amount / one.count.figure.amount
        if not _side_by_side(one) and far_off(case, one.average.figure.amount, due):
            yield undecided("平均数说的是哪个总额、哪个数量不能确定")
            continue
        unit = one.average.figure.unit
        value = due / unit.scale
        hedged = not one.count.figure.is_exact
        apart = None if _told_here(one) else Severity.WARNING
        yield breach(
            one.average,
            one.total,
            one.count,
            severity=Severity.NOTE if hedged else apart,
            average=one.average,
            total=one.total,
            count=one.count,
            computed=f"{value:,.2f}",
            unit=unit.symbol,
        )


def _shortened(case: Case, average: Fact) -> Span:
    """户均2.86人, 平均每期40人: a quotient of counts is shortened as any other is."""
    figure = average.figure
    told = "均" in average.wording or figure.step < 1
    if not figure.is_exact or not told:
        return case.span(figure)
    low, high = figure.amount - figure.step, figure.amount + figure.step
    return Span(max(low, Decimal(0)), high, figure.kind, closed=False)


def _told_here(one: Average) -> bool:
    """Do total and count stand in the average's own paragraph?"""
    at = (one.average.place.document, one.average.place.block)
    return all((f.place.document, f.place.block) == at for f in (one.count, one.total) if f)


def _side_by_side(one: Average) -> bool:
    """20 名，每人 500 元，共 1 万元: nothing else can be meant."""
    told = [f.place.start for f in (one.count, one.total) if f]
    return one.place.start in told
