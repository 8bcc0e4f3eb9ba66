"""What stands on a page of a PDF: runs of characters, ruling lines, pictures.

Coordinates are points in reading position: x to the right, y downwards from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """Characters set one after the other on one baseline, without a gap.

    ``base`` is the baseline; ``starts`` and ``ends`` are the edges of every character.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    starts: Sequence[float]
    ends: Sequence[float]

    def part(self, first: int, last: int) -> Run:
        """The characters from ``first`` up to ``last``, as a run of their own."""
        starts, ends = self.starts[first:last], self.ends[first:last]
        return Run(
            self.text[first:last],
            starts[0],
            ends[-1],
            self.top,
            self.bottom,
            self.base,
            starts,
            ends,
        )


class Rule(NamedTuple):
    """A horizontal or vertical line: its position across, and from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page. ``characters`` counts all, ``unmapped`` those the file does not explain.

    ``recognised`` is true where the text is an invisible layer over a picture.
    """

    number: int
    width: float
    height: float
    runs: Sequence[Run]
    horizontal: Sequence[Rule]
    vertical: Sequence[Rule]
    characters: int = 0
    unmapped: int = 0
    pictures: int = 0
    recognised: bool = False
    overloaded: bool = False


class Line(NamedTuple):
    """A line of characters. ``size`` is the height of its tallest run."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int
    lead: float = 0.0
    """Width of the first character, or of the number or word it begins with."""
    reach: float = 0.0
    """Where its trailing blanks end."""
