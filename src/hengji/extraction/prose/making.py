"""A quantity with its label as a fact: year, stand of the budget year, source."""

from __future__ import annotations

import re

from hengji.extraction.prose.labels import (
    NO_TIME,
    basis_in,
    of_prior_year,
    source_in,
    time_in,
)
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import State, wording
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.vocabulary.terms import Term

_YEARED = re.compile(r"上年度?末?(?=结转|结余)|年[初末终](?=结转|结余)")


def _untimed(text: str, one: Term | None) -> str:
    """Without a term that has a year in its own name: 上年结转."""
    return _YEARED.sub("", text) if one and "年" in one.name else text


def _note_time(tail: str, before: str, state: State) -> tuple[int | None, bool]:
    """Year of the figure, and whether it is last year's."""
    time = time_in(tail)
    if time == NO_TIME:
        time = time_in(before)
        time = NO_TIME if time.compared else time
    fiscal = state.fiscal or state.year
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
    if state.prior:
        return (fiscal - 1 if fiscal else None), True
    return state.year, bool(fiscal and state.year and state.year < fiscal)


def make_fact(
    passage: Passage,
    quantity: Quantity,
    one: Term | None,
    label: str,
    before: str,
    state: State,
    scope: str = "",
) -> Fact:
    """The fact of one quantity; ``label`` is the clause it ends, ``before`` all before it."""
    if state.item and (one is None or one.overall or one.is_class):
        scope = scope or state.item
    spoken = label.replace(one.name, "") if one else label
    year, prior = _note_time(_untimed(label, one), _untimed(before, one), state)
    basis = Basis.UNSTATED
    if quantity.figure.kind is Kind.MONEY:
        basis = Basis(one.basis) if one and one.basis else basis_in(f"{spoken}Ⓜ")
        if basis is Basis.UNSTATED:
            basis = state.basis
        state.basis = basis
        if prior:
            basis = of_prior_year(basis)
    return Fact(
        quantity.figure,
        passage.place_of(quantity),
        one.name if one else "",
        wording(label),
        year,
        basis,
        source_in(before),
        scope,
        certain=quantity.certain,
    )
