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
from hengji.extraction.forms.bands import BandKind, is_sign
from hengji.extraction.forms.cells import bare, compact
from hengji.extraction.forms.wordings import (
    Column,
    Label,
    field_labels,
    is_label,
    kind_of_title,
    meanings,
)
from hengji.report.document import Paragraph

_BACK = 6
_LONG = 400
_END = ("附件", "备注", "说明")


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
    while at < len(tokens):
        heads = heads_at(tokens, at) if meanings_near(tokens, at) else None
        if heads is None or heads.kind is BandKind.EVALUATORS:
            at += 1
            continue
        region, after = _Reader(tokens, at, floor).read()
        if region.rows:
            yield region
        floor = at = max(after, at + 1)


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

    def __init__(self, tokens: Sequence[Token], at: int, floor: int) -> None:
        self._tokens = tokens
        self._at = self._back(at, floor)
        self._region = Region(tokens[self._at].line, tokens[self._at].line + 1)
        self._heading: str = ""

    def _back(self, at: int, floor: int) -> int:
        """Labels before the headings belong to the form: 项目名称 and its value."""
        first = at
        for i in range(at - 1, max(floor, at - _BACK) - 1, -1):
            text = self._tokens[i].text
            if kind_of_title(text) or len(text) > _LONG or i + 3 < first:
                break
            if bare(text) in field_labels() or is_block(self._tokens[i]):
                first = i
        return first

    def read(self) -> tuple[Region, int]:
        """The region and the token after it."""
        while self._at < len(self._tokens):
            heads = heads_at(self._tokens, self._at)
            if heads:
                self._block(heads)
            elif not self._label():
                break
        last = self._tokens[self._at - 1].line + 1 if self._at else 1
        self._region.last = max(last, self._region.first + 1)
        return self._region, self._at

    def _label(self) -> bool:
        """A label with its value, or the heading of a block; false at the form's end."""
        token = self._tokens[self._at]
        if is_block(token):
            self._heading += token.text
            self._at += 1
            return True
        if bare(token.text) not in field_labels() or kind_of_title(token.text):
            return False
        row = [Cell(0, token.text)]
        self._at += 1
        after = self._tokens[self._at] if self._at < len(self._tokens) else None
        if after and self._is_value(after):
            row.append(Cell(1, after.raw))
            self._at += 1
        self._region.rows.append(row)
        return True

    def _is_value(self, token: Token) -> bool:
        """May this be what a label before it asks for?"""
        if bare(token.text) in field_labels() or is_block(token):
            return False
        return not heads_at(self._tokens, self._at) and not kind_of_title(token.text)

    def _block(self, heads: Heads) -> None:
        stop = self._stop(heads)
        body = self._tokens[heads.after : stop]
        glued = next((t.text for t in body if t.glued), "")
        self._region.glued = self._region.glued or glued
        indicators = heads.kind is BandKind.INDICATORS
        goals = heads.kind is BandKind.GOALS
        first = 0 if indicators or goals else 1
        width = len(heads.columns) + first
        header = [Cell(0, self._heading)] if first else []
        header += [Cell(first + i, text) for i, text in enumerate(heads.texts)]
        self._region.rows.append(header)
        self._heading = ""
        if indicators:
            found = indicator_rows(body, heads, cut=stop == len(self._tokens))
            self._region.certain = self._region.certain and found.certain
            rows = [[Cell(c, t, sure) for c, t in cells.items()] for cells, sure in found.rows]
            if found.rest:
                rows.append([Cell(0, " ".join(t.raw for t in found.rest), False)])
        else:
            rows = _rows(heads, body)
        self._region.rows += [_filled(row, width) for row in rows]
        self._at = stop
        if indicators:
            self._totals(heads)

    def _stop(self, heads: Heads) -> int:
        """Where the rows below these headings end."""
        for i in range(heads.after, len(self._tokens)):
            token = self._tokens[i]
            if is_sign(token.text) or token.text.startswith(_END):
                return i
            if heads.kind is BandKind.INDICATORS and is_label(token.text, Label.TOTAL_ROW):
                return i
            if is_block(token) and heads.kind is not BandKind.INDICATORS:
                return i
            if i > heads.after and heads_at(self._tokens, i):
                return i
            if len(token.text) > _LONG or kind_of_title(token.text):
                return i
            if heads.kind is BandKind.STAFF and not token.amount:
                return i
        return len(self._tokens)

    def _totals(self, heads: Heads) -> None:
        """总分 100 95, and the grade."""
        weight, score = _points(heads)
        while self._at < len(self._tokens):
            label = self._tokens[self._at]
            total = is_label(label.text, Label.TOTAL_ROW)
            if not total and not is_label(label.text, Label.GRADE):
                return
            self._at += 1
            row = [Cell(0, label.text)]
            values = self._tokens[self._at : self._at + 2]
            if not total:
                if values and not values[0].number:
                    row.append(Cell(1, values[0].text))
                    self._at += 1
                self._region.rows.append(row)
                continue
            numbers = values if len(values) == 2 and values[1].number else values[:1]
            numbers = [t for t in numbers if t.number]
            if len(numbers) == 2:
                row += [Cell(weight, numbers[0].text), Cell(score, numbers[1].text)]
            elif numbers:
                row.append(Cell(score, numbers[0].text, certain=False))
            self._at += len(numbers)
            self._region.rows.append(_filled(row, len(heads.columns)))


def _points(heads: Heads) -> tuple[int, int]:
    weight, score = heads.index(Column.WEIGHT), heads.index(Column.SCORE)
    last = len(heads.columns)
    return (
        weight if weight is not None else last,
        score if score is not None else last + 1,
    )


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
