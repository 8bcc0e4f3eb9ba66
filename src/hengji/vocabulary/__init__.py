"""The field's words: official terms, and the wordings met in the wild."""

from hengji.vocabulary.terms import Term, all_terms, term, term_of_wording

__all__ = ["Term", "all_terms", "term", "term_of_wording"]
