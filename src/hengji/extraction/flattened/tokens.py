"""Lines that were cells: tokens, the headings among them, and what kind of cell each is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.extraction.forms.bands import BandKind, kind_of
from hengji.extraction.forms.cells import bare, compact, is_blank, number_in
from hengji.extraction.forms.wordings import Column, meanings
from hengji.report.document import Paragraph

_ENDING = re.compile(r"(?:指标|目标)$")
_GLUED = re.compile(r"\d\.\d+\.\d|\d%\d|\d\.\d{5,}")
_JOIN = 4
"""A heading may be wrapped over so many lines."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that was a cell; ``text`` is compacted, ``line`` its paragraph."""

    text: str
    raw: str
    line: int

    @property
    def number(self) -> bool:
        """A plain number, such as points."""
        printed = number_in(self.raw)
        return printed is not None and printed.symbol in ("", "分")

    @property
    def amount(self) -> bool:
        """A number with or without its unit, or a dash in the place of one."""
        return number_in(self.raw) is not None or (is_blank(self.raw) and bool(self.text))

    @property
    def rate(self) -> bool:
        printed = number_in(self.raw)
        return printed is not None and printed.symbol == "%"

    @property
    def glued(self) -> bool:
        """Digits of several cells with nothing between them."""
        return bool(_GLUED.search(self.text)) and not re.search("[一-龥]", self.text)


def tokens_of(lines: Sequence[Paragraph], *, by_space: bool) -> list[Token]:
    """The cells that lines consist of: a line each, or its words, or between pipes."""
    found: list[Token] = []
    for i, line in enumerate(lines):
        text = line.text.strip()
        if "|" in text:
            pieces = text.strip("|").split("|") if text.strip("| ") else [""]
        else:
            pieces = text.split() if by_space else [text]
        found += [Token(compact(p), p.strip(), i) for p in pieces if p.strip() or "|" in text]
    return found


@dataclass(frozen=True, slots=True)
class Heads:
    """A run of headings: the meanings and text of each, and the token after them."""

    kind: BandKind
    columns: tuple[tuple[Column, ...], ...]
    texts: tuple[str, ...]
    after: int

    def index(self, column: Column) -> int | None:
        return next((i for i, known in enumerate(self.columns) if column in known), None)


def heads_at(tokens: Sequence[Token], at: int) -> Heads | None:
    """The headings that begin at a token, wrapped ones joined."""
    columns: list[tuple[Column, ...]] = []
    texts: list[str] = []
    i = at
    while i < len(tokens):
        size = _heading(tokens, i)
        if not size:
            break
        text = "".join(t.text for t in tokens[i : i + size])
        columns.append(meanings(text))
        texts.append(text)
        i += size
    kind = kind_of({c for known in columns for c in known}) if len(columns) > 1 else None
    return Heads(kind, tuple(columns), tuple(texts), i) if kind else None


def _heading(tokens: Sequence[Token], at: int) -> int:
    """How many tokens make up the heading here; 0 for none."""
    best, text = 0, ""
    for size in range(1, _JOIN + 1):
        if at + size > len(tokens):
            break
        text += tokens[at + size - 1].text
        if len(text) > 30:
            break
        if text and meanings(text):
            best = size
    return best


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = tomllib.loads((files(__package__) / "levels.toml").read_text("utf-8"))
    return frozenset(raw["level1"]), frozenset(raw["level2"]), frozenset(raw["blocks"])


def is_block(token: Token) -> bool:
    """A text that only heads a block of rows (绩效指标, 经费控制情况)."""
    return bare(token.text) in _words()[2]


def level_at(tokens: Sequence[Token], at: int) -> tuple[int, int, str] | None:
    """The level named here: 1 or 2, how many tokens it takes, its text."""
    text, found = "", None
    for size in range(1, _JOIN):
        if at + size > len(tokens):
            break
        text += tokens[at + size - 1].text
        if len(text) > 24:
            break
        name = _ENDING.sub("", bare(text))
        first, second = name in _words()[0], name in _words()[1]
        if first or second:
            found = (_which(tokens, at + size, name, first, second), size, text)
    return found


def _which(tokens: Sequence[Token], after: int, name: str, first: bool, second: bool) -> int:
    """成本 and 满意度 are of both levels: of the first if a second one follows."""
    if first and second:
        following = _ENDING.sub("", bare(tokens[after].text)) if after < len(tokens) else ""
        return 1 if following in _words()[1] and name[:2] in following else 2
    return 1 if first else 2
