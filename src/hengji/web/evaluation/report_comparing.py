"""Two texts side by side: what one has that the other has not, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"[\d.,]+(?:%|万元|元)?|[A-Za-z]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both, only in the first (``gone``), only in the second."""

    text: str
    gone: bool = False
    added: bool = False


def compared(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Paragraph by paragraph; a figure counts as one word."""
    lines = SequenceMatcher(None, before, after, autojunk=False)
    found: list[tuple[Piece, ...]] = []
    for _, a, b, c, d in lines.get_opcodes():
        olds, news = list(before[a:b]), list(after[c:d])
        for number in range(max(len(olds), len(news))):
            old = olds[number] if number < len(olds) else ""
            new = news[number] if number < len(news) else ""
            found.append(tuple(_pieces(old, new)))
    return tuple(found)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    olds, news = _WORD.findall(old), _WORD.findall(new)
    for kind, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("".join(olds[a:b]))
            continue
        if b > a:
            yield Piece("".join(olds[a:b]), gone=True)
        if d > c:
            yield Piece("".join(news[c:d]), added=True)
