"""Where in running text a flattened form stands, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hengji.extraction.flattened.blocks import (
    Cell,
    Row,
    fund_rows,
    goal_rows,
    labelled_rows,
    values_row,
)
from hengji.extraction.flattened.indicators import indicator_rows
from hengji.extraction.flattened.tokens import Heads, Token, heads_at, is_block, tokens_of
from hengji.extraction.flattened.totals import Sums, sums_of, totals_rows
from hengji.extraction.forms.bands import BandKind, is_sign
from hengji.extraction.forms.cells import bare, compact
from hengji.extraction.forms.wordings import (
    Label,
    field_labels,
    is_label,
    kind_of_title,
    meanings,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph

_BACK = 24
_APART = 4
"""Labels of one form stand no further apart than so many cells."""
_LONG = 400
_PROSE = 40
_AHEAD = 4
_BLOCK = 20
_MONEY = lazy_pattern(r"[一-龥]\((?:单位:)?(?:万元|千元|元)\)")
_END = ("附件", "备注", "说明")
_HEADING = lazy_pattern(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
_WORDS = 12
"""A value between spaces may have so many words; more, and its end is not known."""
_ITEM = lazy_pattern(r"\d{1,2}[.、]\D")


@dataclass(slots=True)
class Region:
    """Paragraphs ``first`` to ``last`` (exclusive) of a run that were one form's tables."""

    first: int
    last: int
    rows: list[Row] = field(default_factory=list)
    certain: bool = True
    glued: str = ""


def regions_of(run: Sequence[Paragraph]) -> Iterator[Region]:
    """The flattened forms among consecutive paragraphs."""
    if not run:
        return
    by_space = any(_headings_in(p.text) >= 3 for p in run)
    tokens = tokens_of(run, by_space=by_space)
    at = floor = 0
    last: Region | None = None
    while at < len(tokens):
        heads = heads_at(tokens, at) if meanings_near(tokens, at) else None
        if heads is None or heads.kind is BandKind.EVALUATORS:
            at += 1
            continue
        region, after = _Reader(tokens, at, floor, by_space=by_space).read()
        if region.rows:
            if last:
                yield _to_line_end(last, tokens, floor, region.first)
            last = region
        floor = at = max(after, at + 1)
    if last:
        yield _to_line_end(last, tokens, floor, len(run))


def _to_line_end(region: Region, tokens: Sequence[Token], after: int, next_line: int) -> Region:
    """What stands behind a form on its last line goes with it: no text is lost."""
    rest: list[str] = []
    while after < len(tokens) and tokens[after].line < min(region.last, next_line):
        rest.append(tokens[after].raw)
        after += 1
    if rest:
        region.rows.append([Cell(0, " ".join(rest), certain=False)])
    return region


def _headings_in(text: str) -> int:
    if len(text) < 12 or " " not in text.strip():
        return 0
    return sum(1 for word in text.split()[:40] if len(word) < 16 and meanings(compact(word)))


def meanings_near(tokens: Sequence[Token], at: int) -> bool:
    """Cheap test before headings are put together: may one begin here?"""
    text = tokens[at].text
    return bool(text) and len(text) < 24 and not tokens[at].number


class _Reader:
    """Reads one form from its first headings to its end."""

    def __init__(self, tokens: Sequence[Token], at: int, floor: int, *, by_space: bool) -> None:
        self._tokens = tokens
        self._by_space = by_space
        self._heads = at
        self._at = self._back(at, floor)
        self._region = Region(tokens[self._at].line, tokens[self._at].line + 1)
        self._heading = ""

    def _back(self, at: int, floor: int) -> int:
        """Labels before the headings belong to the form: 项目名称 and its value."""
        first, tokens = at, self._tokens
        for i in range(at - 1, max(floor, at - _BACK) - 1, -1):
            text = tokens[i].text
            if tokens[i].line == tokens[first].line:
                first = i if self._labels(tokens[i]) else first
                continue
            if kind_of_title(text) or len(text) > _LONG or i + _APART < first:
                break
            if self._labels(tokens[i]):
                first = i
        while first > floor and tokens[first - 1].line == tokens[first].line:
            first -= 1
        return first

    @staticmethod
    def _labels(token: Token) -> bool:
        return bare(token.text) in field_labels() or _heads_block(token)

    def read(self) -> tuple[Region, int]:
        """The region and the token after it."""
        while self._at < self._heads:
            if not self._label():
                self._before()
        while self._at < len(self._tokens):
            heads = heads_at(self._tokens, self._at)
            if heads:
                self._block(heads)
            elif not self._label():
                break
        last = self._tokens[self._at - 1].line + 1 if self._at else 1
        self._region.last = max(last, self._region.first + 1)
        return self._region, self._at

    def _before(self) -> None:
        """What stands before the form on its first line: its title, its year."""
        token = self._tokens[self._at]
        if token.text:
            self._region.rows.append([Cell(0, token.raw)])
        self._at += 1

    def _label(self) -> bool:
        """A label with its value, or the heading of a block; false at the form's end."""
        token = self._tokens[self._at]
        if _heads_block(token):
            self._heading += token.text
            self._at += 1
            return True
        if bare(token.text) not in field_labels() or kind_of_title(token.text):
            return False
        self._at += 1
        value: list[str] = []
        while self._at < len(self._tokens) and self._is_value(self._tokens[self._at]):
            value.append(self._tokens[self._at].raw)
            self._at += 1
            if not self._by_space or len(value) == _WORDS:
                break
        row = [Cell(0, token.text)]
        if value:
            row.append(Cell(1, " ".join(value), certain=len(value) < _WORDS))
        self._region.rows.append(row)
        return True

    def _is_value(self, token: Token) -> bool:
        """May this be what a label before it asks for?"""
        if self._labels(token) or token.text.startswith("单位:"):
            return False
        return not heads_at(self._tokens, self._at) and not kind_of_title(token.text)

    def _block(self, heads: Heads) -> None:
        stop = self._stop(heads)
        body = self._tokens[heads.after : stop]
        glued = next((t.text for t in body if t.glued), "")
        self._region.glued = self._region.glued or glued
        indicators = heads.kind is BandKind.INDICATORS
        goals = heads.kind is BandKind.GOALS
        sums: Sums = (None, None)
        first = 0 if indicators or goals else 1
        width = len(heads.columns) + first
        header = [Cell(0, self._heading + heads.label)] if first else []
        header += [Cell(first + i, text) for i, text in enumerate(heads.texts)]
        self._region.rows.append(header)
        self._heading = ""
        if indicators:
            found = indicator_rows(body, heads, cut=stop == len(self._tokens))
            self._region.certain = self._region.certain and found.certain
            sums = sums_of(found, heads)
            rows = [[Cell(c, t, sure) for c, t in cells.items()] for cells, sure in found.rows]
            if found.rest:
                rows.append([Cell(0, " ".join(t.raw for t in found.rest), False)])
        else:
            rows = _rows(heads, body)
        self._region.rows += [_filled(row, width) for row in rows]
        self._at = stop
        if indicators:
            rows, self._at = totals_rows(self._tokens, stop, heads, sums)
            self._region.rows += [_filled(row, width) for row in rows]

    def _stop(self, heads: Heads) -> int:
        """Where the rows below these headings end."""
        for i in range(heads.after, len(self._tokens)):
            token = self._tokens[i]
            if is_sign(token.text) or token.text.startswith(_END):
                return i
            if heads.kind is BandKind.INDICATORS and is_label(token.text, Label.TOTAL_ROW):
                return i
            if is_block(token):
                indicators = heads.kind is BandKind.INDICATORS
                if not indicators or heads_at(self._tokens, i + 1):
                    return i
            if heads.kind is BandKind.GOALS and bare(token.text) in field_labels():
                return i
            if i > heads.after and heads_at(self._tokens, i):
                return i
            if len(token.text) > _LONG or kind_of_title(token.text) or self._prose(i):
                return i
            if heads.kind is BandKind.STAFF and not token.amount:
                return i
        return len(self._tokens)

    def _prose(self, at: int) -> bool:
        """Does the text go on here, with a heading of its own and no number below it?"""
        token = self._tokens[at]
        if not token.first or token.number:
            return False
        below = [t for t in self._tokens[at + 1 : at + 1 + _AHEAD] if t.text]
        if any(t.amount for t in below):
            return False
        if _HEADING.match(token.text):
            return True
        said = next(iter(below), None)
        return (
            bool(_ITEM.match(token.text))
            and said is not None
            and (said.text.endswith("。") or len(said.text) > _PROSE)
        )


def _heads_block(token: Token) -> bool:
    """绩效指标, or a heading that states the unit of its block: 部门预算(万元)."""
    short = len(token.text) < _BLOCK and not token.text.startswith("单位:")
    return is_block(token) or (short and bool(_MONEY.search(token.text)))


def _rows(heads: Heads, body: Sequence[Token]) -> list[Row]:
    match heads.kind:
        case BandKind.GOALS:
            return goal_rows(body)
        case BandKind.FUNDS:
            return fund_rows(body, heads)
        case BandKind.STAFF | BandKind.BUILDINGS:
            return values_row(body, heads)
        case _:
            return labelled_rows(body, heads)


def _filled(row: Row, width: int) -> Row:
    """With blank cells up to the width of its headings."""
    taken = {cell.column for cell in row}
    return row + [Cell(c, "") for c in range(width) if c not in taken]
