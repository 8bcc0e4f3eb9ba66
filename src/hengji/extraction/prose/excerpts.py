"""Very long paragraphs in excerpts: what a sentence says stands near it.

Where line feeds were lost, a whole report is one paragraph. Read as one, every label would
be weighed against every figure of the report: the time grows with the square, for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.document import Paragraph

_LONGEST = 1_200
"""Characters; the longest paragraphs people write have some eight hundred."""
_MOST = 24
"""Numbers in an excerpt of what is longer than that."""
_DATA = 20_000
"""Numbers in one paragraph: what holds more is no text but data, and the rest is left."""
_NUMBER = lazy_pattern(r"[\d０-９]+")
_ENDS = lazy_pattern(r"[。！？；\n]+|[，、：](?!\d)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some sentences of a paragraph. ``offset`` is where they begin in its text."""

    text: str
    paragraph: Paragraph
    offset: int

    def at(self, start: int, end: int) -> Place:
        """The place of these characters of the excerpt, told in the paragraph."""
        return self.paragraph.at(self.offset + start, self.offset + end)


def excerpts(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph | Excerpt]:
    """Every paragraph, long ones in pieces that end where a sentence or a clause ends.

    A stretch that is as long without any stop is no sentence; it is passed over.
    """
    for one in paragraphs:
        if len(one.text) <= _LONGEST:
            yield one
        else:
            for start, end in _pieces(one.text):
                yield Excerpt(one.text[start:end], one, start)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = reached = stop = 0  # of the piece, of the text, of the piece's last sentence
    numbers = since_stop = total = 0
    for end in _stops(text):
        more = len(_NUMBER.findall(text, reached, end))
        total += more
        if total > _DATA:
            return
        if end - start > _LONGEST or numbers + more > _MOST:
            cut, numbers = (stop, since_stop) if stop > start else (reached, 0)
            if cut > start:
                yield start, cut
            start = cut
            if end - start > _LONGEST or more > _MOST:  # too long by itself
                start = reached = stop = end
                numbers = since_stop = 0
                continue
        numbers += more
        since_stop += more
        if text[end - 1] not in "，、：":
            stop, since_stop = end, 0
        reached = end
    if start < len(text):
        yield start, len(text)


def _stops(text: str) -> Iterator[int]:
    for one in _ENDS.finditer(text):
        yield one.end()
    yield len(text)
