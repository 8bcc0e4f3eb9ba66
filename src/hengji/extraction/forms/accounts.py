"""Plain tables of figures: accounts, budgets, lists with a row of totals.

Such a table has columns of labels, each followed by columns of numbers: what stands in
which row and column, and in what unit. What the rows and columns state is read from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hengji.extraction.forms.cells import bare, compact, fact_of, is_blank, number_in
from hengji.extraction.forms.finishing import stated_unit
from hengji.extraction.forms.grid import Line
from hengji.extraction.forms.headings import Relates, relates, stand
from hengji.extraction.forms.plain_tables import PlainTable, lies_down, turned
from hengji.extraction.forms.wordings import kind_of_title
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import ONE, PERCENT, PIECE, TEN_THOUSAND_YUAN, MeasureUnit
from hengji.kernel.values import quickly_built
from hengji.report.document import Cell, Table
from hengji.report.facts import Basis, Fact
from hengji.report.forms import FormKind
from hengji.vocabulary import term_of_wording

_LINE_NUMBER = lazy_pattern(r"行次|序号|^栏次$|编码|代码|编号|年份")
_RATE = lazy_pattern(r"率|比例|比重|占|%|增减|权重|分值|得分")
_MONEY = lazy_pattern(
    r"金额|支出|收入|预算|决算|资金|经费|合计|总计|小计|总额|补助|投资|执行(?:数|额)|[支拨]付(?:数|额)|到位(?:数|额)"
    r"|费(?:用)?(?:$|\()|拨款|(?:调整|追加|调增|调减)(?:数|额|金额)?(?:$|\()"
)
_EACH = lazy_pattern(r"[每均]|标准|/[人年月天次亩户套个场]")
_ONLY_YEAR = lazy_pattern(r"20\d\d年(?:度)?$")
"""A column of amounts where the table says of what money."""
_COUNTED = lazy_pattern(
    r"人数|次数|场次|数量|\((?:人|个|家|场|次|份|名|户|场次|人次|批|批次|辆|台|套|件|项)\)"
)
_DECIMALS = lazy_pattern(r"\.\d\d$")
_LONGEST = 6
"""Digits before the point, commas included, that an amount in 万元 hardly exceeds."""
_TOTAL = frozenset(("合计", "总计", "共计"))
_TOTAL_TERMS = frozenset(
    ("支出合计", "收入合计", "支出总计", "收入总计", "本年支出合计", "本年收入合计", "支出总额")
)
_NUMBERING = lazy_pattern(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d+[.、](?!\d)|\(\d+\)|[①-⑳])?"
    r"(?:其中[:、,]?)?(?:\d+[.、](?!\d)|\(\d+\))?"
)
_RATES = (Relates.SHARE, Relates.COMPLETION, Relates.CHANGE_RATE)
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
    labels: int | None = None
    columns: list[int] = []
    for column in range(1, one.grid.column_count + 2):
        body = [c for line in one.body if (c := one.grid.at(line.row, column))]
        numeric = bool(body) and _mostly_numbers(body)
        if numeric:
            columns.append(column)
            continue
        if labels and columns:
            yield _group(one, labels, columns, headings, unit, title)
            columns = []
        if body:
            labels = column


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
    known = (_LINE_NUMBER, _RATE, _EACH, _MONEY, _COUNTED)
    amounts = _MONEY.search(above) or _COUNTED.search(above)
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
    units = {
        c: _worked_unit(worked[c], headings[c], unit) if c in worked
        else _unit(headings.get(c, ""), unit)
        for c in columns
    }  # fmt: skip
    for column in _in_fractions(table, lines, worked, headings):
        units[column] = (ONE, True)
    usual = unit is None and _in_decimals(table, lines, columns)
    codes = next((c for c in (*columns, labels) if "码" in headings.get(c, "")), None)
    entries: list[Entry] = []
    for line in lines:
        label = _label(line, labels)
        if label is None or label.row != line.row or is_blank(label.text):
            continue
        if _LINE_NUMBER.fullmatch(compact(label.text)):
            continue  # 栏次 | 1 | 2 | 3
        figures: dict[int, Fact] = {}
        told: dict[int, Fact] = {}
        for column, known in units.items():
            cell = table.at(line.row, column)
            if cell is None or known is None or column == codes:
                continue
            certain = known[1] or (usual and known[0] is TEN_THOUSAND_YUAN)
            found = fact_of(cell, known[0], wording=compact(label.text), certain=certain)
            if found and column in worked:
                told[column] = found
            if found and worked.get(column) in _SUMMED:
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


def _label(line: Line, column: int) -> Cell | None:
    """The row's label: 合计 may stand in a column of labels further left, alone."""
    label = line.table.at(line.row, column)
    if label and is_blank(label.text):
        left = (c for c in line.cells if c.column < column and _SUMS.search(bare(c.text)))
        return next(left, label)
    return label


_SUMS = lazy_pattern(r"^(?:合计|总计|共计|小计)$")


_FRACTIONS_LEAST = 2
"""A 1 alone, shortened from anything about one, would fit whatever stands beside it."""


def _in_fractions(
    table: Table, lines: Sequence[Line], worked: Mapping[int, Relates], headings: dict[int, str]
) -> Iterator[int]:
    """Columns of rates that print 0.98 for 98%: none above one, no per cent anywhere."""
    for column, how in worked.items():
        if how not in _RATES or "%" in headings[column]:
            continue
        texts = [c.text for line in lines if (c := table.at(line.row, column))]
        told = [one for text in texts if (one := number_in(text))]
        if sum("." in one.digits for one in told) >= _FRACTIONS_LEAST and all(
            not one.symbol and abs(Decimal(one.digits.replace(",", ""))) <= 1 for one in told
        ):
            yield column


def _in_decimals(table: Table, lines: Sequence[Line], columns: Sequence[int]) -> bool:
    """Are the amounts printed with two decimals, as 万元 are and 元 in such tables are not?"""
    texts = [c.text for line in lines for n in columns if (c := table.at(line.row, n))]
    amounts = [one.digits for text in texts if (one := number_in(text)) and not one.symbol]
    decimals = sum(1 for digits in amounts if _DECIMALS.search(digits))
    longest = max((len(digits.partition(".")[0]) for digits in amounts), default=0)
    return decimals * 3 >= len(amounts) * 2 and longest <= _LONGEST


def _unit(heading: str, stated: MeasureUnit | None) -> tuple[MeasureUnit, bool] | None:
    """What a column counts, and whether the table says so; ``None`` for what is not summed."""
    if _LINE_NUMBER.search(heading) or _RATE.search(heading) or _EACH.search(heading):
        return None
    if _COUNTED.search(heading):
        return PIECE, True
    own = stated_unit(heading)
    if own:
        return own, True
    if _MONEY.search(heading):
        return (stated, True) if stated else (TEN_THOUSAND_YUAN, False)
    return (stated, True) if stated and _ONLY_YEAR.match(heading) else None


def _worked_unit(
    kind: Relates, heading: str, stated: MeasureUnit | None
) -> tuple[MeasureUnit, bool] | None:
    """What a worked-out column counts: percentages, or money like the columns beside it."""
    if kind in _RATES:
        return PERCENT, True
    if "百分点" in heading or "%" in heading:
        return None
    own = stated_unit(heading) or stated
    return (own, True) if own else (TEN_THOUSAND_YUAN, False)


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
