"""The author's own tables that became lines of text: a row a line, or a cell a line.

Only what is regular throughout is put back: as many amounts in every row as there are
headings of amounts, no line below that looks like a row cut short. Anything else stays
text, for what stands in which column is not known then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hengji.extraction.forms.cells import BLANKS, compact, is_blank, number_in
from hengji.extraction.forms.grid import lines_of, texts_of
from hengji.extraction.forms.headings import heads_amounts
from hengji.extraction.forms.own_tables import is_plain
from hengji.report.document import Block, Cell, Document, Paragraph, Table

_LEAST_ROWS = 2
_LEAST_COLUMNS = 2
_LONGEST = 80
_LONGEST_CELL = 24
_SPLIT = re.compile(r"[ \u3000\t]*\|[ \u3000\t]*|[ \u3000\t]+")
_SPACES = re.compile("[ \u3000\t|]")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Found:
    """Lines ``first`` to ``last`` (exclusive) that were a table, as its rows."""

    first: int
    last: int
    rows: list[list[str]]


def restore_plain(document: Document) -> Document:
    """The document with its own tables set in columns as tables again."""
    blocks = document.blocks
    texts = [_text(block) for block in blocks]
    found = list(_tables(texts))
    if not found:
        return document
    number = max((t.number for t in document.tables), default=0)
    done: list[Block] = []
    at = 0
    for one in found:
        first = blocks[one.first]
        table = _table(one, first, number + 1)
        if not is_plain(lines_of(table, texts_of(table))):
            continue
        number += 1
        done += [*blocks[at : one.first], table]
        at = one.last
    return replace(document, blocks=(*done, *blocks[at:])) if at else document


def _text(block: Block) -> str:
    """A short line of the main text without what ends a sentence, ``""`` for all else."""
    if not isinstance(block, Paragraph) or block.place.part != "正文":
        return ""
    text = block.text.strip(" \u3000\t|")
    return text if len(text) <= _LONGEST and "。" not in text else ""


def _tables(texts: Sequence[str]) -> Iterator[Found]:
    listed = any([_is_amount(text) for text in texts if _may_be_amount(text[:1])])
    free = 0  # behind the last that was found
    for at, text in enumerate(texts[:-_LEAST_ROWS]):
        spaced = _SPACES.search(text)  # else it is one cell alone
        if at < free or not (spaced or listed) or not text or _DIGITS.match(text):
            continue
        found = _by_lines(texts, at) if spaced else None
        if found is None and listed:  # else nothing stands a cell a line
            found = _by_cells(texts, at)
        if found:
            yield found
            free = found.last


def _by_lines(texts: Sequence[str], at: int) -> Found | None:
    """A line of headings, then lines of a label and as many amounts."""
    heads = _SPLIT.split(texts[at])
    if len(heads) <= _LEAST_COLUMNS or not _are_headings(heads[1:]):
        return None
    rows = [heads]
    end = at + 1
    while end < len(texts) and (row := _row(_SPLIT.split(texts[end]), len(heads))):
        rows.append(row)
        end += 1
    cut_short = end < len(texts) and _looks_like_row(_SPLIT.split(texts[end]))
    return None if len(rows) <= _LEAST_ROWS or cut_short else Found(at, end, rows)


def _row(cells: Sequence[str], width: int) -> list[str] | None:
    regular = len(cells) == width and _is_label(cells[0]) and all(map(_is_amount, cells[1:]))
    return list(cells) if regular else None


def _looks_like_row(cells: Sequence[str]) -> bool:
    amounts = sum(1 for cell in cells if number_in(cell))
    return len(cells) > 1 and amounts * 2 >= len(cells)


def _by_cells(texts: Sequence[str], at: int) -> Found | None:
    """Lines of headings, then over and over a line that is a label and lines of amounts."""
    first = at + 1
    while first < len(texts) and texts[first] and heads_amounts(compact(texts[first])):
        first += 1
    if first < len(texts) and number_in(texts[first]):
        first -= 1  # the first row's label may be worded like a heading: 基本支出
    width = first - at
    if width <= _LEAST_COLUMNS or len(texts[at]) > _LONGEST_CELL:
        return None
    rows = [list(texts[at:first])]
    end = first
    while end + width <= len(texts) and (row := _row(texts[end : end + width], width)):
        rows.append(row)
        end += width
    rest = texts[end : end + 2]
    cut_short = any(number_in(text) for text in rest)
    return None if len(rows) <= _LEAST_ROWS or cut_short else Found(at, end, rows)


def _are_headings(cells: Sequence[str]) -> bool:
    return all(heads_amounts(compact(cell)) for cell in cells)


def _is_label(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_CELL and not number_in(text) and not is_blank(text)


_BLANK_WORDS = frozenset(blank[0] for blank in BLANKS if blank[:1].isalpha())


def _may_be_amount(first: str) -> bool:
    """Told by the first character: words are none but for 无 and the like."""
    return not first.isalpha() or first in _BLANK_WORDS


def _is_amount(text: str) -> bool:
    return number_in(text) is not None or (bool(text) and is_blank(text))


def _table(found: Found, first: Block, number: int) -> Table:
    place = replace(first.place, table=number, start=None, end=None, quote="")
    cells = tuple(
        Cell(text, r, c, replace(place, row=r, column=c, quote=text))
        for r, row in enumerate(found.rows, 1)
        for c, text in enumerate(row, 1)
    )
    return Table(cells, place, number)
