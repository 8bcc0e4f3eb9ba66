"""Staff told by the posts they fill: 行政编制6人，实际7人."""

from __future__ import annotations

import re
from functools import cache

from hengji.extraction.prose.labels import Mention
from hengji.extraction.prose.state import State
from hengji.kernel.units import Kind
from hengji.vocabulary.terms import Term, term
from hengji.vocabulary.words import words

_POSTS = re.compile(r"(?:行政|事业|工勤)编")
_AMONG = re.compile(r"Ⓒ[，(：]*其中[^，。；Ⓒ]{0,12}(?:行政|事业|工勤|参公)")
"""实有15人，其中行政人员8人: all of them."""
_STAFF = "在职人数"
_ACTUALLY = re.compile(r"实际|实际有|实际配备|已配备?|到岗|配备")
_IN_ALL = re.compile(
    r"(?:以上|两项|三项|总共|全部)?(?:合计|共计|总计|共)(?:有|为)?(?:在职|实有)?(?:人员)?"
)
_BARE, _NEAR = 2, 40
"""Characters of 实有 or 在编, and how near another kind of posts is told."""


@cache
def _fills() -> dict[str, str]:
    return dict(pair.split("=") for pair in words("filled_posts"))


def filled(state: State) -> Term | None:
    """The staff of the posts told just before; ``None`` where no posts were."""
    name = _fills().get(state.last_said.term) if state.said else None
    return term(name) if name else None


def counted(residue: str, state: State) -> tuple[Term | None, str]:
    """The staff that 实际Ⓒ or 合计Ⓒ counts, and whose they are."""
    if _ACTUALLY.fullmatch(residue) and (one := filled(state)):
        return one, state.said[-1].scope
    return (_in_all(state), "") if _IN_ALL.fullmatch(residue) else (None, "")


def _in_all(state: State) -> Term | None:
    """行政人员34人、事业人员46人，合计80人: all the staff; ``None`` after other counts."""
    counts = [f for f in state.said if f.figure.kind is Kind.COUNT]
    own = [f for f in counts if f.term in _fills().values() and not f.scope]
    after = counts[counts.index(own[0]) :] if own else []
    if len(after) < 2 or len(own) != len(after) or any(f.term == _STAFF for f in own):
        return None
    return term(_STAFF)


def of_posts(one: Term, state: State) -> str:
    """下属单位编制46名，实有43名: the staff of the same unit as the posts just told."""
    last = state.said[-1] if state.said else None
    own = last and last.scope and last.term in _fills() and one.name in _fills().values()
    return last.scope if last and own else ""


def filling(text: str, chosen: Mention, state: State) -> Term:
    """实有 or 在编 alone, after posts of one kind among several, counts those who fill them."""
    said = text[chosen.start : chosen.end]
    apart = _POSTS.findall(text, max(0, chosen.start - _NEAR), chosen.end + _NEAR)
    if _AMONG.match(text, chosen.end):
        return chosen.term
    alone = len(said) == _BARE and (not said.endswith("编") or len(set(apart)) > 1)
    return (filled(state) if alone else None) or chosen.term
