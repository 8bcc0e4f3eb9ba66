"""The money in a written formula: 变动率＝（上年决算数Ⓜ－本年决算数Ⓜ）÷上年决算数Ⓜ."""

from __future__ import annotations

from dataclasses import replace

from hengji.extraction.prose.labels import mentions
from hengji.extraction.prose.making import make_fact
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import Label, State
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.vocabulary.terms import Term, term

_OPERATORS = frozenset("+-×*/÷=")
_DIVIDED = frozenset("/÷")
_TIMES = frozenset("/÷×*")
_WORKED = lazy_pattern(r"=|即|计算|公式")
_REACH = 160
"""Characters from the name of a ratio to the last operand of its formula."""


def is_factor(text: str, position: int, quantity: Quantity) -> bool:
    """The 38, the 40 and the 100% of ``38/40×100%``, which are no rate themselves."""
    if text[position - 1 : position] in _TIMES:
        return True
    return quantity.bare and text[position + 1 : position + 2] in _TIMES


def operand_fact(
    passage: Passage, quantity: Quantity, label: Label, state: State
) -> Fact | None:
    """The figure as one of that money, if it is an operand; years and stands end with it."""
    whose = _operand(passage.text, label, state)
    if whose is None or quantity.figure.kind is not Kind.MONEY:
        return None
    year, prior, state.basis = state.year, state.prior, Basis.UNSTATED
    spoken = label.tail.rpartition("=")[2]
    fact = make_fact(passage, quantity, whose, spoken, "", state)
    state.year, state.prior, state.basis = year, prior, Basis.UNSTATED
    return replace(fact, implied=fact.implied and not _is_divisor(passage.text, label))


def _operand(text: str, label: Label, state: State) -> Term | None:
    """The money whose rate the formula works out, for an operand that names no other.

    ``None`` where the figure is no operand or the ratio is of more than one kind of money.
    """
    ratio = state.ratio
    if ratio is None or not ratio.term.rate_of or not _is_operand(text, label):
        return None
    if label.end - ratio.end > _REACH or not _WORKED.search(text, ratio.end, label.end):
        return None
    return term(ratio.term.rate_of)


def _is_divisor(text: str, label: Label) -> bool:
    """Does ÷ stand before it?"""
    return label.tail[:1] in _DIVIDED or text[label.cut - 1 : label.cut] in _DIVIDED


def _is_operand(text: str, label: Label) -> bool:
    if text[label.end + 1 : label.end + 2] in _OPERATORS or label.tail[:1] in _OPERATORS:
        return True
    return label.tail[-1:] in _OPERATORS or text[label.cut - 1 : label.cut] in _OPERATORS


def result_of(text: str, label: Label) -> Term | None:
    """The ratio that a formula computes, named before its first equals sign."""
    clause = max(text.rfind(c, 0, label.start) for c in "。；\n") + 1
    head = text[clause : text.find("=", clause)]
    found = [m for m in mentions(head) if m.term.kind is Kind.RATIO]
    return found[-1].term if found else None
