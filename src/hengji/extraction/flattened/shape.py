"""The columns of an indicator block as a row of tokens must fill them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hengji.extraction.flattened.tokens import Heads, Token, level_at
from hengji.extraction.forms.cells import bare, is_blank
from hengji.extraction.forms.wordings import Column, wordings
from hengji.kernel.patterns import lazy_pattern

Cells = dict[int, str]
_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_OPTIONAL = (Column.REASON, Column.REMARK)
_POINTS = (Column.WEIGHT, Column.SCORE)
_UNFILLED = "0"
"""What clerks write into a column of reasons that they leave empty."""


_HAN = lazy_pattern(r"[一-龥]")
_SIGN = lazy_pattern(
    r"[=＝≥≤≧≦>＞<＜]{1,2}|(?:大于|小于|不低于|不高于|不少于|不超过)(?:等于)?|等于|定性|定量|正向|反向"
)
_VALUE = lazy_pattern(
    r"[=＝≥≤≧≦>＞<＜约]{0,2}\d[\d.,]*(?:[%‰]|百分比|[万亿千]?元|[年月日]|人次?|名|个|家|场次?|次|期|件|份|项|户"
    r"|篇|条|套|台|处|座|批|天|起|所|辆|站|年\d{1,2}月(?:\d{1,2}日)?)?(?:以[上下内]|前|底前|左右)?"
)
"""A number with its unit, a date: what is no name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which columns a row fills from its indicator on, and what may stand in each.

    ``body`` are the columns but for the first two levels; the first ``needed`` of them
    cannot be left out, those behind (reason, remark) can. ``name`` is the position of the
    indicator's name in ``body``, ``points`` are those of weight and score.
    """

    body: tuple[int, ...]
    needed: int
    name: int
    points: tuple[int, ...]
    level1: int | None
    level2: int | None
    signs: int | None = None
    measures: int | None = None

    @classmethod
    def of(cls, heads: Heads, *, marked: bool = False) -> Shape:
        """``marked``: with the columns whose heading is blank, being part of a merged one."""
        body = [
            i for i, known in enumerate(heads.columns)
            if not any(c in _LEVELS for c in known) and (marked or heads.texts[i])
        ]  # fmt: skip
        needed = len(body)
        while needed and any(c in _OPTIONAL for c in heads.columns[body[needed - 1]]):
            needed -= 1
        named = heads.index(Column.LEVEL3)
        return cls(
            tuple(body),
            needed,
            body.index(named) if named in body else 0,
            tuple(n for n, i in enumerate(body) if any(c in _POINTS for c in heads.columns[i])),
            heads.index(Column.LEVEL1),
            heads.index(Column.LEVEL2),
            _position(body, heads.index(Column.NATURE)),
            _position(body, heads.index(Column.MEASURE)),
        )

    @property
    def width(self) -> int:
        return len(self.body)

    def levels(self, level1: str, level2: str, above: Cells) -> Cells:
        """The cells of the levels named here, on top of those named before."""
        cells = dict(above)
        for column, text in ((self.level1, level1), (self.level2, level2)):
            if column is not None and text:
                cells[column] = text
        return cells

    def cells(self, row: Sequence[Token], *, marked: bool) -> Cells | None:
        """The tokens as the cells of a row, ``None`` where one stands in a wrong column."""
        if not self.needed <= len(row) <= self.width or not self._named(row, marked):
            return None
        points = [row[n] for n in self.points if n < len(row)]
        unscored = marked and all(is_blank(t.raw) for t in points)
        if not unscored and not all(t.number or (marked and not t.text) for t in points):
            return None
        if self.signs is not None and not is_sign_of(row[self.signs]):
            return None
        if self.measures is not None and not _is_measure(row[self.measures]):
            return None
        if not marked and not all(map(_behind, row[self.needed :])):
            return None
        return {i: t.raw for i, t in zip(self.body, row, strict=False) if t.text}

    def doubtful(self, cells: Cells) -> bool:
        """A last number of 0 may be the score, or what stands for no reason behind it. Where a
        level stands for a value, the row may begin there, behind the last row's reason."""
        values = [cells.get(column, "") for column in self.body[self.name + 1 : self.needed]]
        if any(value and level_at([Token(bare(value), value, 0)], 0) for value in values):
            return True
        if not self.points or self.needed == self.width:
            return False
        return cells.get(self.body[self.points[-1]]) == _UNFILLED

    def _named(self, row: Sequence[Token], marked: bool) -> bool:
        """Has the row a name, unless it is blank altogether?"""
        if not self.needed:
            return False
        name = row[self.name]
        if marked and not name.text:
            return not any(t.text for t in row)
        return is_name(name)


def _position(body: Sequence[int], column: int | None) -> int | None:
    return body.index(column) if column in body else None


def is_name(token: Token) -> bool:
    """May this be an indicator's name? A value, a sign or 无 is none."""
    text = token.text
    if token.number or token.rate or is_blank(text) or text.endswith("。"):
        return False
    if text in wordings().measures or text in wordings().states:
        return False
    return bool(_HAN.search(text)) and not _VALUE.fullmatch(text)


def is_sign_of(token: Token) -> bool:
    """May this stand in a column of signs?"""
    return is_blank(token.text) or bool(_SIGN.fullmatch(token.text))


def _is_measure(token: Token) -> bool:
    return is_blank(token.text) or token.text in wordings().measures


def _behind(token: Token) -> bool:
    """May this stand behind the points: words, or the sign of an empty cell?"""
    if token.number or token.rate:
        return token.text == _UNFILLED
    return level_at([token], 0) is None
