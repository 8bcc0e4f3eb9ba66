"""Money by key: ``final.basic``, ``prior.final.total``, ``project.p1.adjusted.total``."""

from __future__ import annotations

from dataclasses import replace

from hengji.composition import printing
from hengji.composition.items import STANDS, Item, Stand, class_item, items
from hengji.composition.runs import Derivation, FigureField, QuotientOf, SumOf
from hengji.kernel.totals import NOT_APPLICABLE, Ratio, Total, total_of
from hengji.kernel.units import PERCENT, TEN_THOUSAND_YUAN
from hengji.ledger import FundType, OriginKind, rates
from hengji.ledger.balances import Balances
from hengji.ledger.selection import Where
from hengji.report.facts import Basis

_PRIOR = "prior."
_PROJECT = "project."
_NO_RECORD = "没有这一类的记录"
# how the project form splits its money by where it comes from
_ORIGINS = {
    "own": Where("当年财政拨款"),
    "carried": Where("上年结转资金"),
    "other": Where("其他资金", fund=FundType.OTHER),
}


def amount(
    figures: Balances, prior: Balances | None, year: int, key: str
) -> FigureField | None:
    """The money of this key, ``None`` where the key is no money's."""
    last = key.startswith(_PRIOR)
    rest = key.removeprefix(_PRIOR)
    project, rest = _of_project(rest)
    stand, _, name = rest.partition(".")
    if stand not in {one.value for one in Stand}:
        return _procurement(figures, prior, year, key)
    own = None if last and prior is None else prior if last else figures
    if name in _ORIGINS and project is not None:
        where = _ORIGINS[name]
        item = Item(name, where.name, "", (where,), ())
    else:
        found = items().get(name) or class_item(name)
        if found is None:
            return None
        item = found
    return _field(key, own, year - 1 if last else year, Stand(stand), item, project)


def _of_project(key: str) -> tuple[str | None, str]:
    """``project.p1.final.total`` → p1 and the rest; keys of projects may hold dots."""
    if not key.startswith(_PROJECT):
        return None, key
    inner = key.removeprefix(_PROJECT)
    project, stand, name = inner.rsplit(".", 2) if inner.count(".") >= 2 else ("", "", "")
    return (project, f"{stand}.{name}") if project else (None, key)


def _field(
    key: str, figures: Balances | None, year: int, stand: Stand, item: Item, project: str | None
) -> FigureField:
    spec = STANDS[stand]
    of_last = key.startswith(_PRIOR)
    whole = item.key == "total"
    term = spec.whole if whole and spec.whole else item.term
    basis = _prior_basis(spec.basis) if of_last else spec.basis
    total = _total(figures, stand, item, project) if figures else Total()
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    return FigureField(
        key,
        "" if value is None else printing.money(value),
        value,
        TEN_THOUSAND_YUAN,
        f"{year}年{'' if whole else item.label}{spec.label}",
        "" if project else term,
        basis,
        year,
        total,
        derivation=_derivation(key, item),
    )


def _prior_basis(basis: Basis) -> Basis:
    match basis:
        case Basis.FINAL:
            return Basis.PRIOR_FINAL
        case Basis.INITIAL:
            return Basis.PRIOR_INITIAL
        case _:
            return basis


def _derivation(key: str, item: Item) -> Derivation:
    stem = key.rpartition(".")[0]
    return SumOf(tuple(f"{stem}.{part}" for part in item.parts)) if item.parts else None


def _total(figures: Balances, stand: Stand, item: Item, project: str | None) -> Total:
    """What stands there. Where the stand is kept and has no such record, it is nothing."""
    if project is not None and item.key in _ORIGINS:
        total = _by_origin(figures, stand, item.key, project)
    else:
        chosen = (replace(one, project=project) for one in item.choices)
        taken = [STANDS[stand].total(figures, where) for where in chosen]
        total = taken[0] if len(taken) == 1 else total_of(taken, item.label)
    if total.value is not None:
        return total
    return _kept(figures, stand).nothing(f"{item.label}：{_NO_RECORD}")


def _kept(figures: Balances, stand: Stand) -> Total:
    """The records that say that a stand is kept: the whole of it, else the budget's."""
    whole = STANDS[stand].total(figures, Where())
    if whole.value is not None:
        return whole
    return figures.initial() if stand in _MOVES else Total()


_MOVES = (Stand.CARRIED_IN, Stand.ADJUSTMENT, Stand.ADDED, Stand.CUT)


def _by_origin(figures: Balances, stand: Stand, name: str, project: str) -> Total:
    """A project's money by where it comes from: 当年财政拨款, 上年结转资金, 其他资金.

    Each yuan in one of them: what was carried over stands there, whatever fund it is of.
    """
    whole = Where(project=project)
    other = replace(_ORIGINS["other"], project=project)
    take = STANDS[stand].total
    if name == "carried":
        return _carried(figures, stand, whole)
    if name == "other":
        return take(figures, other) - _carried(figures, stand, other)
    others = total_of((_carried(figures, stand, whole), take(figures, other)))
    own = take(figures, whole) - others + _carried(figures, stand, other)
    return own.named("项目资金 － 上年结转资金 － 其他资金")


def _carried(figures: Balances, stand: Stand, where: Where) -> Total:
    """What of these lines was carried over: its budget, or what was paid from it."""
    if stand is Stand.ADJUSTED:
        return figures.carried_in(where)
    return STANDS[stand].total(figures, replace(where, origin=OriginKind.CARRIED_OVER))


def _procurement(
    figures: Balances, prior: Balances | None, year: int, key: str
) -> FigureField | None:
    of = {
        "procurement.budget": (rates.procurement_budget, Basis.INITIAL),
        "procurement.actual": (rates.procurement_actual, Basis.FINAL),
    }
    last = key.startswith(_PRIOR)
    found = of.get(key.removeprefix(_PRIOR))
    if found is None:
        return None
    take, basis = found
    own = prior if last else figures
    total = take(own) if own else Total()
    if total.value is None and own and not any(book.procurements for book in own.books):
        total = _kept(own, Stand.FINAL).nothing(f"政府采购：{_NO_RECORD}")
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    return FigureField(
        key,
        "" if value is None else printing.money(value),
        value,
        TEN_THOUSAND_YUAN,
        f"{year - last}年政府采购{'预算数' if 'budget' in key else '金额'}",
        "政府采购金额",
        _prior_basis(basis) if last else basis,
        year - last,
        total,
    )


def rate_field(
    key: str,
    ratio: Ratio,
    label: str,
    year: int,
    term: str = "",
    of: tuple[str, str] = ("", ""),
) -> FigureField:
    """A ratio as a percentage; 不适用 where the denominator is nothing, blank where missing.

    ``of``: the keys of its two figures, so that a sheet can calculate it itself.
    """
    known = ratio.numerator.value is not None and ratio.denominator.value is not None
    value = ratio.value
    text = printing.rate(value) if value is not None else NOT_APPLICABLE if known else ""
    derivation = QuotientOf(*of) if of[0] else None
    return FigureField(
        key, text, value, PERCENT, label, term, Basis.UNSTATED, year, ratio,
        derivation=derivation,
    )  # fmt: skip
