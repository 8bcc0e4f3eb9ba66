"""What figures said before mean for the next one."""

from __future__ import annotations

from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.vocabulary.terms import Term, term, term_of_wording


def term_of(said: Fact) -> Term | None:
    return term(said.term) if said.term and said.figure.kind is Kind.MONEY else None


def ratio_of(said: Fact) -> Term | None:
    return term(said.term) if said.term and said.figure.kind is Kind.RATIO else None


def whole_term(text: str) -> Term | None:
    """The term that a text is, not one that only stands in it."""
    found = term_of_wording(text)
    return found if found and found.kind is Kind.MONEY else None


def says_again(said: Fact, fact: Fact) -> bool:
    """One term has one figure of a year and basis in a sentence; another is not its."""
    same = (said.term, said.basis, said.year) == (fact.term, fact.basis, fact.year)
    return same and said.scope == fact.scope
