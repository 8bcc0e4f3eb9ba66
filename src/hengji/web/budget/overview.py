"""The overview of a book: tables of named figures, as the page prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hengji.kernel.totals import Ratio
from hengji.ledger import Book, ThreePublic
from hengji.ledger.progress import progress
from hengji.web.budget import income
from hengji.web.budget.figures import Figures, Named, rate_names
from hengji.web.rows.choices import stored
from hengji.web.shell.printing import NOTHING, yuan

_MONEY = (
    "carried_in",
    "initial",
    "adjustments",
    "adjusted",
    "executed",
    "rate",
    "carried_out",
    "prior_executed",
)
MONEY_HEADS = (
    "上年结转",
    "年初预算",
    "预算调整",
    "全年预算",
    "全年执行",
    "执行率",
    "结转结余",
    "上年执行",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as the page prints it; ``name`` leads to its trace, empty for none."""

    text: str
    name: str = ""
    negative: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """``depth``: how far its label is set in."""

    label: str
    cells: tuple[Shown, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the overview; amounts in 元. ``note``: what its reader has to know."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: str = ""


def printed(one: Named) -> Shown:
    """Amounts with grouping and cents, rates as percentages; what there is not as a dash."""
    match one.figure:
        case Ratio() as ratio:
            return Shown(str(ratio), one.name if ratio.applicable else "")
        case total:
            if total.value is None:
                return Shown(NOTHING)
            return Shown(yuan(total.value), one.name, total.value < 0)


def tables(figures: Figures, book: Book) -> list[Table]:
    """All tables of the overview that have something to say."""
    found = [_by_purpose(figures), _by_fund(figures)]
    if book is Book.FISCAL:
        found += [_income(figures), _three_public(figures), _procurement(figures)]
    return [one for one in (*found, *closing(figures, book)) if one.rows]


def closing(figures: Figures, book: Book) -> list[Table]:
    """What every book's overview ends with: month by month, and the rates."""
    return [_months(figures), _rates(figures, book)]


def money_row(
    figures: Figures, where: str, label: str, depth: int = 0, *, prior: bool = True
) -> TableRow:
    """Carried in, initial, adjusted, executed and so on, of these lines; last year's at the
    end unless ``prior`` is false.
    """
    chosen = figures.where(where)
    cells = []
    for key in _MONEY if prior else _MONEY[:-1]:
        if key == "rate":
            rate = figures.now.execution_rate(chosen)
            cells.append(printed(Named(f"rate@{where}", "执行率", rate)))
        else:
            cells.append(printed(figures.named(f"{key}@{where}")))
    return TableRow(label, tuple(cells), depth)


def _lines(figures: Figures, wheres: Iterable[tuple[str, int]]) -> tuple[TableRow, ...]:
    return tuple(
        money_row(figures, where, figures.where(where).name or "合计", depth)
        for where, depth in wheres
    )


def _by_purpose(figures: Figures) -> Table:
    kinds = figures.kinds()
    basic = [one for one in kinds if one in ("kind:personnel", "kind:public")]
    others = [one for one in kinds if one not in basic]
    chosen: list[tuple[str, int]] = [("all", 0), ("basic", 0), *((one, 1) for one in basic)]
    chosen.append(("projects", 0))
    for kind in others:
        chosen += [(kind, 1), *((one, 2) for one in figures.project_names(kind))]
    return Table("purpose", "按支出性质和项目", MONEY_HEADS, _lines(figures, chosen))


def _by_fund(figures: Figures) -> Table:
    chosen = [(one, 0) for one in figures.funds()]
    return Table("fund", "按资金性质", MONEY_HEADS, _lines(figures, chosen))


def _income(figures: Figures) -> Table:
    rows = tuple(
        figures_row(figures, label, [f"{key}@{where}" for key in income.COLUMNS], depth)
        for where, label, depth in (
            (where, label, 0 if where == "all" else 1)
            for where, label in income.kinds(figures.now)
        )
    )
    return Table("income", "收入预算和执行", income.HEADS, rows)


def _three_public(figures: Figures) -> Table:
    wheres = [f"three:{stored(one)}" for one in ThreePublic]
    keys = ("prior_executed", "initial", "adjusted", "executed")
    rows = [figures_row(figures, "合计", [f"{key}@three_public" for key in keys])]
    for where in wheres:
        label = figures.where(where).name
        rows.append(figures_row(figures, label, [f"{key}@{where}" for key in keys], 1))
    heads = ("上年决算", "年初预算", "全年预算", "本年支出")
    return Table("three", "三公经费", heads, tuple(rows))


def _procurement(figures: Figures) -> Table:
    names = ("procurement_budget", "procurement_actual", "procurement_rate")
    row = figures_row(figures, "政府采购", names)
    heads = ("采购预算", "实际采购金额", "执行率")
    return Table("procurement", "政府采购", heads, (row,))


def _months(figures: Figures) -> Table:
    rows = []
    for month in range(1, 13):
        stand = progress(figures.now, month)
        cells = (
            printed(figures.named(f"paid{month}")),
            printed(Named("", "", stand.spent)),
            printed(figures.named(f"planned{month}")),
            printed(Named("", "", stand.rate)),
            printed(Named("", "", stand.share)),
        )
        rows.append(TableRow(f"{month}月", cells))
    heads = ("当月支付", "累计支付", "累计计划", "为计划的", "为全年预算的")
    unplanned = "、".join(kind.value for kind in stand.unplanned)
    note = f"{unplanned}没有用款计划，不与计划比较。" if unplanned else ""
    return Table("months", "分月支付与用款计划", heads, tuple(rows), note)


def _rates(figures: Figures, book: Book) -> Table:
    rows = []
    for name in rate_names(book):
        one = figures.named(name)
        words = Shown(one.figure.formula)
        rows.append(TableRow(one.label, (printed(one), words)))
    return Table("rates", "比率", ("数值", "怎么算"), tuple(rows))


def figures_row(figures: Figures, label: str, names: Sequence[str], depth: int = 0) -> TableRow:
    """One row of named figures."""
    return TableRow(label, tuple(printed(figures.named(one)) for one in names), depth)
