"""What a page repeats outside its text: headers, footers, page numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.pdf.content import Line

_DASH = r"[\-—–－―·•~_]"
_COUNTER = lazy_pattern(
    rf"第\s*(\d{{1,4}})\s*页|{_DASH}+\s*(\d{{1,4}})\s*{_DASH}+|"
    r"(?<!\S)(\d{1,4})\s*[/／]\s*\d{1,4}(?!\S)|"
    r"(?:(?<=\s\s)|^)(\d{1,4})(?=\s*$)|^(\d{1,4})(?=\s\s)|[Pp]age\s*(\d{1,4})"
)
"""A page number, alone in its line or set apart in it."""
_TOTAL = lazy_pattern(r"[/／,，]?\s*(?:共\s*\d{1,4}\s*页|of\s+\d{1,4})")
_BARE = lazy_pattern(r"\d{1,4}")
_MARGIN, _TEXT_MARGIN, _NUMBER_MARGIN = 0.13, 0.11, 0.1
"""Shares of the page at its top and bottom: where page numbers stand, where repeated text
does, and where a bare figure may be a page number."""
_SHARE = 0.4
"""Of the pages: repeated on so many; odd and even pages may have a header each."""
_PLACE = 6.0
"""Points within which the same text stands at the same place."""
_STRAY = 0.2
"""Of the pages: on so many the text itself may reach into the zone of a header."""
_LARGER = 1.15


class _Spot(NamedTuple):
    """A line at the edge of a page: its text without page numbers, and how far in it is."""

    top: bool
    text: str
    number: int | None
    inside: float
    line: Line


class PageLines(NamedTuple):
    """A page's height, its lines outside tables, and top and bottom of its tables."""

    height: float
    lines: Sequence[Line]
    tables: Sequence[tuple[float, float]] = ()


class Furniture:
    """Tells the repeated lines of a document from its text."""

    def __init__(self, pages: Sequence[PageLines]) -> None:
        self._parts: dict[int, str] = {}
        spots = [list(_spots(page)) for page in pages]
        sizes = sorted(line.size for page in pages for line in page.lines)
        self._usual = sizes[len(sizes) // 2] if sizes else 0.0
        for top in (True, False):
            part = "页眉" if top else "页脚"
            ours = [[spot for spot in some if spot.top is top] for some in spots]
            for find in (self._numbers, self._repeated):  # what counts pages is no text
                for spot in list(find(ours, pages)):
                    self._parts[id(spot.line)] = part

    def part(self, line: Line) -> str:
        """页眉 or 页脚, or ``""`` for a line of the text."""
        return self._parts.get(id(line), "")

    def _numbers(
        self, spots: Sequence[Sequence[_Spot]], pages: Sequence[PageLines]
    ) -> Iterable[_Spot]:
        """Page numbers alone in their line; a bare figure only if it counts the pages."""
        steps: Counter[int] = Counter()
        alone: list[tuple[int, bool, _Spot]] = []
        for number, (some, page) in enumerate(zip(spots, pages, strict=True)):
            for spot in some:
                if spot.number is None or spot.text:
                    continue
                step = spot.number - number
                steps[step] += 1
                near = step == 1 and spot.inside <= page.height * _NUMBER_MARGIN
                alone.append((step, near, spot))
        for step, near, spot in alone:
            if near or steps[step] > 1 or not _BARE.fullmatch(spot.line.text.strip()):
                yield spot

    def _repeated(
        self, spots: Sequence[Sequence[_Spot]], pages: Sequence[PageLines]
    ) -> list[_Spot]:
        groups: dict[str, list[tuple[int, _Spot]]] = defaultdict(list)
        for number, some in enumerate(spots):
            for spot in some:
                if spot.text and spot.inside <= _TEXT_MARGIN * pages[number].height:
                    groups[spot.text].append((number, spot))
        found: list[tuple[int, _Spot]] = []
        for group in groups.values():
            found += self._at_one_place(group, len(pages))
        known = {id(spot.line) for _, spot in found}
        return [spot for _, spot in found if not self._in_text(spot, spots, pages, known)]

    def _at_one_place(
        self, group: list[tuple[int, _Spot]], pages: int
    ) -> list[tuple[int, _Spot]]:
        places = sorted(spot.inside for _, spot in group)
        usual = places[len(places) // 2]
        near = [(n, spot) for n, spot in group if abs(spot.inside - usual) <= _PLACE]
        if len({n for n, _ in near}) < max(2, _SHARE * pages):
            return []
        return near if near[0][1].line.size <= _LARGER * self._usual else []

    def _in_text(
        self,
        spot: _Spot,
        spots: Sequence[Sequence[_Spot]],
        pages: Sequence[PageLines],
        known: set[int],
    ) -> bool:
        """Does the text of other pages stand as far out as this line does?"""
        strays = 0
        for some, page in zip(spots, pages, strict=True):
            lines = any(
                other.inside < spot.inside + _PLACE
                and id(other.line) not in known
                and id(other.line) not in self._parts
                for other in some
            )
            tables = any(_inside(page, spot.top, edge) < spot.inside for edge in page.tables)
            strays += lines or tables
        return strays > _STRAY * len(pages)


def _inside(page: PageLines, top: bool, edge: tuple[float, float]) -> float:
    return edge[0] if top else page.height - edge[1]


def _spots(page: PageLines) -> Iterable[_Spot]:
    for line in page.lines:
        top = line.bottom <= page.height * _MARGIN
        if not top and line.top < page.height * (1 - _MARGIN):
            continue
        inside = line.bottom if top else page.height - line.top
        text = line.text.strip()
        counter = _COUNTER.search(text)
        number = next((int(g) for g in counter.groups() if g), None) if counter else None
        if counter:
            text = _TOTAL.sub("", text[: counter.start()] + text[counter.end() :])
        yield _Spot(top, "".join(text.split()), number, inside, line)
