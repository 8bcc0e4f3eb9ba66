"""Claims in words (压减, 均达到, 满意度上升) and where they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from hengji.audit.case import Case
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Text
from hengji.report.outline import Role

_FUTURE = (Role.MEASURES, Role.GOALS, Role.DUTIES)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads((files(__package__) / "claims.toml").read_text("utf-8"))
    return {str(one["key"]): re.compile(_pattern(**one)) for one in raw["claim"]}


def _pattern(
    key: str, words: Sequence[str], patterns: Sequence[str] = (), begins: str = ""
) -> str:
    """All ways to make a claim. Raises ``ValueError`` where a word begins otherwise."""
    if patterns and any(word[0] not in begins for word in words):
        raise ValueError(f"claim {key}: a word begins with what begins does not have")
    ways = "|".join((*map(re.escape, words), *patterns))
    return f"(?=[{begins}])(?:{ways})" if begins else ways


_SENTENCE_END = lazy_pattern(r"[。；;！？]")


def sentence(case: Case, claim: Text) -> str:
    """The whole sentence a claim stands in."""
    paragraph = case.report.paragraph_at(claim.place)
    if paragraph is None:
        return claim.text
    here = claim.place.start or 0
    ends = [m.end() for m in _SENTENCE_END.finditer(paragraph.text)]
    begin = max((end for end in ends if end <= here), default=0)
    return paragraph.text[begin : min((e for e in ends if e > here), default=None)]


_WHY_MOVED = lazy_pattern(r"(?:调整|调剂|追加|追减|年初预算数?)[^。！？]*原因[^。！？]*$")


def explains_adjustment(case: Case, claim: Text) -> bool:
    """Is it one of the causes for which the budget was adjusted, and no claim of its own?"""
    paragraph = case.report.paragraph_at(claim.place)
    before = paragraph.text[: claim.place.start or 0] if paragraph else ""
    return bool(_WHY_MOVED.search(before))


def claims(case: Case, key: str) -> Iterator[Text]:
    """Every claim of a kind about what was done; plans and goals are not claims."""
    pattern = _patterns()[key]
    for paragraph in case.report.prose.holding(pattern):
        hit = pattern.search(paragraph.text)
        section = case.report.section_at(paragraph.place)
        if hit and (section is None or section.role not in _FUTURE):
            yield Text(hit.group(), paragraph.place.within(*hit.span(), paragraph.text))
