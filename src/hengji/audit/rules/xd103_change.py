"""写明比上年或比预算增减的，增减的方向、数额和比例应当与两个数相符。

基数没有写明时，由本期数与增减额倒推；仍不能确定的不作判断。
"""

from collections.abc import Iterator

from hengji.audit.checks.changes import (
    certain,
    decidable,
    facts_of,
    faults,
    on_another_basis,
    side_by_side,
    turned,
)
from hengji.audit.checks.readings import another_change
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
from hengji.kernel.figures import Hedge
from hengji.report.relations import Change, Direction


@rule(
    "XD103",
    "增减变动与两数不符",
    severity=Severity.ERROR,
    basis=Identity("增减额 ＝ 本期数 － 基数；增减率 ＝ 增减额 ÷ 基数"),
    message="写明比{against}{way} {stated}，按 {figures} 计算为 {computed}",
    variants={
        "direction": "写明比{against}{stated}，按 {figures} 计算是{computed}",
    },
    remedy="核对本期数、基数和增减的数额、比例、方向。",
    needs="没有写明增减变动及其两个数的内容",
    examples=(
        accepts("2024年公用经费110.00万元，比上年100.00万元增加10.00万元，增长10%。"),
        accepts("2024年公用经费110.00万元，比上年增加10.00万元，增长10%。"),
        rejects("2024年公用经费110.00万元，比上年100.00万元增加10.10万元，增长10.1%。"),
        rejects("2024年公用经费110.00万元，比上年增加10.00万元，增长10.2%。"),
        rejects("2024年公用经费90.00万元，比上年100.00万元增加10.00万元。"),
        rejects("2024年公用经费预算33.00万元，较上年33.20万元减少1.85万元，下降15.57%。"),
        rejects(
            "2024年公用经费15.40万元。公用经费预算16.00万元，较上年16.20万元增加0.80万元。"
        ),
        silent("一般公共预算收入（同口径）完成30161万元，同比增长14.6%，增收4376万元。"),
        silent("2024年公用经费110.00万元，比上年有所增加。"),
    ),
)
def change(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Change):
        if not decidable(one) or not certain(one):
            yield undecided("增减变动的基数或数额没有写明")
            continue
        found = faults(case, one)
        if not found:
            yield passed()
            continue
        if on_another_basis(one):
            yield undecided("增减率按可比口径计算，上年的可比数没有写明")
            continue
        firm = side_by_side(case, one) or turned(case, one)
        if firm is None and another_change(case, one):
            yield undecided("增减变动说的是哪两个数不能确定")
            continue
        one, found = (firm, faults(case, firm)) if firm else (one, found)
        facts = facts_of(one)
        hedged = any(f.figure.hedge is not Hedge.NONE for f in facts)
        soft = Severity.NOTE if hedged else Severity.WARNING
        first = found[0]
        yield breach(
            *facts,
            severity=soft if hedged or one.inferred else None,
            variant="direction" if first.aspect == "direction" else "",
            against=_base_named(one),
            way=_WAYS[one.direction],
            stated=first.stated,
            figures=_figures(one, first.aspect),
            computed=first.computed,
        )


_WAYS = {
    Direction.UP: "增加",
    Direction.DOWN: "减少",
    Direction.FLAT: "持平",
    Direction.UNSTATED: "增减",
}


def _base_named(one: Change) -> str:
    """``上年``, ``年初预算``: what the change says it compares with."""
    if one.against.startswith("同比"):
        return "上年同期"
    return one.against.strip("较比与同的，, 相").removesuffix("数") or "基数"


def _figures(one: Change, aspect: str) -> str:
    """``公用经费 47.39 万元、上年 52.16 万元``: what the stated thing is worked out of."""
    name = one.current.term if one.current and one.current.term else "本期"
    pair = one.current is not None and one.base is not None
    moved = None if pair or aspect != "rate" else one.amount
    given = ((name, one.current), (_base_named(one), one.base), ("增减额", moved))
    return "、".join(f"{label} {fact.figure}" for label, fact in given if fact)
