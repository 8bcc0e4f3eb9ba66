"""Text as the formats want it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text: str) -> str:
    """Without the control characters that no XML may hold."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Text for XML and HTML."""
    return escape(clean(text), {'"': "&quot;"})


def spaced(text: str) -> str:
    """For formats without tabs: what stands at the end of the line stands a little apart."""
    return text.replace("\t", "　　　　")


def lines(text: str) -> list[str]:
    """The lines of a text; an empty one has one empty line."""
    return text.split("\n")
