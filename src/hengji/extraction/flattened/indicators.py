"""Indicator rows out of tokens: every way to read them is tried; one way is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hengji.extraction.flattened.tokens import Heads, Token, level_at
from hengji.extraction.forms.wordings import Column

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_OPTIONAL = (Column.REASON, Column.REMARK)
_MOST_LEVELS = 8
_LEVEL_ENDINGS = ("指标", "目标", ")")
Cells = dict[int, str]


@dataclass(slots=True)
class Rows:
    """Rows as texts by column; ``certain`` when they can be read in one way only."""

    rows: list[Cells] = field(default_factory=list)
    certain: bool = True


def indicator_rows(tokens: Sequence[Token], heads: Heads) -> Rows:
    """Put the tokens below the headings of an indicator block into rows."""
    if any(not t.text for t in tokens):
        exact = _by_width(tokens, heads)
        if exact:
            return exact
        tokens = [t for t in tokens if t.text]
    reading = _Reading(tokens, heads)
    if reading.ways(0) > 0:
        return Rows(reading.rows(), reading.ways(0) == 1)
    return Rows(_by_scores(tokens, heads), certain=False)


def _by_width(tokens: Sequence[Token], heads: Heads) -> Rows | None:
    """Blank cells are marked: the rows are as wide as the headings."""
    width = len(heads.columns)
    weight, score = heads.index(Column.WEIGHT), heads.index(Column.SCORE)
    if len(tokens) % width:
        return None
    rows = [tokens[i : i + width] for i in range(0, len(tokens), width)]
    for row in rows:
        for at in (weight, score):
            if at is not None and row[at].text and not row[at].number:
                return None
    return Rows([{i: t.text for i, t in enumerate(row) if t.text} for row in rows])


class _Reading:
    """All ways to read a run of tokens as rows, counted from the end."""

    def __init__(self, tokens: Sequence[Token], heads: Heads) -> None:
        self._tokens = tokens
        self._heads = heads
        self._needed = [
            i for i, known in enumerate(heads.columns)
            if not any(c in _LEVELS or c in _OPTIONAL for c in known)
        ]  # fmt: skip
        self._reason = next(
            (i for i, known in enumerate(heads.columns) if Column.REASON in known), None
        )
        self._numbers = [
            any(c in (Column.WEIGHT, Column.SCORE) for c in heads.columns[i])
            for i in self._needed
        ]
        self._ways: dict[int, int] = {}
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
        self._ways[at] = 0
        cells: Cells = {}
        start = at
        for _ in range(_MOST_LEVELS):
            self._try(at, start, cells)
            level = level_at(self._tokens, start)
            if level is None:
                break
            which, size, text = level
            if which == 1:
                cells = {}
            column = self._heads.index(Column.LEVEL1 if which == 1 else Column.LEVEL2)
            if column is not None:
                cells = {**cells, column: text}
            start += size
        if start == len(self._tokens):
            self._ways[at] += 1  # nothing, or levels without an indicator, to the end

    def _try(self, at: int, start: int, levels: Cells) -> None:
        """A row from ``start``, with and without a reason behind it."""
        row = self._tokens[start : start + len(self._needed)]
        if len(row) < len(self._needed) or row[0].number or row[0].rate:
            return
        if any(t.text.endswith(_LEVEL_ENDINGS) and self._is_level(t) for t in row):
            return
        if start == at and level_at(self._tokens, start):
            return  # 数量 alone is a level, except right below one
        if any(number and not t.number for t, number in zip(row, self._numbers, strict=True)):
            return
        cells = {**levels, **{i: t.text for i, t in zip(self._needed, row, strict=True)}}
        after = start + len(row)
        self._take(at, after, cells)
        if self._reason is not None and after < len(self._tokens):
            reason = self._tokens[after]
            if not reason.number and not reason.rate and not level_at(self._tokens, after):
                self._take(at, after + 1, {**cells, self._reason: reason.text})

    @staticmethod
    def _is_level(token: Token) -> bool:
        return level_at([token], 0) is not None

    def _take(self, at: int, after: int, cells: Cells) -> None:
        if self._ways[after]:
            self._ways[at] += self._ways[after]
            self._next.setdefault(at, (after, cells))


def _by_scores(tokens: Sequence[Token], heads: Heads) -> list[Cells]:
    """Rows as their points suggest, where cells are missing or broken: a guess, so said."""
    columns = [heads.index(c) for c in (Column.LEVEL3, Column.TARGET, Column.ACTUAL)]
    weight, score = heads.index(Column.WEIGHT), heads.index(Column.SCORE)
    if weight is None or score is None or score != weight + 1:
        return []
    rows: list[Cells] = []
    texts: list[str] = []
    levels: Cells = {}
    i = 0
    while i < len(tokens):
        level = level_at(tokens, i) if not texts else None
        if level:
            column = heads.index(Column.LEVEL1 if level[0] == 1 else Column.LEVEL2)
            if column is not None:
                levels[column] = level[2]
            i += level[1]
        elif i + 1 < len(tokens) and tokens[i].number and tokens[i + 1].number and texts:
            cells = {**levels, weight: tokens[i].text, score: tokens[i + 1].text}
            named = [texts[0], *texts[-2:]] if len(texts) > 2 else texts
            cells.update({c: t for c, t in zip(columns, named, strict=False) if c is not None})
            rows.append(cells)
            texts, levels = [], {}
            i += 2
        else:
            texts.append(tokens[i].text)
            i += 1
    return rows
