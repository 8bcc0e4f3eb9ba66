"""Figures of a book by name: what an address of a trace names, and what the core calls it.

``adjusted@kind:public`` is 全年预算数 of 公用经费. A page links to it; the page of the trace
asks the core again and shows the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hengji.kernel.totals import Ratio, Total, total_of
from hengji.ledger import Book, ExpenditureKind, Project, ThreePublic, YearBook, rates
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import (
    Consolidation,
    came_in,
    eliminated,
    from_own_book,
    received,
    to_own_book,
    year_end_balance,
)
from hengji.ledger.progress import progress
from hengji.ledger.selection import (
    ALL,
    BASIC,
    PROJECTS,
    THREE_PUBLIC,
    Where,
    of_fund,
    of_kind,
    of_project,
    of_subject,
    of_three_public,
)
from hengji.ledger.union_subjects import all_union_subjects
from hengji.web.budget import income
from hengji.web.budget.values import fund_of, fund_stored
from hengji.web.rows.choices import member, stored

Figure = Total | Ratio
TAKEN = "eliminated."
"""Before the name of a figure: what was taken out of it."""
_SIMPLE = {"all": ALL, "basic": BASIC, "projects": PROJECTS, "three_public": THREE_PUBLIC}


class NoSuchFigure(LookupError):
    """The address names a figure that there is not."""


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the name under which its trace is found; ``name`` is empty for none."""

    name: str
    label: str
    figure: Figure

    @property
    def total(self) -> Total | None:
        return self.figure if isinstance(self.figure, Total) else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one book, or of several consolidated."""

    now: Balances
    prior: Balances | None
    projects: dict[str, Project]
    """Projects by key."""

    @classmethod
    def of(cls, book: YearBook) -> Figures:
        """Of one book, last year's beside it."""
        before = Balances.of(book.prior) if book.prior else None
        return cls(Balances.of(book), before, _projects((book,)))

    @classmethod
    def together(cls, whole: Consolidation) -> Figures:
        """Of several books consolidated; last year's are not beside them."""
        return cls(whole.balances, None, _projects(whole.balances.books))

    def named(self, name: str) -> Named:
        """The figure of this name. Raises :class:`NoSuchFigure`."""
        if name.startswith(TAKEN):
            return self._taken(name)
        told = income.figure(self.now, name)
        if told is not None:
            return Named(name, *told)
        key, _, chosen = name.partition("@")
        where = self.where(chosen or "all")
        known = _TOTALS.get(key)
        if known is not None:
            label, take = known
            return Named(name, f"{where.name}{label}", take(self, where))
        if key == "rate":
            return Named(name, f"{where.name}执行率", self.now.execution_rate(where))
        if key in _RATIOS and where is ALL:
            label, ratio = _RATIOS[key]
            return Named(name, label, ratio(self))
        raise NoSuchFigure(name)

    def _taken(self, name: str) -> Named:
        """``eliminated.executed@all``: what was taken out of it because it was there twice."""
        whole = self.named(name.removeprefix(TAKEN))
        if whole.total is None:
            raise NoSuchFigure(name)
        return Named(name, f"{whole.label}中抵销的内部划转", eliminated(whole.total))

    def where(self, text: str) -> Where:
        """Which lines: ``all``, ``basic``, ``kind:public``, ``project:P01``, ``fund:general``.

        Raises :class:`NoSuchFigure`.
        """
        if text in _SIMPLE:
            return _SIMPLE[text]
        sort, _, key = text.partition(":")
        try:
            match sort:
                case "kind":
                    return of_kind(member(ExpenditureKind, key))
                case "fund":
                    return of_fund(fund_of(key))
                case "three":
                    return of_three_public(member(ThreePublic, key))
                case "project":
                    return of_project(key, self.projects[key].name)
                case "subject" if key in ("", *all_union_subjects()):
                    return of_subject(key)
                case "functional" if key.isdecimal():
                    return Where(f"功能分类 {key} ", functional=(key,))
                case "economic":
                    return Where(f"经济分类 {key} ", economic=(key,))
        except KeyError:
            pass
        raise NoSuchFigure(text)

    def kinds(self) -> list[str]:
        """Names of the kinds that have money, in the forms' order."""
        met = set(self.now.kinds())
        return [f"kind:{stored(one)}" for one in ExpenditureKind if one in met]

    def funds(self) -> list[str]:
        return [f"fund:{fund_stored(one)}" for one in self.now.funds()]

    def project_names(self, kind: str) -> list[str]:
        """The projects of a kind (``kind:operations``) that have money."""
        of = member(ExpenditureKind, kind.partition(":")[2])
        found = (key for key in self.now.projects() if key in self.projects)
        return [f"project:{key}" for key in found if self.projects[key].kind is of]


def _projects(books: Iterable[YearBook]) -> dict[str, Project]:
    return {one.key: one for book in books for one in book.projects}


def _before(take: Callable[[Balances, Where], Total]) -> Callable[[Figures, Where], Total]:
    """Last year's figure; nothing where last year is not known."""

    def taken(of: Figures, where: Where) -> Total:
        if of.prior is None:
            return Total((), f"上年{where.name}")
        found = take(of.prior, where)
        return found.named(f"上年{found.formula}")

    return taken


def _received_before(of: Figures, where: Where) -> Total:
    if of.prior is None:
        return Total((), f"上年{where.name}")
    found = received(of.prior.books, where.fund)
    return found.named(f"上年{found.formula}")


def _from_own(of: Figures, where: Where) -> Total:
    return total_of([from_own_book(one, where.fund) for one in of.now.books])


def _income_net(of: Figures, where: Where) -> Total:
    total = received(of.now.books, where.fund) - _from_own(of, where)
    return total.named("收入 － 从本单位另一套账划入")


def _to_own(of: Figures) -> Total:
    return total_of([to_own_book(one) for one in of.now.books])


def _spent_net(of: Figures) -> Total:
    return (of.now.executed() - _to_own(of)).named("全年执行数 － 划到本单位另一套账")


def _month(number: int) -> Callable[[Figures, Where], Total]:
    return lambda of, where: of.now.executed(where, number).named(f"{number}月支付数")


def _planned(number: int) -> Callable[[Figures, Where], Total]:
    return lambda of, where: progress(of.now, number, where).planned


_TOTALS: dict[str, tuple[str, Callable[[Figures, Where], Total]]] = {
    "initial": ("年初预算数", lambda of, where: of.now.initial(where)),
    "carried_in": ("上年结转数", lambda of, where: of.now.carried_in(where)),
    "adjustments": ("预算调整数", lambda of, where: of.now.adjustments(where)),
    "pending": ("未办结的调整数", lambda of, where: of.now.pending(where)),
    "adjusted": ("全年预算数", lambda of, where: of.now.adjusted(where)),
    "executed": ("全年执行数", lambda of, where: of.now.executed(where)),
    "carried_out": ("年末结转结余", lambda of, where: of.now.carried_out(where)),
    "prior_executed": ("上年执行数", _before(Balances.executed)),
    "prior_initial": ("上年年初预算数", _before(Balances.initial)),
    "procurement_budget": ("政府采购预算数", lambda of, _: rates.procurement_budget(of.now)),
    "procurement_actual": ("实际采购金额", lambda of, _: rates.procurement_actual(of.now)),
    "received": ("收入合计", lambda of, where: came_in(of.now, where.fund)),
    "prior_received": ("上年收入", lambda of, where: _received_before(of, where)),
    "from_own_book": ("从另一套账划入的", lambda of, where: _from_own(of, where)),
    "income_net": ("扣除账间划转的收入", lambda of, where: _income_net(of, where)),
    "to_own_book": ("划到另一套账的", lambda of, _: _to_own(of)),
    "spent_net": ("扣除账间划转的支出", lambda of, _: _spent_net(of)),
    "balance": ("年末结余", lambda of, _: year_end_balance(of.now)),
    **{f"paid{n}": (f"{n}月支付数", _month(n)) for n in range(1, 13)},
    **{f"planned{n}": (f"1至{n}月计划数", _planned(n)) for n in range(1, 13)},
    "adjustment_total": ("预算调整数", lambda of, where: rates.adjustment_total(of.now, where)),
}
_RATIOS: dict[str, tuple[str, Callable[[Figures], Ratio]]] = {
    "execution_rate": ("预算执行率", lambda of: of.now.execution_rate()),
    "adjustment_rate": ("预算调整率", lambda of: rates.adjustment_rate(of.now)),
    "budget_control": ("预算控制率", lambda of: rates.budget_control_rate(of.now)),
    "completion_rate": ("预算完成率", lambda of: rates.completion_rate(of.now)),
    "carry_over_rate": ("结转结余率", lambda of: rates.carry_over_rate(of.now)),
    "carry_over_change": (
        "结转结余变动率",
        lambda of: rates.carry_over_change(of.now, of.prior),
    ),
    "public_control": ("公用经费控制率", lambda of: rates.public_control(of.now)),
    "three_public_control": ("三公经费控制率", lambda of: rates.three_public_control(of.now)),
    "three_public_change": (
        "三公经费变动率",
        lambda of: rates.three_public_change(of.now, of.prior),
    ),
    "procurement_rate": ("政府采购执行率", lambda of: rates.procurement_rate(of.now)),
    "staff_control": ("在职人员控制率", lambda of: rates.staff_control(of.now)),
}
FISCAL_RATES = tuple(_RATIOS)
UNION_RATES = ("execution_rate", "adjustment_rate", "completion_rate", "carry_over_rate")


def rate_names(book: Book) -> tuple[str, ...]:
    """The rates that are asked of a book of this kind."""
    return FISCAL_RATES if book is Book.FISCAL else UNION_RATES
