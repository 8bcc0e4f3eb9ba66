"""Running text: many texts as one string, so that a wording is looked for in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Protocol

from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.wordings import occurrences

SENTENCE_ENDS = "。；;！？!?\n"
CLAUSE_ENDS = SENTENCE_ENDS + "，,：:"
_SENTENCE_END = lazy_pattern(f"[{SENTENCE_ENDS}]")
_CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")
_TEXT_OF = attrgetter("text")
_NEAR, _FURTHER = 64, 8
"""Characters in which most stretches begin, and how many times more are tried next."""
_LONGEST = 4096
"""Characters before and after a position that are looked through. What has no full stop in
so many is no sentence; without a bound a text of one endless line would take minutes."""
_APART = "\0"
"""Stands in no text of a document, so that it tells texts apart for a moment."""


class Placed(Protocol):
    """A text that knows where it stands: a paragraph, a cell, a text of a form."""

    @property
    def text(self) -> str: ...
    @property
    def place(self) -> Place: ...


@dataclass(frozen=True)
class Running:
    """Texts joined by line feeds. Positions are characters of ``text``."""

    text: str
    items: tuple[Placed, ...]

    @classmethod
    def of(cls, items: Iterable[Placed]) -> Running:
        """Join texts in the order given; line feeds inside one become blanks."""
        kept = tuple(items)
        return cls(_on_one_line_each(tuple(map(_TEXT_OF, kept))), kept)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text begins. Worked out when asked: most wordings are nowhere found."""
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        return list(accumulate(lengths[:-1], initial=0)) if self.items else []

    def item(self, position: int) -> Placed:
        """The text that holds this position."""
        return self.items[self._index(position)]

    def at(self, start: int, end: int) -> Place:
        """The place of these characters, which belong to one text."""
        index = self._index(start)
        one, offset = self.items[index], self._starts[index]
        return one.place.within(start - offset, end - offset, one.text)

    def _index(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def find(self, *words: str) -> Iterator[tuple[int, int]]:
        """Where each of the words stands, word by word."""
        return occurrences(self.text, words)

    def holding(self, pattern: re.Pattern[str]) -> Iterator[Placed]:
        """Every text that a pattern is found in. It must not match line feeds.

        One search of the whole instead of one for each text: most hold nothing.
        """
        found, number, counted = pattern.search(self.text), 0, 0
        while found:
            number += self.text.count("\n", counted, found.start())
            counted = found.start()
            yield self.items[number]
            end = self.text.find("\n", counted)
            found = pattern.search(self.text, end) if end >= 0 else None

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence that holds this position, its full stop excluded."""
        return _around(self.text, position, SENTENCE_ENDS, _SENTENCE_END)

    def clause(self, position: int) -> tuple[int, int]:
        """The bounds of the stretch between two punctuation marks around this position."""
        return _around(self.text, position, CLAUSE_ENDS, _CLAUSE_END)

    def line(self, position: int) -> tuple[int, int]:
        """The bounds of the whole text that holds this position."""
        start, end = self._last_line[0]
        if not start <= position < end:
            end = self.text.find("\n", position)
            end = end if end >= 0 else len(self.text)
            self._last_line[0] = start, end = self.text.rfind("\n", 0, position) + 1, end
        return start, end

    @cached_property
    def _last_line(self) -> list[tuple[int, int]]:
        """The line asked for last. Sixty thousand hits in one endless line ask for it again
        and again, and to look for its ends each time would take minutes."""
        return [(0, 0)]


def _on_one_line_each(texts: tuple[str, ...]) -> str:
    """Texts joined by line feeds, their own made blanks: all of them at once."""
    joined = _APART.join(texts)
    if joined.count(_APART) >= len(texts):  # a text holds the mark itself
        return "\n".join([one.replace("\n", " ") for one in texts])
    if "\n" in joined:  # as in few paragraphs, and in many a table
        joined = joined.replace("\n", " ")
    return joined.replace(_APART, "\n")


def _around(text: str, position: int, ends: str, end: re.Pattern[str]) -> tuple[int, int]:
    """The bounds of the stretch between two of ``ends`` around a position.

    Looked for from there, ever further back: few are asked for, a text has hundreds of ends.
    """
    last, reach = -1, _NEAR
    while last < 0:
        floor = max(0, position - reach)
        last = max([text.rfind(one, floor, position) for one in ends])
        if floor == 0:
            break
        if reach >= _LONGEST:
            last = max(last, floor - 1)
        reach *= _FURTHER
    stop = min(len(text), position + _LONGEST)
    found = end.search(text, position, stop)
    return last + 1, found.start() if found else stop
