"""Staff told by the posts they fill: 行政编制6人，实际7人."""

from __future__ import annotations

from functools import cache

from hengji.extraction.prose.labels import Mention
from hengji.extraction.prose.state import State
from hengji.vocabulary.terms import Term, term
from hengji.vocabulary.words import words

_WORDS_OF_ALL = ("职", "人", "编")


@cache
def _fills() -> dict[str, str]:
    return dict(pair.split("=") for pair in words("filled_posts"))


def filled(state: State) -> Term | None:
    """The staff of the posts told just before; ``None`` where no posts were."""
    name = _fills().get(state.said[-1].term) if state.said else None
    return term(name) if name else None


def filling(text: str, chosen: Mention, state: State) -> Term:
    """实有 alone, after posts of one kind, counts those who fill them."""
    alone = not any(w in text[chosen.start : chosen.end] for w in _WORDS_OF_ALL)
    return (filled(state) if alone else None) or chosen.term
