"""Plain tables of figures: accounts, budgets, lists with a row of totals.

Such a table has columns of labels, each followed by columns of numbers: what stands in
which row and column, and in what unit. What the rows and columns state is read from there.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hengji.extraction.forms.cells import (
    ambiguous_rate,
    bare,
    compact,
    fact_of,
    is_blank,
    number_in,
)
from hengji.extraction.forms.column_units import (
    COUNTED,
    EACH,
    LINE_NUMBER,
    MONEY,
    RATE,
    RATES,
    units_of,
)
from hengji.extraction.forms.finishing import stated_unit
from hengji.extraction.forms.grid import Line
from hengji.extraction.forms.headings import Relates, relates, stand
from hengji.extraction.forms.plain_tables import PlainTable, lies_down, turned
from hengji.extraction.forms.wordings import kind_of_title
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import PERCENT, MeasureUnit
from hengji.kernel.values import quickly_built
from hengji.report.document import Cell, Table
from hengji.report.facts import Basis, Fact
from hengji.report.forms import FormKind
from hengji.vocabulary import term_of_wording

_TOTAL = frozenset(("合计", "总计", "共计", "金额合计", "资金合计"))
_TOTAL_TERMS = frozenset(
    ("支出合计", "收入合计", "支出总计", "收入总计", "本年支出合计", "本年收入合计", "支出总额")
)
_NUMBERING = lazy_pattern(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d+[.、](?!\d)|\(\d+\)|[①-⑳])?"
    r"(?:其中[:、,]?)?(?:\d+[.、](?!\d)|\(\d+\))?"
)
_NAMES = lazy_pattern(r"(?:项目|任务|科目|活动|资金|专项)名称$|^名称$")
_SUMMED = (None, Relates.LEFT, Relates.SAVED)
"""Columns whose total row is the sum of the rows; rates and averages are not."""
_ACCOUNTS = (FormKind.FINAL_ACCOUNTS, FormKind.BUDGET)


@quickly_built
@dataclass(frozen=True, slots=True)
class Entry:
    """A row of one group of columns: its label, its code if it has one, its figures.

    ``told`` are the figures in columns that are worked out from the others (占比, 增减额).
    """

    label: Cell
    code: str
    figures: dict[int, Fact]
    told: dict[int, Fact]

    @property
    def name(self) -> str:
        """The label without its numbering and 其中."""
        return _NUMBERING.sub("", bare(self.label.text))


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
    caption: str = ""
    """The last line before the table, compacted."""
    inner: bool = False
    """Does it stand inside an official form?"""

    @property
    def amounts(self) -> list[int]:
        """The columns that hold amounts or counts of their own."""
        return [c for c, heading in self.headings.items() if relates(heading) is None]


def groups_of(tables: Iterable[PlainTable]) -> Iterator[Group]:
    """The groups of plain tables; one whose columns tell nothing is read turned."""
    for one in tables:
        found = list(_groups(one))
        told = any(entry.figures or entry.told for group in found for entry in group.entries)
        other = turned(one) if not told or lies_down(one) else None
        yield from _groups(other) if other else found


def _groups(one: PlainTable) -> Iterator[Group]:
    headings = _headings(one.heads)
    title = next((t for t in reversed((*one.near, *_alone(one.heads))) if kind_of_title(t)), "")
    said = "".join(text for line in one.heads for text in line.texts)
    unit = stated_unit("".join(one.near)) or stated_unit(said)
    labels: list[int] = []
    columns: list[int] = []
    for column in range(1, one.grid.column_count + 2):
        body = [c for line in one.body if (c := one.grid.at(line.row, column))]
        numeric = bool(body) and _mostly_numbers(body)
        if numeric:
            columns.append(column)
            continue
        if labels and columns:
            yield _group(one, _naming(labels, headings), columns, headings, unit, title)
            columns = []
            labels = [] if body else labels
        if body:
            labels.append(column)


def _naming(labels: Sequence[int], headings: dict[int, str]) -> int:
    """Of columns of texts side by side the one that names the rows, else the last."""
    named = [c for c in labels if _NAMES.search(headings.get(c, ""))]
    return named[-1] if named else labels[-1]


def _alone(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        filled = [t for t in line.texts if t]
        if len(filled) == 1:
            yield filled[0]


def _headings(lines: Sequence[Line]) -> dict[int, str]:
    """The lowest heading over each column, after the one above it where it needs that."""
    found: dict[int, str] = {}
    for line in lines:
        for cell, text in zip(line.cells, line.texts, strict=True):
            for column in range(cell.column, cell.column + cell.column_span):
                if not text:
                    continue
                above = found.get(column, "")
                found[column] = f"{above}{text}" if _needs(text, above) else text
    return found


def _needs(heading: str, above: str) -> bool:
    """总额 below 预算安排（万元）: does only the heading above say of what budget it is?"""
    if not above or above == heading or relates(heading) or relates(above):
        return False
    if stand(heading, None).basis is Basis.UNSTATED is not stand(above, None).basis:
        return True
    known = (LINE_NUMBER, RATE, EACH, MONEY, COUNTED)
    amounts = MONEY.search(above) or COUNTED.search(above)
    return bool(amounts) and not any(one.search(heading) for one in known)


def _mostly_numbers(cells: Sequence[Cell]) -> bool:
    filled = [c for c in cells if not is_blank(c.text)]
    numbers = sum(1 for c in filled if number_in(c.text))
    return numbers > 0 and numbers * 5 >= len(filled) * 4


def _group(
    one: PlainTable,
    labels: int,
    columns: Sequence[int],
    headings: dict[int, str],
    unit: MeasureUnit | None,
    title: str,
) -> Group:
    table, lines = one.grid, one.body
    worked = {c: how for c in columns if (how := relates(headings.get(c, "")))}
    units = units_of(one, columns, headings, worked, unit)
    codes = next((c for c in (*columns, labels) if "码" in headings.get(c, "")), None)
    entries: list[Entry] = []
    for line in lines:
        label = _label(line, labels)
        if label is None or label.row != line.row or is_blank(label.text):
            continue
        if LINE_NUMBER.fullmatch(compact(label.text)):
            continue  # 栏次 | 1 | 2 | 3
        figures: dict[int, Fact] = {}
        told: dict[int, Fact] = {}
        for column, (known, sure) in units.items():
            cell = table.at(line.row, column)
            if cell is None or column == codes or _counted(cell, column, units):
                continue
            how = worked.get(column)
            rated = known is PERCENT and how in RATES
            certain = sure and not (rated and ambiguous_rate(cell.text, headings[column]))
            found = fact_of(cell, known, wording=compact(label.text), certain=certain)
            if found and how:
                told[column] = found
            if found and how in _SUMMED:
                figures[column] = found
        code = table.at(line.row, codes) if codes else None
        entries.append(Entry(label, compact(code.text) if code else "", figures, told))
    kind = kind_of_title(title) if title else None
    return Group(
        tuple(entries),
        {c: headings.get(c, "") for c in columns},
        one.source,
        kind if kind in _ACCOUNTS and not one.inner else None,
        title,
        one.near[-1] if one.near else "",
        one.inner,
    )


def _counted(cell: Cell, column: int, columns: Container[int]) -> bool:
    """Does a merged cell stand under an earlier one of the columns already?"""
    return cell.column < column and any(c in columns for c in range(cell.column, column))


def _label(line: Line, column: int) -> Cell | None:
    """The row's label: 合计 may stand in a column of labels further left, alone."""
    label = line.table.at(line.row, column)
    if label and is_blank(label.text):
        left = (c for c in line.cells if c.column < column and _SUMS.search(bare(c.text)))
        return next(left, label)
    return label


_SUMS = lazy_pattern(r"^(?:(?:金额|资金)?合计|总计|共计|小计)$")


def is_total(entry: Entry) -> bool:
    """Is this the row of the whole (合计, 支出合计)?"""
    name = bare(entry.label.text)
    return name in _TOTAL or name in _TOTAL_TERMS


def terms_of(group: Group) -> Iterator[tuple[Entry, str]]:
    """The rows of an account that have an official term."""
    for entry in group.entries:
        known = term_of_wording(entry.name)
        if known:
            yield entry, known.name
