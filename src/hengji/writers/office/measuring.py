"""How much room a text takes, where the format does not find out by itself."""

from __future__ import annotations

import math
import unicodedata

_MM = 25.4 / 72
_PADDING = 2.5


def lines_needed(text: str, width: float, size: float) -> int:
    """Lines that a text of this size (points) takes in a column of this width (mm)."""
    room = max(width - _PADDING, size * _MM)
    return sum(max(1, math.ceil(_width(line) * size * _MM / room)) for line in text.split("\n"))


def _width(text: str) -> float:
    """In characters of full width; the others take about half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text)
