"""Indicator rows out of tokens: every way to read them is tried; one way is certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hengji.extraction.flattened.guessing import guessed_rows
from hengji.extraction.flattened.levels import is_level, levels_from
from hengji.extraction.flattened.shape import Cells, Shape
from hengji.extraction.flattened.tokens import Heads, Token, is_placeholder
from hengji.extraction.forms.wordings import Column, meanings

_MANY = 2
"""More than one way: how many more does not matter."""
_MOST_LEVELS = 8
_LEVEL_ENDINGS = ("指标", "目标", ")")
_LINED = 3
"""So many cells a line, on the average, and a line is a row."""


@dataclass(slots=True)
class Rows:
    """Rows as texts by column, each with whether it can be read in one way only."""

    rows: list[tuple[Cells, bool]] = field(default_factory=list)
    rest: tuple[Token, ...] = ()
    """Tokens that make no row."""

    @property
    def certain(self) -> bool:
        return not self.rest and all(certain for _, certain in self.rows)


def indicator_rows(tokens: Sequence[Token], heads: Heads, *, cut: bool = False) -> Rows:
    """Put the tokens below the headings of an indicator block into rows.

    ``cut``: the text ends with these tokens, so that the last row may be broken off.
    """
    shape, broad = Shape.of(heads), Shape.of(heads, marked=True)
    marked = _marked(tokens)
    plain = _filled_in(tokens)
    lined = _lined(plain)
    if lined:
        plain = list(_without_ends(plain))
    tried: list[Callable[[], Rows | None]] = []
    if marked:
        tried.append(lambda: _whole(marked, broad, marked=True, lined=lined))
    if lined:
        tried.append(lambda: _whole(plain, shape, lined=True))
    tried.append(lambda: _whole(plain, shape))
    if lined:
        tried.append(lambda: _by_line(plain, shape))
    elif cut:
        tried.append(lambda: _broken_off(plain, shape))
    for attempt in tried:
        found = attempt()
        if found is not None:
            if cut and lined and found.rows and plain[-1].first:
                found.rows[-1] = (found.rows[-1][0], False)  # its last line may be broken off
            return found
    return _guessed(plain, shape)


def _guessed(tokens: Sequence[Token], shape: Shape) -> Rows:
    found, rest = guessed_rows(tokens, shape)
    return Rows([(cells, False) for cells in found], rest)


def _marked(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a blank one for every cell that empty lines or bars show as empty."""
    if any(not t.text for t in tokens):
        return list(tokens)
    gaps = Counter(t.gap for t in tokens if t.first)
    if len(gaps) < 2:
        return []
    usual = gaps.most_common(1)[0][0]
    found: list[Token] = []
    for i, token in enumerate(tokens):
        more, left = divmod(token.gap - usual, usual + 1)
        if token.first and i and (left or more < 0):
            return []  # the empty lines follow no measure
        found += [Token("", "", token.line)] * (more if token.first and i else 0)
        found.append(token)
    return found


def _filled_in(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without blanks and without rows that nobody filled in (指标2, ……)."""
    filled = [t for t in tokens if t.text]
    found: list[Token] = []
    for i, token in enumerate(filled):
        after = filled[i + 1] if i + 1 < len(filled) else None
        empty = after is None or is_placeholder(after) or is_level(filled, i + 1)
        if not (is_placeholder(token) and (empty or not token.text.startswith("指标"))):
            found.append(token)
    return found


def _without_ends(tokens: Sequence[Token]) -> Iterator[Token]:
    """Without the second lines of levels: 社会效益 … 15 15, and below it 指标."""
    for i, token in enumerate(tokens):
        alone = token.first and (i + 1 == len(tokens) or tokens[i + 1].first)
        if not (alone and token.text in _LEVEL_ENDINGS[:2]):
            yield token


def _lined(tokens: Sequence[Token]) -> bool:
    lines = len({t.line for t in tokens})
    return lines > 0 and len(tokens) >= _LINED * lines and (lines > 1 or len(tokens) < 16)


def _whole(
    tokens: Sequence[Token], shape: Shape, *, marked: bool = False, lined: bool = False
) -> Rows | None:
    """All tokens as rows, ``None`` where there is no way to do so."""
    reading = _Reading(tokens, shape, marked=marked, lined=lined)
    ways = reading.ways(0)
    if not ways:
        return None
    told = ways == 1 and (bool(shape.points) or marked or lined)
    rows = reading.rows()
    return Rows([(row, told and (marked or not shape.doubtful(row))) for row in rows])


def _by_line(tokens: Sequence[Token], shape: Shape) -> Rows | None:
    """Every line by itself: a line that cannot be read leaves the others as they are."""
    found: list[tuple[Cells, bool]] = []
    rest: tuple[Token, ...] = ()
    for _, group in groupby(tokens, key=lambda t: t.line):
        line = list(group)
        own = _whole(line, shape) or _guessed(line, shape)
        found += own.rows
        rest += own.rest
    return Rows(found, rest) if any(certain for _, certain in found) else None


def _broken_off(tokens: Sequence[Token], shape: Shape) -> Rows | None:
    """Rows up to where the text breaks off; the last whole row is in doubt with the rest."""
    for dropped in range(1, min(shape.width + 3, len(tokens))):
        found = _whole(tokens[:-dropped], shape)
        if found and found.rows:
            found.rows[-1] = (found.rows[-1][0], False)
            found.rest = tuple(tokens[-dropped:])
            return found
    return None


class _Reading:
    """All ways to read a run of tokens as rows, counted from the end.

    ``marked``: blank cells stand as blank tokens. ``lined``: a row is a line.
    """

    def __init__(
        self, tokens: Sequence[Token], shape: Shape, *, marked: bool, lined: bool
    ) -> None:
        self._tokens = tokens
        self._shape = shape
        self._marked = marked
        self._lined = lined
        self._ways = [0] * (len(tokens) + 1)
        self._next: dict[int, tuple[int, Cells]] = {}
        for at in range(len(tokens), -1, -1):
            self._count(at)

    def ways(self, at: int) -> int:
        return self._ways[at]

    def rows(self) -> list[Cells]:
        found, at = [], 0
        while at in self._next:
            at, cells = self._next[at]
            found.append(cells)
        return found

    def _count(self, at: int) -> None:
        cells: Cells = {}
        start = self._skip(at)
        below = False
        for _ in range(_MOST_LEVELS):
            self._try(at, start, cells, below)
            level1, level2, after = levels_from(self._tokens, start)
            if after == start:
                break
            cells = self._shape.levels(level1, level2, {} if level1 else cells)
            start, below = self._skip(after), True
        if start == len(self._tokens):
            self._ways[at] = min(self._ways[at] + 1, _MANY)  # levels without an indicator

    def _skip(self, at: int) -> int:
        """Past blank cells where a row begins: merged levels."""
        while self._marked and at < len(self._tokens) and not self._tokens[at].text:
            at += 1
        return at

    def _try(self, at: int, start: int, levels: Cells, below: bool) -> None:
        """A row from ``start``, with and without what may stand behind its points."""
        if not below and is_level(self._tokens, start):
            return  # 数量 alone is a level, except right below one
        for after in self._ends(start):
            row = self._tokens[start:after]
            if not self._ways[after] or (self._lined and not self._one_line(at, after)):
                continue
            if any(self._level_word(t) for t in row[1:]) or self._wrong_name(row[0], levels):
                continue
            cells = self._shape.cells(row, marked=self._marked)
            if cells is not None:
                self._ways[at] = min(self._ways[at] + self._ways[after], _MANY)
                self._next.setdefault(at, (after, {**levels, **cells}))

    def _ends(self, start: int) -> Iterator[int]:
        """Where a row that begins here may end."""
        shape, most = self._shape, start + self._shape.width
        for after in range(start + shape.needed, min(most, len(self._tokens)) + 1):
            last = after == len(self._tokens) or (self._lined and self._ends_line(after))
            if not self._marked or after == most or last:
                yield after

    def _ends_line(self, after: int) -> bool:
        tokens = self._tokens
        return after == len(tokens) or tokens[after].line != tokens[after - 1].line

    def _one_line(self, at: int, after: int) -> bool:
        tokens = self._tokens
        if not self._ends_line(after) or tokens[at].line != tokens[after - 1].line:
            return False
        return at == 0 or tokens[at - 1].line != tokens[at].line

    def _wrong_name(self, token: Token, levels: Cells) -> bool:
        """A level or a heading is no indicator, unless it repeats the level above it."""
        if Column.LEVEL3 in meanings(token.text):
            return True
        return self._level_word(token) and token.text not in levels.values()

    @staticmethod
    def _level_word(token: Token) -> bool:
        return token.text.endswith(_LEVEL_ENDINGS) and is_level([token], 0)
