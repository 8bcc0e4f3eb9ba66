"""What kind of money a heading is about, on a line of its own or run in: 三公经费。…"""

from __future__ import annotations

import re

from hengji.extraction.prose.labels import mentions, stripped
from hengji.extraction.prose.passages import Passage
from hengji.kernel.units import Kind
from hengji.vocabulary.terms import Term
from hengji.vocabulary.words import words

_BOTH_SIDES = re.compile(r"收支|收入(?:和|与|及|、)")
_UNIT = re.compile(r"[^，。；：、]{0,2}(?:协会|学会|委员会|中心|[局厅馆])")
"""科学技术协会, 文化和旅游局: whose it is, not what it is about."""
_LONGEST = 24
_RUN_IN = re.compile(r"[^，；：、ⓂⓇⒸⓈⓃⓅⒶⒷ]{2,24}")


def subject_of(heading: str) -> Term | None:
    """The kind of money, ``None`` where the heading is about the whole budget."""
    if _BOTH_SIDES.search(heading):
        return None
    for mention in mentions(heading):
        one = mention.term
        narrow = one.kind is Kind.MONEY and one.carries and not one.overall
        if _UNIT.match(heading, mention.end):
            continue
        if narrow and one.name not in words("whole_headings"):
            return one
    return None


def run_in(passage: Passage, start: int, end: int) -> Term | None:
    """The subject of a sentence that is a heading; ``None`` where it is none."""
    if end - start > _LONGEST or len(passage.text) <= end + 1:
        return None
    said = stripped(passage.text[start:end])
    return subject_of(said) if _RUN_IN.fullmatch(said) else None
