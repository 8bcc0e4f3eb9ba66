"""The base data form: staffing, the rows of 经费控制情况, buildings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hengji.extraction.forms.bands import Band
from hengji.extraction.forms.cells import BLANKS, bare, compact, fact_of, is_number, text_of
from hengji.extraction.forms.funds import Money
from hengji.extraction.forms.grid import Header, Line, Row, under
from hengji.extraction.forms.settling import year_in
from hengji.extraction.forms.wordings import Column
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.values import builder
from hengji.profiles import BaseRow
from hengji.report.document import Cell
from hengji.report.facts import Basis, Text
from hengji.report.forms import BaseDataRow, Field
from hengji.vocabulary import term_of_wording

_base_data_row, _field, _text = builder(BaseDataRow), builder(Field), builder(Text)
STANDS = (Column.PRIOR_FINAL, Column.THIS_BUDGET, Column.THIS_FINAL)
Stands = Mapping[Column, tuple[Basis, int | None]]
"""Which stand of which year each column of amounts reports."""
_MARK = re.compile(
    r"^(?:其中[:、,]?)?(?:\d{1,2}[、.,．]|\(\d{1,2}\)|[一二三四五六七八九十]{1,2}[、.]|[①-⑳])?"
    r"(?:其中[:、,]?)?"
)
_AMONG = re.compile(r"^其中[:、,]?")
_NUMBERED = re.compile(r"^(?:其中[:、,]?)?(?:\d{1,2}[、.,．]|\(\d{1,2}\)|[①-⑳])")
_BRACKETED = lazy_pattern(r"^(?:其中[:、,]?)?\(\d{1,2}\)")
_ELLIPSIS = re.compile(r"^[….。·]+$")


def cells_below(band: Band) -> Iterator[Field]:
    """Staffing and buildings: every heading with the value below it, blank or not."""
    header = band.header
    if header is None:
        return
    line = next((one for one in band.lines if _holds_values(one)), None)
    line = line or next(iter(band.lines), None)
    row = under(header, line) if line else None
    for column in header.columns:
        heading = header.cells[header.columns[column]]
        value = row.get(column) if row else None
        told = text_of(value) or _text("", heading.place, heading.certain)
        if value is None or not (row is None or row.certain):
            told = replace(told, certain=False)
        yield _field(compact(heading.text), told)


def _holds_values(line: Line) -> bool:
    return any([is_number(c.text) for c in line.cells])


@dataclass(slots=True)
class _Open:
    """The last row of each depth, under which the next one may belong.

    ``name`` is the row's first wording in the profile, ``""`` for a project's name.
    """

    label: str
    name: str
    depth: int
    numbered: bool
    indent: int


def expense_rows(
    bands: Sequence[Band], specs: Mapping[str, BaseRow], money: Money
) -> Iterator[BaseDataRow]:
    """The rows of 经费控制情况 with what each is part of; ``specs`` by label."""
    above: list[_Open] = []
    for band in bands:
        header = band.header
        if header is None:
            continue
        stands = _stands(header, _year(header, money))
        for line in band.lines:
            under_header = under(header, line)
            found = _label(under_header)
            if found is None:
                continue
            label, printed = found
            name = _name(printed, specs)
            spec = specs.get(name)
            listed = _is_listed(label.text, spec, above)
            known_as = (name, None if listed else spec)
            row = _row(under_header, stands, found, known_as, above, money, named=listed)
            above[row.depth :] = [
                _Open(
                    row.label,
                    bare(spec.labels[0]) if spec and not listed else "",
                    row.depth,
                    bool(_NUMBERED.match(row.label)),
                    _indent(label.text),
                )
            ]
            yield row


def _is_listed(printed: str, spec: BaseRow | None, above: Sequence[_Open]) -> bool:
    """Is it a project below 专项资金（一个专项一行） that is called as a row of the form is?"""
    if spec is None or not spec.term:
        return False
    listing = next((one for one in above if "一行" in one.label), None)
    if listing is None:
        return False
    text = compact(printed)
    if _BRACKETED.match(text):
        return True  # the form's own rows below such a one have no number in brackets
    if spec.parent and any(one.name == bare(spec.parent) for one in above):
        return listing.numbered and not _NUMBERED.match(text)
    return bool(_AMONG.match(text)) or _indent(printed) > listing.indent


def _indent(printed: str) -> int:
    return len(printed) - len(printed.lstrip())


def _year(header: Header, money: Money) -> int | None:
    years = [y for c in STANDS if c in header.columns and (y := year_in(header.text(c)))]
    return max(years) if years else money.year


def _label(row: Row) -> tuple[Cell, str] | None:
    """The cell that names the row, and its text without white space."""
    line, cells = row.line, row.cells
    first = max(line.before([cells[column] for column in STANDS if column in cells]), 1)
    for i in range(first - 1, -1, -1):
        cell, text = line.cells[i], line.texts[i]
        if cell.row == line.row and text not in BLANKS:
            return None if is_number(cell.text) or _ELLIPSIS.match(text) else (cell, text)
    return None


def _row(
    row: Row,
    stands: Stands,
    label: tuple[Cell, str],
    known_as: tuple[str, BaseRow | None],
    above: list[_Open],
    money: Money,
    *,
    named: bool = False,
) -> BaseDataRow:
    """``named``: the label is a project's name, whatever it sounds like."""
    name, spec = known_as
    cell, printed = label
    depth = _depth(cell.text, spec, above)
    known = None if named else term_of_wording(name)
    term = spec.term if spec else known.name if known else ""

    below, unit, scope = row.cells.get, money.unit, money.scope
    certain = row.certain and money.certain
    prior, budget, final = [
        fact_of(below(column), unit, term, name, basis, of_year, scope, certain)
        for column, (basis, of_year) in stands.items()
    ]
    part_of = above[depth - 1].label if depth else ""
    return _base_data_row(printed, term, depth, part_of, prior, budget, final, cell.place)


def _name(printed: str, specs: Mapping[str, BaseRow]) -> str:
    """The row's own name; a number may have lost its point: 2专项资金."""
    mark = _MARK.match(printed)
    name = bare(printed[mark.end() :] if mark else printed)
    short = name.lstrip("123456789")
    return short if short in specs else name


def _depth(text: str, spec: BaseRow | None, above: list[_Open]) -> int:
    """How deep a row is: by the profile, else by 其中, numbering and indent."""
    if spec:
        if not spec.parent:
            return 0
        parent = bare(spec.parent)
        return next((o.depth + 1 for o in reversed(above) if o.name == parent), 0)
    if not above:
        return 0
    last, printed = above[-1], compact(text)
    if _AMONG.match(printed):
        return last.depth + 1
    if _NUMBERED.match(printed):
        return last.depth if last.numbered or not last.name else last.depth + 1
    if text[:1].isspace():
        return last.depth if last.depth else 1
    return 0 if last.indent else last.depth


def _stands(header: Header, year: int | None) -> Stands:
    return {column: _stand(column, header, year) for column in STANDS}


def _stand(column: Column, header: Header, year: int | None) -> tuple[Basis, int | None]:
    """Which stand of which year a column reports, by its heading."""
    heading = header.text(column) if column in header.columns else ""
    named = year_in(heading)
    if column is Column.PRIOR_FINAL:
        return Basis.PRIOR_FINAL, named or (year - 1 if year else None)
    if column is Column.THIS_FINAL:
        return Basis.FINAL, named or year
    if "年初" in heading:
        return Basis.INITIAL, named or year
    if "全年" in heading or "调整" in heading:
        return Basis.ADJUSTED, named or year
    return Basis.BUDGET, named or year
