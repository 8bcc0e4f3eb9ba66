"""Many words looked for in one text in one pass, each place found as if it were alone.

To look for each word by itself costs a pass for every word; the lists have dozens, and a
report that needs nothing said holds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_FEW = 4
"""So many passes cost no more than one for all the words together."""

Words = tuple[str, ...]


@cache
def _any_of(words: Words) -> re.Pattern[str]:
    """The lists are fixed, so that few patterns are made."""
    return re.compile("|".join(map(re.escape, words)))


@cache
def _by_first(words: Words) -> dict[str, list[tuple[int, str]]]:
    """The words with their numbers in the list, by their first character."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, word in enumerate(words):
        found.setdefault(word[0], []).append((number, word))
    return found


def occurrences(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Where each of the words stands, start and end, word by word in the list's order."""
    if len(words) <= _FEW:
        for word in words:
            yield from _one_by_one(text, word)
        return
    found = sorted(_starts(text, words))
    last, free = -1, 0
    for number, start in found:
        if number != last or start >= free:  # 年年年 holds 年年 once
            last, free = number, start + len(words[number])
            yield start, free


def _one_by_one(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))


def _starts(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Every word, by number, with its start; a word may begin inside another."""
    pattern, by_first = _any_of(words), _by_first(words)
    found = pattern.search(text)
    while found:
        start = found.start()
        for number, word in by_first[text[start]]:
            if text.startswith(word, start):
                yield number, start
        found = pattern.search(text, start + 1)
