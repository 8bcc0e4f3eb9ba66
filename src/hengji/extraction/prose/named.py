"""Terms of a passage, but for words that are part of a project's quoted name.

“公务接待规范化建设”项目 has a budget of its own; it is no 公务接待费.
"""

from __future__ import annotations

from hengji.extraction.prose.labels import Mention, mentions
from hengji.extraction.prose.passages import Passage, named_projects


def terms_of(passage: Passage) -> list[Mention]:
    """Every mention that says what a figure is."""
    known = mentions(passage.text)
    names = named_projects(passage.source.text) if known else []
    return [one for one in known if not _within(passage, one, names)] if names else known


def _within(passage: Passage, one: Mention, names: list[tuple[int, int]]) -> bool:
    """Does it stand in one of these names?"""
    start, end = passage.original(one.start, one.end)
    return any(first <= start and end <= last for first, last in names)
