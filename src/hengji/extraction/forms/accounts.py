"""Plain tables of figures: accounts, budgets, lists with a row of totals.

Such a table has columns of labels, each followed by columns of numbers. Only what its
layout says beyond doubt is taken: one row named 合计 over rows without a hierarchy, or
the classes of the functional classification by their codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengji.extraction.forms.bands import kind_of
from hengji.extraction.forms.cells import bare, compact, fact_of, is_blank, number_in
from hengji.extraction.forms.finishing import stated_unit
from hengji.extraction.forms.grid import Line, header_of, lines_of
from hengji.extraction.forms.wordings import kind_of_title
from hengji.kernel.units import PIECE, TEN_THOUSAND_YUAN, MeasureUnit
from hengji.report.document import Cell, Document, Paragraph, Table
from hengji.report.facts import Fact
from hengji.report.forms import FormKind
from hengji.report.relations import Exhaustive, PartsOfWhole
from hengji.vocabulary import term_of_wording

_ROWS_LEAST = 3
_HEADER_ROWS = 4
_NEAR = 4
_LINE_NUMBER = re.compile(r"行次|序号|^栏次$|编码|代码|编号|年份")
_RATE = re.compile(r"率|比例|比重|占|%|增减|权重|分值|得分")
_MONEY = re.compile(r"金额|支出|收入|预算|决算|资金|经费|合计|总计|小计|补助|投资")
_COUNTED = re.compile(r"人数|次数|场次|数量|\((?:人|个|家|场|次|份|名|户|场次|人次)\)")
_TOTAL = frozenset(("合计", "总计", "共计"))
_HIERARCHY = re.compile(
    r"^(?:其中|小计|[（(]?[一二三四五六七八九十]+[)）、.]|\d+[.、]\d*)|小计$|合计$|总计$"
)
_CODE = re.compile(r"^[2-5]\d{2}(?:\d{2}){0,2}$")
_CODE_LENGTHS = (3, 5, 7)
_ACCOUNTS = (FormKind.FINAL_ACCOUNTS, FormKind.BUDGET)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of one group of columns: its label, its code if it has one, its figures."""

    label: Cell
    code: str
    figures: dict[int, Fact]


@dataclass(frozen=True, slots=True)
class Group:
    """A column of labels and the columns of numbers that follow it.

    ``headings`` are the headings of the columns of numbers, by column.
    """

    entries: tuple[Entry, ...]
    headings: dict[int, str]
    table: Table
    kind: FormKind | None
    title: str


def groups_of(document: Document) -> Iterator[Group]:
    """The groups of every plain table of a document; official forms are none."""
    near: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            near = [*near[-_NEAR + 1 :], compact(block.text[:80])]
            continue
        if block.row_count >= _ROWS_LEAST and not _official(block):
            yield from _groups(block, near)
        near = []


def _official(table: Table) -> bool:
    for line in lines_of(table, _HEADER_ROWS):
        header = header_of(line)
        if header and kind_of(header.columns):
            return True
    return False


def _groups(table: Table, near: Sequence[str]) -> Iterator[Group]:
    lines = lines_of(table)
    first = next((i for i, line in enumerate(lines) if _numbers(line)), 0)
    if not 0 < first <= _HEADER_ROWS:
        return
    headings = _headings(lines[:first])
    title = next((t for t in reversed((*near, *_alone(lines[:first]))) if kind_of_title(t)), "")
    unit = stated_unit("".join(near)) or stated_unit("".join(headings.values()))
    labels: int | None = None
    columns: list[int] = []
    for column in range(1, table.column_count + 2):
        body = [c for line in lines[first:] if (c := table.at(line.row, column))]
        numeric = bool(body) and _mostly_numbers(body)
        if numeric:
            columns.append(column)
            continue
        if labels and columns:
            yield _group(table, lines[first:], labels, columns, headings, unit, title)
            columns = []
        if body:
            labels = column


def _numbers(line: Line) -> bool:
    values = [c for c in line.cells if number_in(c.text)]
    return bool(values) and any(not number_in(c.text) and c.text.strip() for c in line.cells)


def _alone(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        filled = [t for t in line.texts if t]
        if len(filled) == 1:
            yield filled[0]


def _headings(lines: Sequence[Line]) -> dict[int, str]:
    """The lowest heading over each column."""
    found: dict[int, str] = {}
    for line in lines:
        for cell, text in zip(line.cells, line.texts, strict=True):
            for column in range(cell.column, cell.column + cell.column_span):
                if text:
                    found[column] = text
    return found


def _mostly_numbers(cells: Sequence[Cell]) -> bool:
    filled = [c for c in cells if not is_blank(c.text)]
    numbers = sum(1 for c in filled if number_in(c.text))
    return numbers > 0 and numbers * 5 >= len(filled) * 4


def _group(
    table: Table,
    lines: Sequence[Line],
    labels: int,
    columns: Sequence[int],
    headings: dict[int, str],
    unit: MeasureUnit | None,
    title: str,
) -> Group:
    units = {c: _unit(headings.get(c, ""), unit) for c in columns}
    codes = next((c for c in (*columns, labels) if "码" in headings.get(c, "")), None)
    entries: list[Entry] = []
    for line in lines:
        label = table.at(line.row, labels)
        if label is None or label.row != line.row or is_blank(label.text):
            continue
        figures: dict[int, Fact] = {}
        for column, known in units.items():
            cell = table.at(line.row, column)
            if cell is None or known is None or column == codes:
                continue
            found = fact_of(cell, known[0], wording=compact(label.text), certain=known[1])
            if found:
                figures[column] = found
        code = table.at(line.row, codes) if codes else None
        entries.append(Entry(label, compact(code.text) if code else "", figures))
    kind = kind_of_title(title) if title else None
    return Group(
        tuple(entries),
        {c: headings.get(c, "") for c in columns},
        table,
        kind if kind in _ACCOUNTS else None,
        title,
    )


def _unit(heading: str, stated: MeasureUnit | None) -> tuple[MeasureUnit, bool] | None:
    """What a column counts, and whether the table says so; ``None`` for what is not summed."""
    if _LINE_NUMBER.search(heading) or _RATE.search(heading):
        return None
    if _COUNTED.search(heading):
        return PIECE, True
    own = stated_unit(heading)
    if own:
        return own, True
    if _MONEY.search(heading):
        return (stated, True) if stated else (TEN_THOUSAND_YUAN, False)
    return None


def sums_of(group: Group) -> Iterator[PartsOfWhole]:
    """What the rows of a group state as sums, column by column."""
    entries = group.entries
    coded = [e for e in entries if _CODE.match(e.code)]
    totals = [e for e in entries if bare(e.label.text) in _TOTAL]
    if len(coded) > 1:
        yield from _by_codes(coded, totals)
        return
    if any(_is_subtotal(e) for e in entries):
        yield from _by_subtotals(entries, totals)
        return
    if len(totals) != 1 or totals[0] not in (entries[0], entries[-1]):
        return
    parts = [e for e in entries if e is not totals[0]]
    if len(parts) < 2 or any(map(_is_level, parts)):
        return
    yield from _columns(totals[0], parts, Exhaustive.STATED)


def _is_subtotal(entry: Entry) -> bool:
    return compact(entry.label.text).endswith("小计")


def _by_subtotals(entries: Sequence[Entry], totals: Sequence[Entry]) -> Iterator[PartsOfWhole]:
    """Rows under a 小计 of their own; the 小计 rows make the whole.

    Only where every row stands above its 小计, so that nothing is left to guess.
    """
    whole = totals[0] if len(totals) == 1 and totals[0] is entries[-1] else None
    rows = entries[:-1] if whole else entries
    blocks: list[list[Entry]] = [[]]
    for entry in rows:
        blocks[-1].append(entry)
        if _is_subtotal(entry):
            blocks.append([])
    closed = blocks[:-1]
    inner = [e for block in closed for e in block[:-1]]
    if blocks[-1] or any(len(b) < 3 for b in closed) or any(map(_is_level, inner)):
        return
    for block in closed:
        yield from _columns(block[-1], block[:-1], Exhaustive.STATED)
    if whole and len(closed) > 1:
        yield from _columns(whole, [block[-1] for block in closed], Exhaustive.STATED)


def _is_level(entry: Entry) -> bool:
    return bool(_HIERARCHY.search(compact(entry.label.text)))


def _by_codes(coded: Sequence[Entry], totals: Sequence[Entry]) -> Iterator[PartsOfWhole]:
    """A class is the sum of its items, the whole the sum of its classes."""
    classes = [e for e in coded if len(e.code) == _CODE_LENGTHS[0]]
    if len(totals) == 1 and classes:
        yield from _columns(totals[0], classes, Exhaustive.STATED)
    for entry in coded:
        below = [
            e for e in coded
            if len(e.code) == len(entry.code) + 2 and e.code.startswith(entry.code)
        ]  # fmt: skip
        if below:
            yield from _columns(entry, below, Exhaustive.BY_DEFINITION)


def _columns(
    whole: Entry, parts: Sequence[Entry], exhaustive: Exhaustive
) -> Iterator[PartsOfWhole]:
    for column, total in whole.figures.items():
        found = tuple(e.figures[column] for e in parts if column in e.figures)
        if not found:
            continue
        complete = len(found) == len(parts)
        closes = sum(f.figure.amount for f in found) == total.figure.amount
        certain = (complete or closes) and total.certain and all(f.certain for f in found)
        marker = compact(whole.label.text)
        yield PartsOfWhole(total, found, exhaustive, marker, whole.label.place, certain)


def terms_of(group: Group) -> Iterator[tuple[Entry, str]]:
    """The rows of an account that have an official term."""
    for entry in group.entries:
        known = term_of_wording(
            re.sub(r"^[一二三四五六七八九十]+、", "", bare(entry.label.text))
        )
        if known:
            yield entry, known.name
