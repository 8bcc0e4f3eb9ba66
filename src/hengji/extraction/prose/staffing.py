"""Staff told by the posts they fill: 行政编制6人，实际7人."""

from __future__ import annotations

import re
from functools import cache

from hengji.extraction.prose.labels import Mention
from hengji.extraction.prose.state import State
from hengji.vocabulary.terms import Term, term
from hengji.vocabulary.words import words

_POSTS = re.compile(r"(?:行政|事业|工勤)编")
_BARE, _NEAR = 2, 40
"""Characters of 实有 or 在编, and how near another kind of posts is told."""


@cache
def _fills() -> dict[str, str]:
    return dict(pair.split("=") for pair in words("filled_posts"))


def filled(state: State) -> Term | None:
    """The staff of the posts told just before; ``None`` where no posts were."""
    name = _fills().get(state.said[-1].term) if state.said else None
    return term(name) if name else None


def filling(text: str, chosen: Mention, state: State) -> Term:
    """实有 or 在编 alone, after posts of one kind among several, counts those who fill them."""
    said = text[chosen.start : chosen.end]
    apart = _POSTS.findall(text, max(0, chosen.start - _NEAR), chosen.end + _NEAR)
    alone = len(said) == _BARE and (not said.endswith("编") or len(set(apart)) > 1)
    return (filled(state) if alone else None) or chosen.term
