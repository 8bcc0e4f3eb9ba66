"""Rows of amounts under a heading 合计 and the headings of what it is made of.

机构名称 | 收入合计 | 上年结转 | 财政拨款 | 其他收入: the total stands before its parts, in
one row. What was left stands behind the parts of what was spent, and is no part of it;
人员支出 and 公用支出 behind 基本支出 are parts of that. A first row 汇总 holds those below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hengji.extraction.forms.cells import bare, compact, fact_of, holds_number, is_blank
from hengji.extraction.forms.finishing import stated_unit
from hengji.extraction.forms.grid import Line
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.sums import Closure, check_sum
from hengji.kernel.units import MeasureUnit
from hengji.report.document import Cell, Table
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Difference, Exhaustive, PartsOfWhole, Relation
from hengji.vocabulary import term_of_wording

_TOTALS = frozenset(
    f"{when}{side}{total}"
    for when in ("", "本年", "年度")
    for side in ("", "收入", "支出", "三公经费")
    for total in ("合计", "总计")
)
_PART = lazy_pattern(r"支出|收入|拨款|结转|经费|费$|资金")
_LEFT = lazy_pattern(r"(?:当年|本年|年末)?(?:结转(?:和|及)?)?结余(?:资金)?")
_CARRIED = lazy_pattern(r"上年|年初")
_STOPS = lazy_pattern(r"结余|率|比例|%|占|备注|说明|年末|下年")
_WITHIN = lazy_pattern(r"其中|小计")
_LEAST = 2
_HOLDERS = {"人员经费": "基本支出", "公用经费": "基本支出"}
"""What is printed behind its holder as one of the parts: each without 其中."""
_ALL = lazy_pattern(r"汇总|合计|总计")
_OFFICE = lazy_pattern(r"(?:机构|单位|部门)(?:\(单位\))?名?称?$")


@dataclass(frozen=True, slots=True)
class Across:
    """One row of amounts: whose they are, the total, its parts, and what was left.

    ``heading`` is that of the total, with the cell before it where it says 合计 alone;
    ``subject`` is the row's first cell. ``parts`` keep their headings as wordings.
    ``apart``: the headings name kinds of money on one side of the accounts throughout.
    ``inner`` are the parts of one of the parts, ``row`` is the row's number.
    """

    subject: str
    heading: str
    total: Fact
    parts: tuple[Fact, ...]
    left: Fact | None
    apart: bool
    inner: tuple[Fact, ...] = ()
    row: int = 0


def rows_across(lines: Sequence[Line], near: str = "") -> Iterator[Across]:
    """The rows of a table that print a total before its parts.

    ``near`` are the lines straight before the table, which may state its unit of money.
    """
    if not any(map(_has_total, lines)):  # as in most tables
        return
    unit, inside = stated_unit(near), False
    heads: Line | None = None
    for line in lines:
        if not holds_number(line.texts):
            told = stated_unit("".join(line.texts))
            unit, inside = told or unit, inside or told is not None
            heads = line if _has_total(line) and (inside or _of_offices(line)) else None
        elif heads and unit:
            found = _read(heads, line, line.table, unit)
            if found:
                yield found


def _of_offices(heads: Line) -> bool:
    """Is every row an office's? Other tables have their sums proved by their rows."""
    return _OFFICE.match(heads.texts[0]) is not None


def _has_total(line: Line) -> bool:
    if len(line.cells) <= _LEAST or "计" not in "".join(line.texts):
        return False
    return sum(map(_TOTALS.__contains__, map(bare, line.texts))) == 1


def _read(heads: Line, line: Line, table: Table, unit: MeasureUnit) -> Across | None:
    at = next(i for i, text in enumerate(heads.texts) if bare(text) in _TOTALS)
    total = _figure(heads.cells[at], line, table, unit)
    if total is None:
        return None
    parts: list[Fact] = []
    left: Fact | None = None
    kinds: list[str] = []
    for head, text in zip(heads.cells[at + 1 :], heads.texts[at + 1 :], strict=True):
        if _LEFT.fullmatch(bare(text)):
            left = _figure(head, line, table, unit)
        if not text or _STOPS.search(text):
            break
        if _WITHIN.search(text):
            return None
        cell = table.at(line.row, head.column)
        fact = _figure(head, line, table, unit)
        if fact is None and (cell is None or not is_blank(cell.text)):
            return None
        kinds.append(text)
        parts += [fact] if fact else []
    names = {fact.wording for fact in parts}
    inner = tuple([f for f in parts if _holder(f) in names])
    parts = [f for f in parts if f not in inner]
    before = heads.texts[at - 1] if at else ""
    subject = compact(line.cells[0].text)
    heading = bare(heads.texts[at])
    if heading in ("合计", "总计"):
        heading, subject = f"{bare(before)}{heading}", ""
    total = replace(total, wording=heading)
    return Across(
        subject, heading, total, tuple(parts), left, _apart(kinds), inner, line.row
    )  # fmt: skip


def _holder(part: Fact) -> str:
    """The heading whose part this is, by the terms' own meaning; ``""`` for none."""
    known = term_of_wording(part.wording)
    return _HOLDERS.get(known.name, "") if known else ""


def _apart(headings: Sequence[str]) -> bool:
    sides = {side for side in ("收入", "支出") if any(side in text for text in headings)}
    return len(sides) < _LEAST and all(_PART.search(text) for text in headings)


def _figure(head: Cell, line: Line, table: Table, unit: MeasureUnit) -> Fact | None:
    cell = table.at(line.row, head.column)
    if cell is None or cell.row != line.row or cell.column != head.column:
        return None
    return fact_of(cell, unit, wording=bare(head.text))


def relations_across(tables: Iterable[Sequence[Across]]) -> Iterator[Relation]:
    """Totals with their parts, and what income left after spending."""
    for rows in tables:
        for row in rows:
            if len(row.parts) >= _LEAST and row.apart:
                yield _sum(row.total, row.parts, row.heading)
            holder = next((f for f in row.parts if f.wording == "基本支出"), None)
            if holder and len(row.inner) >= _LEAST:
                yield _sum(holder, row.inner, holder.wording)
        yield from _gathered(rows)
        yield from _balances(rows)


def _sum(total: Fact, parts: Sequence[Fact], marker: str) -> PartsOfWhole:
    certain = all(f.certain for f in (total, *parts))
    return PartsOfWhole(total, tuple(parts), Exhaustive.STATED, marker, total.place, certain)


def _gathered(rows: Sequence[Across]) -> Iterator[PartsOfWhole]:
    """汇总 on top of the offices it holds, column by column; nothing where one is blank."""
    for at, top in enumerate(rows):
        below = _held(rows, at)
        columns = [_columns(one) for one in (top, *below)]
        if not below or any(set(one) != set(columns[0]) for one in columns):
            continue
        for column, total in columns[0].items():
            yield _sum(total, [one[column] for one in columns[1:]], total.wording)


def _held(rows: Sequence[Across], at: int) -> Sequence[Across]:
    """The rows straight below a first row 汇总 that have its headings."""
    top = rows[at]
    if not _ALL.search(top.subject) or (at and rows[at - 1].row == top.row - 1):
        return ()
    end = at + 1
    while end < len(rows) and rows[end].row == rows[end - 1].row + 1:
        end += 1
    below = rows[at + 1 : end]
    alike = all(one.heading == top.heading and one.subject for one in below)
    return below if alike and not any(_ALL.search(one.subject) for one in below) else ()


def _columns(row: Across) -> dict[str, Fact]:
    """The amounts of a row by their headings."""
    facts = (row.total, *row.parts, *row.inner, *((row.left,) if row.left else ()))
    return {fact.wording: fact for fact in facts}


def _balances(rows: Sequence[Across]) -> Iterator[Difference]:
    """收入合计 less 支出合计 is 当年结余, unless it was reckoned without what was carried."""
    for spent in rows:
        incomes = [
            r for r in rows if r.heading.startswith("收入") and r.subject == spent.subject
        ]
        if spent.left is None or len(incomes) != 1 or not spent.heading.startswith("支出"):
            continue
        (income,) = incomes
        carried = [p for p in income.parts if _CARRIED.search(p.wording)]
        without = [income.total.figure, spent.total.figure, *(p.figure for p in carried)]
        signs = [1, -1, *(-1 for _ in carried)]
        if check_sum(spent.left.figure, without, signs).closure is Closure.CLOSED:
            continue
        if all(f.certain for f in (income.total, spent.total, spent.left)):
            yield Difference(income.total, spent.total, spent.left, spent.left.place)


def facts_across(tables: Iterable[Sequence[Across]], year: int | None) -> Iterator[Fact]:
    """The unit's spending in a row of its own: total, 基本支出, 项目支出."""
    for table in tables:
        rows = [row for row in table if row.heading.startswith("支出")]
        for row in rows[:1] if len(rows) == 1 else ():
            for fact in (row.total, *row.parts):
                known = term_of_wording(fact.wording)
                if known:
                    yield replace(fact, term=known.name, year=year, basis=Basis.FINAL)
