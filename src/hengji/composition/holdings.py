"""Fixed assets and the income budget by key: ``assets.end``, ``rate.assets``, ``income.final``.

``assets.class.equipment`` is what there is of one class, ``income.current.business`` the
budget of one row of the income budget. What the unit keeps no ledger or budget of is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hengji.composition import printing
from hengji.composition.money import rate_field
from hengji.composition.runs import FigureField
from hengji.kernel.totals import Total
from hengji.kernel.units import TEN_THOUSAND_YUAN
from hengji.ledger import AssetClass, AssetState, IncomeKind, YearBook, assets, income
from hengji.ledger.balances import Balances
from hengji.report.facts import Basis

_Books = Sequence[YearBook]


def _state(state: AssetState) -> Callable[[_Books], Total]:
    return lambda books: assets.at_end(books, None, frozenset({state}))


def _class(kind: AssetClass) -> Callable[[_Books], Total]:
    return lambda books: assets.at_end(books, kind)


_ASSETS: dict[str, tuple[str, str, Callable[[_Books], Total]]] = {
    "assets.end": ("年末固定资产原值", "固定资产", assets.at_end),
    "assets.opening": ("年初固定资产原值", "", assets.opening),
    "assets.gained": ("本年增加固定资产原值", "", assets.gained),
    "assets.gone": ("本年处置固定资产原值", "", assets.gone),
    "assets.depreciation": ("年末固定资产累计折旧", "", assets.depreciation),
    "assets.net": ("年末固定资产净值", "固定资产净值", assets.net),
    "assets.used": ("在用固定资产原值", "", assets.in_use),
    "assets.proceeds": ("固定资产处置收入", "", assets.proceeds),
    **{
        f"assets.state.{one.name.lower()}": (f"{one.value}固定资产原值", "", _state(one))
        for one in AssetState
    },
    **{
        f"assets.class.{one.name.lower()}": (f"{one.value}原值", "", _class(one))
        for one in AssetClass
    },
}
_INCOME: dict[str, tuple[str, str, Basis, Callable[[Balances], Total]]] = {
    "income.initial": ("年初收入预算数", "", Basis.INITIAL, income.initial),
    "income.current": ("全年收入预算数", "", Basis.ADJUSTED, income.current),
    "income.final": ("本年收入", "", Basis.FINAL, income.received),
    "income.total": ("收入总计", "", Basis.FINAL, income.closing_income),
    "spending.total": ("支出总计", "", Basis.FINAL, income.closing_spending),
}


def figure(figures: Balances, year: int, key: str) -> FigureField | None:
    """The figure of this key, ``None`` where it is neither of assets nor of income."""
    if key == "rate.assets":
        of = ("assets.used", "assets.end")
        rate = assets.use_rate(figures.books)
        return rate_field(key, rate, "固定资产利用率", year, "固定资产利用率", of)
    if key in _ASSETS:
        label, term, take = _ASSETS[key]
        return _field(key, label, term, Basis.UNSTATED, year, take(figures.books))
    if key in _INCOME:
        name, term, basis, total = _INCOME[key]
        return _field(key, name, term, basis, year, total(figures))
    return _of_kind(figures, year, key)


def _of_kind(figures: Balances, year: int, key: str) -> FigureField | None:
    """``income.final.business``: one row of the income budget."""
    stem, _, name = key.rpartition(".")
    kind = IncomeKind.__members__.get(name.upper())
    if kind is None:
        return None
    one = (kind,)
    match stem:
        case "income.initial":
            label, basis, total = "年初预算数", Basis.INITIAL, income.initial(figures, one)
        case "income.current":
            label, basis, total = "全年预算数", Basis.ADJUSTED, income.current(figures, one)
        case "income.final":
            label, basis, total = "", Basis.FINAL, income.received(figures, one)
        case _:
            return None
    return _field(key, f"{kind.value}{label}", "", basis, year, total)


def _field(
    key: str, label: str, term: str, basis: Basis, year: int, total: Total
) -> FigureField:
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    text = "" if value is None else printing.money(value)
    named = f"{year}年{label}"
    return FigureField(key, text, value, TEN_THOUSAND_YUAN, named, term, basis, year, total)


def keys() -> tuple[str, ...]:
    """Every key of assets and of income."""
    rows = (
        f"{stem}.{kind.name.lower()}"
        for stem in ("income.current", "income.final")
        for kind in IncomeKind
    )
    return ("rate.assets", *_ASSETS, *_INCOME, *rows)
