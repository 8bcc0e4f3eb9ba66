"""Terms of a passage, but for words that are part of a project's quoted name.

“公务接待规范化建设”项目 has a budget of its own; it is no 公务接待费.
"""

from __future__ import annotations

import re

from hengji.extraction.prose.labels import Mention, mentions
from hengji.extraction.prose.passages import Passage

_NAMED = re.compile(r"“([^“”。；]{2,60})”(?:项目|专项(?!资金|经费)|工程)")


def terms_of(passage: Passage) -> list[Mention]:
    """Every mention that says what a figure is."""
    known = mentions(passage.text)
    source = passage.source.text
    if not known or "”" not in source:
        return known
    names = [one.span(1) for one in _NAMED.finditer(source)]
    return [one for one in known if not _within(passage, one, names)] if names else known


def _within(passage: Passage, one: Mention, names: list[tuple[int, int]]) -> bool:
    """Does it stand in one of these names, and is not the whole of it?"""
    start, end = passage.original(one.start, one.end)
    return any(
        first <= start and end <= last and (start, end) != (first, last)
        for first, last in names
    )
