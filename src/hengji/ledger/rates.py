"""Rates of a year, by the definitions of 财预〔2013〕53号 and the base data form.

Each is a :class:`Ratio` with both its totals; none where the denominator is missing or zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from hengji.kernel.totals import Contribution, Ratio, Total
from hengji.kernel.units import SQUARE_METRE
from hengji.ledger.balances import Balances
from hengji.ledger.holdings import Building
from hengji.ledger.kinds import AdjustmentKind
from hengji.ledger.selection import ALL, PUBLIC, THREE_PUBLIC, Where
from hengji.ledger.staffing import approved_posts, in_post


def adjustment_total(
    figures: Balances, where: Where = ALL, *, all_kinds: bool = False
) -> Total:
    """预算调整数: what was moved, up or down, as positive amounts.

    政策性, 不可抗力, 临时交办 and 上级转移支付 are set apart unless ``all_kinds``. Money that
    a restructuring takes from one line and gives to another was moved once.
    """
    kinds = [kind for kind in AdjustmentKind if all_kinds or not kind.set_apart]
    found: list[Contribution] = []
    for kind in kinds:
        moved = figures.adjustments(where, kind).records
        if kind is AdjustmentKind.RESTRUCTURING:
            moved = _moved_once(moved)
        found.extend(Contribution(one.record, abs(one.amount)) for one in moved)
    words = "追加 ＋ 追减 ＋ 结构调整"
    if not all_kinds:
        words += "（政策性、不可抗力、临时交办、上级转移支付除外）"
    return Total(tuple(found), f"{where.name}{words}")


def _moved_once(moved: Sequence[Contribution]) -> Sequence[Contribution]:
    """The side of a restructuring that is larger: that much was moved."""
    up = tuple(one for one in moved if one.amount > 0)
    down = tuple(one for one in moved if one.amount < 0)
    gain = sum((one.amount for one in up), Decimal(0))
    loss = sum((one.amount for one in down), Decimal(0))
    return up if gain >= -loss else down


def set_apart_total(figures: Balances, where: Where = ALL) -> Total:
    """Adjustments left out of the rate, with their signs."""
    kinds = [kind for kind in AdjustmentKind if kind.set_apart]
    return figures.adjustments(where, *kinds)


def adjustment_rate(figures: Balances, where: Where = ALL) -> Ratio:
    """预算调整率 ＝ 预算调整数 ÷ 年初预算数, the four kinds set apart.

    Where the year had no adjustment of the kinds that count, it is zero, not missing.
    """
    moved = adjustment_total(figures, where)
    if not moved.records:
        moved = figures.initial(where).nothing(moved.formula)
    formula = f"{where.name}预算调整数 ÷ 年初预算数"
    if apart := _set_apart_kinds(figures, where):
        formula = f"{where.name}预算调整数（不含{'、'.join(apart)}）÷ 年初预算数"
    return Ratio(moved, figures.initial(where), formula)


def _set_apart_kinds(figures: Balances, where: Where) -> list[str]:
    """The names of those kinds of adjustment that were made and are left out."""
    kinds = [kind for kind in AdjustmentKind if kind.set_apart]
    return [one.value for one in kinds if figures.adjustments(where, one).records]


def gross_adjustment_rate(figures: Balances, where: Where = ALL) -> Ratio:
    """(全年预算数 － 年初预算数) ÷ 年初预算数: how far the two printed figures are apart."""
    gap = figures.adjusted(where) - figures.initial(where)
    return Ratio(
        gap.named("全年预算数 － 年初预算数"),
        figures.initial(where),
        "（全年预算数 － 年初预算数）÷ 年初预算数",
    )


def budget_control_rate(figures: Balances) -> Ratio:
    """预算控制率 ＝ 本年追加预算 ÷ 年初预算 (湖南旧表)."""
    added = figures.added()
    if not added.records:
        added = figures.initial().nothing(added.formula)
    return Ratio(added, figures.initial(), "本年追加预算 ÷ 年初预算数")


def completion_rate(figures: Balances) -> Ratio:
    """预算完成率 ＝ (全年预算数 － 年末结余) ÷ 全年预算数, by the older form's definition."""
    budget = figures.adjusted()
    done = budget - figures.carried_out()
    return Ratio(
        done.named("全年预算数 － 年末结余"),
        budget,
        "（上年结转 ＋ 年初预算 ＋ 本年追加 － 年末结余）÷（上年结转 ＋ 年初预算 ＋ 本年追加）",
    )


def carry_over_rate(figures: Balances) -> Ratio:
    """结转结余率 ＝ 结转结余总额 ÷ 支出预算数."""
    return Ratio(figures.carried_out(), figures.adjusted(), "年末结转结余 ÷ 全年预算数")


def carry_over_change(figures: Balances, prior: Balances | None) -> Ratio:
    """结转结余变动率 ＝ (本年 － 上年) ÷ 上年."""
    return _change(figures, prior, Balances.carried_out, "结转结余")


def control_rate(figures: Balances, where: Where) -> Ratio:
    """控制率 ＝ 实际支出 ÷ 预算安排, of 公用经费 or 三公经费."""
    return Ratio(
        figures.executed(where),
        figures.adjusted(where),
        f"实际支出{where.name} ÷ 预算安排{where.name}",
    )


def public_control(figures: Balances) -> Ratio:
    """公用经费控制率."""
    return control_rate(figures, PUBLIC)


def three_public_control(figures: Balances) -> Ratio:
    """三公经费控制率."""
    return control_rate(figures, THREE_PUBLIC)


def three_public_change(figures: Balances, prior: Balances | None) -> Ratio:
    """三公经费变动率 ＝ (本年年初预算 － 上年年初预算) ÷ 上年年初预算."""
    return _change(figures, prior, lambda of: of.initial(THREE_PUBLIC), "三公经费年初预算数")


def _change(
    figures: Balances, prior: Balances | None, take: Callable[[Balances], Total], name: str
) -> Ratio:
    now, before = take(figures), take(prior) if prior else Total()
    moved = (now - before).named(f"本年{name} － 上年{name}")
    if now.value is None:
        moved = Total((), moved.formula)
    return Ratio(
        moved, before.named(f"上年{name}"), f"（本年{name} － 上年{name}）÷ 上年{name}"
    )


def staff_control(figures: Balances) -> Ratio:
    """在职人员控制率 ＝ 在职人员数 ÷ 编制数; 退线 people are in post."""
    return Ratio(in_post(figures.books), approved_posts(figures.books), "在职人员数 ÷ 编制数")


def procurement_budget(figures: Balances) -> Total:
    """政府采购预算数."""
    all_of = [one for book in figures.books for one in book.procurements]
    return Total.of(((one.ref, one.budget) for one in all_of), "政府采购预算数")


def procurement_actual(figures: Balances) -> Total:
    """实际采购金额: as entered, else what was paid for the procurement."""
    found: list[Contribution] = []
    for book in figures.books:
        for one in book.procurements:
            if one.actual is not None:
                found.append(Contribution(one.ref, one.actual))
                continue
            paid = (p for p in book.payments if p.procurement == one.ref.key)
            found.extend(Contribution(p.ref, p.amount) for p in paid)
    return Total(tuple(found), "实际采购金额")


def procurement_rate(figures: Balances) -> Ratio:
    """政府采购执行率 ＝ 实际采购金额 ÷ 采购预算数."""
    return Ratio(
        procurement_actual(figures), procurement_budget(figures), "实际采购金额 ÷ 采购预算数"
    )


def area_control(figures: Balances, completed: int | None = None) -> Ratio:
    """规模控制率 ＝ 实际规模 ÷ 批复规模, of buildings completed in that year."""
    some = buildings(figures, completed)
    return Ratio(
        Total.of(((b.ref, b.actual_area) for b in some), "实际规模", SQUARE_METRE),
        Total.of(((b.ref, b.approved_area) for b in some), "批复规模", SQUARE_METRE),
        "实际规模 ÷ 批复规模",
    )


def investment_control(figures: Balances, completed: int | None = None) -> Ratio:
    """投资概算控制率 ＝ 实际投资 ÷ 预算投资."""
    some = buildings(figures, completed)
    return Ratio(
        Total.of(((b.ref, b.actual_investment) for b in some), "实际投资"),
        Total.of(((b.ref, b.budget_investment) for b in some), "预算投资"),
        "实际投资 ÷ 预算投资",
    )


def buildings(figures: Balances, completed: int | None = None) -> tuple[Building, ...]:
    """Building projects, of this year of completion only where one is named."""
    every = (one for book in figures.books for one in book.buildings)
    return tuple(one for one in every if completed is None or one.completed == completed)
