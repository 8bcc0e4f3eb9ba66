"""What figures said before mean for the next one."""

from __future__ import annotations

import re

from hengji.extraction.prose.state import Label, State
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.vocabulary.terms import Term, term, term_of_wording

_RATE_OF_CHANGE = re.compile(r"，?(?:增长|下降|减少|增加|上升|降低|增幅|降幅)(?:了|为|达)?Ⓡ")


def term_of(said: Fact) -> Term | None:
    return term(said.term) if said.term and said.figure.kind is Kind.MONEY else None


def ratio_of(said: Fact) -> Term | None:
    return term(said.term) if said.term and said.figure.kind is Kind.RATIO else None


def whole_term(text: str) -> Term | None:
    """The term that a text is, not one that only stands in it."""
    found = term_of_wording(text)
    return found if found and found.kind is Kind.MONEY else None


def may_be_change(text: str, label: Label, state: State) -> bool:
    """A决算增加Ⓜ，增长Ⓡ；B决算Ⓜ，增长Ⓡ: among changes only, a verb may have been left out."""
    if not state.deltas or not _RATE_OF_CHANGE.match(text, label.end + 1):
        return False
    money = [f for f in state.said if f.figure.kind is Kind.MONEY]
    return bool(money) and not any(f.term for f in money)


def says_again(said: Fact, fact: Fact) -> bool:
    """One term has one figure of a year and basis in a sentence; another is not its."""
    same = (said.term, said.basis, said.year) == (fact.term, fact.basis, fact.year)
    return same and said.scope == fact.scope
