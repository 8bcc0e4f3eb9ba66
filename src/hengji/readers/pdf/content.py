"""What stands on a page of a PDF: characters, ruling lines, pictures.

Coordinates are points in reading position: x to the right, y downwards from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character and its box."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float


class Rule(NamedTuple):
    """A horizontal or vertical line: its position across, and from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page. ``unmapped`` counts characters whose meaning the file does not give.

    ``recognised`` is true where the text is an invisible layer over a picture.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph]
    horizontal: Sequence[Rule]
    vertical: Sequence[Rule]
    unmapped: int = 0
    pictures: int = 0
    recognised: bool = False
    overloaded: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of characters. ``size`` is the height of its tallest character."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int
    lead: float = 0.0
    """Width of the first character, or of the number or word it begins with."""
