"""What a page repeats outside its text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hengji.readers.pdf.content import Line

_NUMBER = re.compile(
    r"[\s\-—–－－·~第]*\d{1,4}\s*(?:[/／]\s*\d{1,4})?[\s\-—–－·~页]*(?:[，,]?\s*共\s*\d{1,4}\s*页)?"
)
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.13
"""Share of the page at its top and bottom where headers and footers stand."""
_NUMBER_MARGIN = 0.1
_SHARE = 0.4


class Spot(NamedTuple):
    """What a margin line looks like: at the top or not, and its text without digits."""

    top: bool
    text: str


class Furniture:
    """Tells the repeated lines of a document from its text."""

    def __init__(self, pages: Sequence[tuple[float, Sequence[Line]]]) -> None:
        """``pages`` are the height of every page and its lines outside tables."""
        counts = Counter(
            spot for height, lines in pages for spot in {s for _, s in _margin(height, lines)}
        )
        enough = max(2, _SHARE * len(pages))
        self._repeated = {spot for spot, times in counts.items() if times >= enough}

    def part(self, line: Line, height: float) -> str:
        """页眉 or 页脚, or ``""`` for a line of the text."""
        spot = _spot(line, height)
        if spot and (spot in self._repeated or _is_number(line, height)):
            return "页眉" if spot.top else "页脚"
        return ""


def _margin(height: float, lines: Sequence[Line]) -> Iterator[tuple[Line, Spot]]:
    for line in lines:
        spot = _spot(line, height)
        if spot:
            yield line, spot


def _spot(line: Line, height: float) -> Spot | None:
    if line.bottom <= height * _MARGIN:
        return Spot(True, _DIGITS.sub("#", line.text.strip()))
    if line.top >= height * (1 - _MARGIN):
        return Spot(False, _DIGITS.sub("#", line.text.strip()))
    return None


def _is_number(line: Line, height: float) -> bool:
    low = line.bottom <= height * _NUMBER_MARGIN or line.top >= height * (1 - _NUMBER_MARGIN)
    return low and bool(_NUMBER.fullmatch(line.text.strip()))
