"""A paragraph made ready for grammar: every quantity stands as one letter.

``基本支出Ⓜ，占总支出的Ⓡ`` is short enough for patterns a person can read. Ⓜ is money,
Ⓡ a ratio, Ⓟ percentage points, Ⓑ a multiple, Ⓒ a count, Ⓢ points, Ⓐ an area, Ⓝ a bare
number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from hengji.extraction.prose.excerpts import Excerpt
from hengji.extraction.prose.folding import Plain, plain
from hengji.extraction.prose.quantities import MARKS, Quantity, quantities
from hengji.kernel.places import Place
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Cell, Paragraph

_SENTENCE_END = re.compile(r"[。！？\n]")
_NAMED = re.compile(r"“([^“”。；]{2,60})”(?:项目|专项(?!资金|经费)|工程)")


@quickly_built
@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or cell, or an excerpt of a long paragraph.

    ``positions`` are where the letters stand in ``text``.
    """

    source: Paragraph | Excerpt | Cell
    plain: Plain
    quantities: tuple[Quantity, ...]
    text: str
    positions: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """The place of the characters ``start`` to ``end`` of ``text``."""
        begin, stop = self.original(start, end)
        if begin and self.source.text[begin - 1] in "“‘「《":
            begin -= 1  # a quoted name keeps its opening mark
        return self.source.at(begin, stop)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters of ``text`` stand in the text of ``source``."""
        return self.plain.original(self._unmask(start), self._unmask(end))

    def place_of(self, quantity: Quantity) -> Place:
        start, end = quantity.start, quantity.end
        if self.plain.origins is not None:
            start, end = self.plain.original(start, end)
        return self.source.at(start, end)

    def index_at(self, position: int) -> int:
        """Which quantity the letter at ``position`` stands for."""
        return bisect_right(self.positions, position) - 1

    def _unmask(self, position: int) -> int:
        before = self.index_at(position - 1)
        if before < 0:
            return position
        return self.quantities[before].end + position - self.positions[before] - 1


_passage = builder(Passage)


def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence, its stop left out."""
    bounds, start = [], 0
    for stop in _SENTENCE_END.finditer(text):
        if stop.start() > start:
            bounds.append((start, stop.start()))
        start = stop.end()
    if start < len(text):
        bounds.append((start, len(text)))
    return tuple(bounds)


def named_projects(text: str) -> list[tuple[int, int]]:
    """Where the quoted names of projects stand in a text as printed: “平台2.0”项目."""
    return [one.span(1) for one in _NAMED.finditer(text)] if "”" in text else []


def passage(source: Paragraph | Excerpt | Cell) -> Passage:
    """Fold a paragraph, find its quantities, put letters in their place."""
    folded = plain(source.text)
    found = quantities(folded.text)
    if found and (names := named_projects(source.text)):
        found = [q for q in found if not _within(folded.original(q.start, q.end)[0], names)]
    if not found:
        return _passage(source, folded, (), folded.text.replace(",", "，"), ())
    pieces: list[str] = []
    positions: list[int] = []
    at = length = 0
    for one in found:
        piece = folded.text[at : one.start]
        length += len(piece)
        positions.append(length)
        length += 1
        pieces += (piece, one.mark)
        at = one.end
    pieces.append(folded.text[at:])
    text = "".join(pieces).replace(",", "，")
    return _passage(source, folded, tuple(found), text, tuple(positions))


def _within(start: int, names: list[tuple[int, int]]) -> bool:
    """“平台2.0”项目 begins no 2.0项 in its name."""
    return any(first <= start < last for first, last in names)


__all__ = ["MARKS", "Passage", "named_projects", "passage", "sentences_of"]
