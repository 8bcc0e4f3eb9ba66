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
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph

_ENDING = re.compile(r"(?:指标|目标)$")
_GLUED = re.compile(r"\d\.\d+\.\d|\d%\d|\d\.\d{5,}")
_PAGE = re.compile(
    r"[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d{1,3}\s*页(?:\s*[,，/共]*\s*\d{1,3}\s*页)?"
)
_ROW_END = re.compile(r"\|{2,}")
"""Bars alone: the cells that a merged one covers, no blank ones."""
_JOIN = 4
"""A heading may be wrapped over so many lines."""
_JOIN_LETTERS = 10
_LONGEST_LEVEL = 24
_UNKNOWN_HEADING = 8
_MOST_BLANK = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that was a cell; ``text`` is compacted, ``line`` its paragraph.

    ``first`` of its line; ``gap`` are the empty lines before that line.
    """

    text: str
    raw: str
    line: int
    first: bool = True
    gap: int = 0

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
        if _ROW_END.fullmatch(text):
            continue
        if "|" in text:
            pieces = text.strip("|").split("|") if text.strip("| ") else [""]
        else:
            pieces = text.split() if by_space else [text]
        kept = [p.strip() for p in pieces if p.strip() or "|" in text]
        if not _PAGE.fullmatch(text):
            found += [Token(compact(p), p, i, n == 0, line.gap) for n, p in enumerate(kept)]
    return found


@dataclass(frozen=True, slots=True)
class Heads:
    """A run of headings: the meanings and text of each, and the token after them.

    ``label`` heads the column of labels; its meaning is none of the columns'.
    """

    kind: BandKind
    columns: tuple[tuple[Column, ...], ...]
    texts: tuple[str, ...]
    after: int
    label: str = ""

    def index(self, column: Column) -> int | None:
        return next((i for i, known in enumerate(self.columns) if column in known), None)


def heads_at(tokens: Sequence[Token], at: int) -> Heads | None:
    """The headings that begin at a token, wrapped ones joined."""
    if _spelled_on(tokens, at):
        return None
    columns: list[tuple[Column, ...]] = []
    texts: list[str] = []
    halves: list[int] = []
    i = at
    while i < len(tokens):
        if halves and meanings(texts[halves[0]] + tokens[i].text):
            break
        size = _heading(tokens, i)
        blank = _blank_heads(tokens, i) if columns else 0
        if blank:
            columns += [()] * blank
            texts += [""] * blank
            i += blank
            continue
        if not size and len(columns) > 1 and tokens[i].text in _words().halves:
            halves.append(len(columns))
        elif not size and not (len(columns) > 2 and _between(tokens, i)):
            break
        text = "".join(t.text for t in tokens[i : i + max(size, 1)])
        columns.append(meanings(text))
        texts.append(text)
        i += max(size, 1)
    for half in halves:  # 年度 实际 分值, and on the next line 指标值 完成值
        texts[half] += tokens[i].text if i < len(tokens) else ""
        columns[half] = meanings(texts[half])
        if not columns[half]:
            return None
        i += 1
    kind = kind_of({c for known in columns for c in known}) if len(columns) > 1 else None
    if kind is None:
        return None
    label = 1 if _heads_labels(kind, columns) else 0
    return Heads(kind, tuple(columns[label:]), tuple(texts[label:]), i, "".join(texts[:label]))


def _spelled_on(tokens: Sequence[Token], at: int) -> bool:
    """The end of a block's name that is set upright, a character a line: 绩 效 指 标."""
    if at >= len(tokens) or len(tokens[at].text) != 1:
        return False
    first = at
    while first and at - first < _JOIN_LETTERS and len(tokens[first - 1].text) == 1:
        first -= 1
    before = at - first
    spelled = "".join(t.text for t in tokens[first : at + _JOIN_LETTERS])
    return any(
        spelled.startswith(block, start)
        for block in _words().blocks
        for start in range(before)
        if start + len(block) > before
    )


def _blank_heads(tokens: Sequence[Token], at: int) -> int:
    """Blank cells between two headings: columns that a merged one covers."""
    blank = 0
    while blank < _MOST_BLANK and at + blank < len(tokens) and not tokens[at + blank].text:
        blank += 1
    return blank if blank and _heading(tokens, at + blank) else 0


def _between(tokens: Sequence[Token], at: int) -> bool:
    """A heading nobody knows between two known ones."""
    text = tokens[at].text
    if not text or len(text) > _UNKNOWN_HEADING or tokens[at].amount or tokens[at].rate:
        return False
    return at + 1 < len(tokens) and bool(_heading(tokens, at + 1))


def _heads_labels(kind: BandKind, columns: Sequence[tuple[Column, ...]]) -> bool:
    """年度预算数 heads the labels where 调整后预算数 stands further on; so with goals."""
    if kind not in (BandKind.FUNDS, BandKind.GOALS) or len(columns) < _JOIN - 1:
        return False
    further = {c for known in columns[1:] for c in known}
    return bool(columns[0]) and all(c in further for c in columns[0])


def _heading(tokens: Sequence[Token], at: int) -> int:
    """How many tokens make up the heading here; 0 for none."""
    best, text, rest = 0, "", ""
    if at >= len(tokens) or not tokens[at].text:
        return 0
    for size in range(1, _JOIN + 1):
        if at + size > len(tokens):
            break
        piece = tokens[at + size - 1].text
        if not piece:
            break
        text += piece
        rest += piece if size > 1 else ""
        if len(text) > 30:
            break
        apart = best == 1 and meanings(rest)  # 执行率 and 得分 are two headings
        if text and meanings(text) and not apart:
            best = size
    return best


@dataclass(frozen=True, slots=True)
class _Words:
    """First and second levels, wordings over blocks, first halves of wrapped headings."""

    level1: frozenset[str]
    level2: frozenset[str]
    blocks: frozenset[str]
    halves: frozenset[str]


@cache
def _words() -> _Words:
    raw = tomllib.loads((files(__package__) / "levels.toml").read_text("utf-8"))
    return _Words(*(frozenset(raw[key]) for key in ("level1", "level2", "blocks", "halves")))


def is_block(token: Token) -> bool:
    """A text that only heads a block of rows (绩效指标, 经费控制情况)."""
    return bare(token.text).rstrip("123456789") in _words().blocks


_PLACEHOLDER = lazy_pattern(r"(?:指标\d+:?|…+|[.。·]{2,})$")


def is_placeholder(token: Token) -> bool:
    """The name of an indicator that nobody filled in: 指标2, ……."""
    return bool(_PLACEHOLDER.match(token.text))


@dataclass(frozen=True, slots=True)
class Level:
    """A level's name: whether it may be a first or a second one, how many tokens it takes."""

    text: str
    size: int
    first: bool
    second: bool


def level_at(tokens: Sequence[Token], at: int) -> Level | None:
    """The level named here, wrapped names joined: also one character a line."""
    if at >= len(tokens) or len(tokens[at].text) > _LONGEST_LEVEL:
        return None
    return _level(tuple(t.text for t in tokens[at : at + _JOIN_LETTERS]))


def _level(pieces: tuple[str, ...]) -> Level | None:
    text, found = "", None
    words = _words()
    for size, piece in enumerate(pieces, 1):
        if size >= _JOIN and len(piece) > 1:
            break
        text += piece
        if len(text) > _LONGEST_LEVEL:
            break
        name = _ENDING.sub("", bare(text))
        first, second = name in words.level1, name in words.level2
        if (first or second) and piece:
            found = Level(text, size, first, second)
    return found
