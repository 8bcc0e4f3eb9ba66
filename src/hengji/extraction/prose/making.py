"""A quantity with its label as a fact: year, stand of the budget year, source."""

from __future__ import annotations

import re
from functools import cache

from hengji.extraction.prose.labels import (
    NO_TIME,
    basis_in,
    of_prior_year,
    outside_brackets,
    source_in,
    time_in,
    without_funds,
)
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import Label, State, wording
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.kernel.values import builder
from hengji.report.facts import Basis, Fact, Origin
from hengji.vocabulary.terms import Term
from hengji.vocabulary.words import words

_fact = builder(Fact)
_MONEY, _UNSTATED, _PROSE = Kind.MONEY, Basis.UNSTATED, Origin.PROSE
"""Here once and for all: to look a member up in its enum takes as long as a call."""
_BUDGETS = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET, Basis.ADJUSTMENT)
_TOLD = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_DRAFTED = lazy_pattern(r"安排|计划|拟|预计|测算|申请|下达")
_PLANNED = re.compile(
    r"安排|下达|计划(?!生育)|拟|预计|申请|测算|需|标准|控制(?!中心)|限额|到位|指标|目标|拨入|争取|批|核定|结转|结余|预算"
)
_YEARLY = lazy_pattern(r"全年|本年|年度|年(?:总|共|财政)?支出|合计|总计")
_BASE = re.compile(
    r"[，、；]?(?:也|均|都|又|还|约|仅|只)?(?:较|比|与|同|和|由|从|相较于?|相比|低于|高于|少于|多于|不及|超过|超出"
    r"|占(?!用|地|有)|完成了?(?=[^，。；]{0,8}预算))"
)
_OF_BASE = re.compile(
    r"(?:较|比|与|同|和|相较于?|相比|对比)[^，。；()Ⓜ]{2,12}\([^，。；()Ⓜ]{0,8}$"
)
_YEARED = re.compile(r"上年度?末?(?=结转|结余)|年[初末终](?=结转|结余)")
"""What names a term, not a year: 上年结转."""


@cache
def _unspent() -> frozenset[str]:
    return frozenset(words("unspent_terms"))


def note_time(tail: str, before: str, state: State) -> tuple[int | None, bool]:
    """Year of the figure, and whether it is last year's."""
    time = time_in(tail) if "年" in tail else NO_TIME
    if time is NO_TIME and "年" in before:
        time = time_in(outside_brackets(before))
        if time.compared and not _OF_BASE.search(before):
            time = NO_TIME
    fiscal = state.fiscal or state.year
    if time is NO_TIME and not state.prior:
        return state.year, bool(fiscal and state.year and state.year < fiscal)
    if time.current:
        state.prior = False
        return fiscal, False
    if time.year:
        if not time.compared:
            state.year, state.prior = time.year, False
        return time.year, bool(fiscal and time.year < fiscal)
    if time.prior:
        state.prior = state.prior or not time.compared
    return (fiscal - 1 if fiscal else None), True


def is_prior(label: Label, state: State) -> bool:
    """Do the words before a figure say that it is last year's?"""
    time = time_in(label.tail)
    if time is NO_TIME and _OF_BASE.search(label.before):
        time = time_in(label.before)
    fiscal = state.fiscal or state.year
    return time.prior or bool(time.year and fiscal and time.year < fiscal)


def make_fact(
    passage: Passage,
    quantity: Quantity,
    one: Term | None,
    label: str,
    before: str,
    state: State,
    scope: str = "",
    around: str | None = None,
) -> Fact:
    """The fact of one quantity; ``label`` is the clause it ends, ``before`` all before it.

    ``around`` is the clause without the words of the term, where they are known.
    """
    if state.item and (one is None or one.overall or one.is_class):
        scope = scope or state.item
    scope = scope or state.whose or state.own
    spoken = around if around is not None else label.replace(one.name, "") if one else label
    if one and "年" in one.name:
        year, prior = note_time(_YEARED.sub("", label), _YEARED.sub("", before), state)
    else:
        year, prior = note_time(label, before, state)
    basis, implied = _UNSTATED, False
    if quantity.figure.kind is _MONEY:
        basis, again = _stand(one, spoken, state, before), False
        if basis in _TOLD and one and _told_again(one, spoken, scope, state):
            basis, again = _UNSTATED, True
        if prior:
            basis = of_prior_year(basis)
        elif basis is _UNSTATED and one and not scope:
            implied = again or _is_spent(one, label, state)
    return _fact(
        quantity.figure,
        passage.place_of(quantity),
        one.name if one else "",
        wording(label),
        year,
        basis,
        source_in(before) if "财政" in before else "",
        scope,
        _PROSE,
        quantity.certain,
        implied,
    )


def _stand(one: Term | None, spoken: str, state: State, before: str) -> Basis:
    """The stand of the budget year that the label names, else the one that still holds."""
    own = bool(one and one.basis)
    basis = Basis(one.basis) if one and own else basis_in(f"{spoken}Ⓜ")
    if basis is Basis.FINAL and state.budget and basis_in(f"{spoken}。") is _UNSTATED:
        basis = _UNSTATED  # 支出Ⓜ alone: in a budget not yet spent
    if basis is _UNSTATED:
        return _carried(one, state, before)
    if basis is Basis.BUDGET:
        basis = _plain_budget(state)
    if not (_BASE.match(spoken) and state.said):  # a base of comparison holds for itself
        state.basis = state.stand = basis
        state.named = own
    return basis


def _plain_budget(state: State) -> Basis:
    """预算 without further word: of a part, the whole's; in a budget, the initial one."""
    if state.within and state.basis in (Basis.INITIAL, Basis.ADJUSTED):
        return state.basis
    return Basis.INITIAL if state.budget else Basis.BUDGET


def _carried(one: Term | None, state: State, before: str) -> Basis:
    """What a figure before says of the ones after it.

    年初预算数Ⓜ，全年支出合计Ⓜ: a term that names its own stand says nothing of another
    total; what was added in the year says something of its own parts only.
    """
    overall = one is not None and one.overall
    if overall and state.named:
        return _UNSTATED
    if state.basis is Basis.ADJUSTMENT and not _goes_on(before, overall, state):
        return _UNSTATED
    return state.basis


def _goes_on(before: str, overall: bool, state: State) -> bool:
    return not overall and (state.within or before.startswith(("、", "和", "及", "与", "以及")))


def _told_again(one: Term, spoken: str, scope: str, state: State) -> bool:
    """采购预算Ⓜ，采购金额Ⓜ: named again after its budget, it is what was spent."""
    if one.overall or state.budget or not state.said:
        return False
    last = state.said[-1]
    if last.term != one.name or last.basis not in _TOLD or last.scope != scope:
        return False
    return basis_in(f"{spoken}Ⓜ") is _UNSTATED


def _is_spent(one: Term, label: str, state: State) -> bool:
    """Is it what was spent, though nothing says so? In a report on a year that is over."""
    if state.budget or one.name in _unspent():
        return False
    spoken = without_funds(label)
    if state.unit:
        spoken = spoken.replace(state.unit, "")  # 疾病预防控制中心 plans nothing
    if _PLANNED.search(spoken):
        if _DRAFTED.search(spoken):
            state.stand = Basis.BUDGET  # and so are its parts
        return False
    return state.stand not in _BUDGETS or (one.overall and bool(_YEARLY.search(label)))
