"""The other blocks of a form out of tokens: funds, goals, staffing, expenses, buildings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hengji.extraction.flattened.tokens import Heads, Token
from hengji.extraction.forms.cells import is_blank, labelled_number
from hengji.extraction.forms.wordings import Column

_WORDS = (Column.REASON, Column.REMARK)
_REMARK_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be: its column from 0, its text, and whether it belongs there for certain."""

    column: int
    text: str
    certain: bool = True


Row = list[Cell]


def values_row(tokens: Sequence[Token], heads: Heads) -> list[Row]:
    """Staffing and buildings: one row of values, as many as there are headings."""
    values = [t for t in tokens if t.amount]
    certain = len(values) == len(heads.columns) == len(tokens)
    return [[Cell(i + 1, t.text, certain) for i, t in enumerate(values[: len(heads.columns)])]]


def labelled_rows(tokens: Sequence[Token], heads: Heads) -> list[Row]:
    """Rows of a label and its values: as many as headings, or none, or else in doubt."""
    rows: list[Row] = []
    i = 0
    while i < len(tokens):
        label = tokens[i].text
        i += 1
        if not label:
            continue  # a blank cell where a row begins: the block's merged heading
        if i < len(tokens) and tokens[i].text.startswith("(") and not tokens[i].amount:
            label += tokens[i].text
            i += 1
        start = i
        while i < len(tokens) and (tokens[i].amount or not tokens[i].text):
            i += 1
        row = [Cell(0, label), *_values(tokens[start:i], heads)]
        if _remarked(tokens, i, i - start, heads):
            row.append(Cell(len(heads.columns), tokens[i].raw))
            i += 1
        rows.append(row)
    return rows


def _remarked(tokens: Sequence[Token], i: int, values: int, heads: Heads) -> bool:
    """Does a text behind the values stand in the last column, the one of reasons?"""
    if not 0 < values == _needed(heads) == len(heads.columns) - 1 or i >= len(tokens):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return len(tokens[i].text) > _REMARK_LENGTH and (after is None or not after.amount)


def _needed(heads: Heads) -> int:
    """How many columns of values there are before those that words may be left out of."""
    count = len(heads.columns)
    while count and any(c in _WORDS for c in heads.columns[count - 1]):
        count -= 1
    return count


def _values(values: Sequence[Token], heads: Heads) -> Row:
    if not any(t.text for t in values):
        return []
    if len(values) in (len(heads.columns), _needed(heads)):
        return [Cell(i + 1, t.text) for i, t in enumerate(values)]
    if len(values) > len(heads.columns):
        return _among_blanks(values, heads)
    if heads.index(Column.RATE) is not None:
        return _fund_values(values, heads)
    return [Cell(i + 1, t.text, False) for i, t in enumerate(values[: len(heads.columns)])]


def _among_blanks(values: Sequence[Token], heads: Heads) -> Row:
    """More cells than headings: blank ones before and behind belong to merged cells."""
    rate, found = heads.index(Column.RATE), []
    for width in {len(heads.columns), _needed(heads)}:
        for start in range(len(values) - width + 1):
            row, outside = (
                values[start : start + width],
                [*values[:start], *values[start + width :]],
            )
            if any(t.text for t in outside) or not row[0].text:
                continue
            if rate is None or all(t.rate <= (n == rate) for n, t in enumerate(row)):
                found.append(row)
    best = found[0] if found else values[: len(heads.columns)]
    sure = len({tuple(t.text for t in row if t.text) for row in found}) == 1
    return [Cell(i + 1, t.text, sure) for i, t in enumerate(best)]


def _fund_values(values: Sequence[Token], heads: Heads) -> Row:
    """Fewer values than headings: three amounts are the three amounts, else in doubt."""
    rate = heads.index(Column.RATE)
    amounts = [t for t in values if not t.rate]
    money = [
        i for i, known in enumerate(heads.columns)
        if any(c in (Column.INITIAL, Column.ADJUSTED, Column.EXECUTED) for c in known)
    ]  # fmt: skip
    printed = [t for t in values if not is_blank(t.raw)]
    only = values[: len(money)] == printed and len(amounts) == len(values)
    if only and len(printed) == len(money):
        return [Cell(i + 1, t.text) for i, t in zip(money, printed, strict=True)]
    at = next((n for n, t in enumerate(values) if t.rate), None)
    if at is None and rate is not None and len(values) == len(heads.columns) - 1:
        columns = [i for i in range(len(heads.columns)) if i != rate]
        return [Cell(i + 1, t.text, False) for i, t in zip(columns, values, strict=True)]
    if at is None or rate is None or at > rate:
        return [Cell(i + 1, t.text, False) for i, t in enumerate(values[: len(heads.columns)])]
    before = [Cell(i + 1, t.text, at == rate) for i, t in enumerate(values[:at])]
    after = len(values) - at - 1 == len(heads.columns) - rate - 1
    behind = [
        Cell(rate + 1 + n, t.text, n == 0 or after)
        for n, t in enumerate(values[at : at + len(heads.columns) - rate])
    ]
    return before + behind


def fund_rows(tokens: Sequence[Token], heads: Heads) -> list[Row]:
    """The rows of a fund block; cells such as 基本支出：312.57 stand for themselves."""
    rows: list[Row] = []
    plain: list[Token] = []
    for token in tokens:
        if labelled_number(token.raw):
            rows += labelled_rows(plain, heads)
            plain = []
            rows.append([Cell(0, token.text)])
        else:
            plain.append(token)
    return rows + labelled_rows(plain, heads)


def goal_rows(tokens: Sequence[Token]) -> list[Row]:
    """The expected and the achieved goals: two texts, or else in doubt."""
    texts = [t for t in tokens if t.text]
    if not texts:
        return [[]]
    if len(texts) == 1:
        return [[Cell(0, texts[0].raw, False)]]
    certain = len(texts) == 2
    return [[Cell(0, texts[0].raw, certain), Cell(1, texts[-1].raw, certain)]]
