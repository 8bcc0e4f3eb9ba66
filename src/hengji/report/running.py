"""Running text: many texts as one string, so that a wording is looked for in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from hengji.kernel.places import Place

SENTENCE_ENDS = "。；;！？!?\n"
CLAUSE_ENDS = SENTENCE_ENDS + "，,：:"


class Placed(Protocol):
    """A text that knows where it stands: a paragraph, a cell, a text of a form."""

    @property
    def text(self) -> str: ...
    @property
    def place(self) -> Place: ...


@dataclass(frozen=True, slots=True)
class Running:
    """Texts joined by line feeds. Positions are characters of ``text``."""

    text: str
    items: tuple[Placed, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, items: Iterable[Placed]) -> Running:
        """Join texts in the order given; line feeds inside one become blanks."""
        kept = tuple(items)
        lines = [item.text.replace("\n", " ") for item in kept]
        starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))
        return cls("\n".join(lines), kept, starts[: len(kept)])

    def item(self, position: int) -> Placed:
        """The text that holds this position."""
        return self.items[self._index(position)]

    def at(self, start: int, end: int) -> Place:
        """The place of these characters, which belong to one text."""
        index = self._index(start)
        one, offset = self.items[index], self.starts[index]
        return one.place.within(start - offset, end - offset, one.text)

    def _index(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def find(self, *words: str) -> Iterator[tuple[int, int]]:
        """Where each of the words stands, word by word."""
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                yield at, at + len(word)
                at = self.text.find(word, at + len(word))

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence that holds this position, its full stop excluded."""
        return self._bounds(position, SENTENCE_ENDS)

    def clause(self, position: int) -> tuple[int, int]:
        """The bounds of the stretch between two punctuation marks around this position."""
        return self._bounds(position, CLAUSE_ENDS)

    def line(self, position: int) -> tuple[int, int]:
        """The bounds of the whole text that holds this position."""
        return self._bounds(position, "\n")

    def _bounds(self, position: int, ends: str) -> tuple[int, int]:
        text, start, end = self.text, position, position
        while start > 0 and text[start - 1] not in ends:
            start -= 1
        while end < len(text) and text[end] not in ends:
            end += 1
        return start, end
