"""Cells of forms: their text without white space, and the number they hold."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress
from operator import itemgetter
from typing import TypeVar

from hengji.kernel.figures import Figure
from hengji.kernel.units import Kind, MeasureUnit, measure_unit
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Cell
from hengji.report.facts import Basis, Fact, Origin, Text

V = TypeVar("V")

_figure_of = builder(Figure, checked=False)
_fact, _text = builder(Fact), builder(Text)
FULL_WIDTH = "０１２３４５６７８９．，％：（）－＋／"
"""Digits and signs that are read like those of ASCII."""
_NARROW = dict(zip(FULL_WIDTH, "0123456789.,%:()-+/", strict=True))
_WIDE = re.compile(f"[{FULL_WIDTH}]")
_NUMBER = re.compile(
    r"\s*([-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)\s*"
    r"(亿元|千元|万元|元|万|%|‰|分|人|名|个|㎡|m2|m²|平方米)?\s*[①-⑳※]?\s*"
)
_LABELLED = re.compile(
    r"^(?P<label>[^:\d]{2,40}?):\s*(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"\s*(?P<unit>亿元|千元|万元|元)?\s*$"
)
BEFORE_NAMES = frozenset("*“”\"'([〔【") | frozenset(FULL_WIDTH)
"""What may stand before a label that is not bare, or not folded."""
_APART = "\0"
"""Between texts that are made compact together: white space to nobody, and in no text."""
_BEFORE_DIGITS = frozenset("+-＋－")
_TABLE = Origin.TABLE
"""Here once and for all: to look a member up in its enum takes as long as a call."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]|〔[^〕]*〕|【[^】]*】")
BLANKS = frozenset(
    (
        "",
        "-",
        "--",
        "—",
        "——",
        "———",
        "/",
        "\\",
        "无",
        "…",
        "……",
        "0x0",
        "n/a",
        "―",
        "－",
        "一",
        "*",
    )
)
"""What is written, compact, where nothing is filled in."""
_LONGEST_BLANK = max(map(len, BLANKS))
_INITIAL_OF = itemgetter(slice(1))
_MONEY = re.compile(r"(亿元|万元|千元|元)")


def folded(text: str) -> str:
    """Full-width digits and signs in their ASCII form, one character for one."""
    if text.isascii():
        return text
    for wide in set(_WIDE.findall(text)):  # ``translate`` is slow: it fails for every 一
        text = text.replace(wide, _NARROW[wide])
    return text


def compact(text: str) -> str:
    """Folded, without any white space."""
    if text.isalpha():
        return text
    return "".join((text if text.isascii() else folded(text)).split())


def compacted(texts: Sequence[str]) -> list[str]:
    """Every one of these texts :func:`compact`, all at once."""
    found = compact(_APART.join(texts)).split(_APART)
    return found if len(found) == len(texts) else list(map(compact, texts))


def beginning_with(
    initials: Container[str], texts: Iterable[str], values: Iterable[V]
) -> Iterator[V]:
    """The values whose texts begin with one of these characters; one value for each text."""
    return compress(values, map(initials.__contains__, map(_INITIAL_OF, texts)))


def bare(text: str) -> str:
    """A label without what stands in brackets, and without colon or punctuation around."""
    return text if text.isalpha() else named(compact(text))


def named(text: str) -> str:
    """The :func:`bare` label of a text that is compact already."""
    if text.isalnum():
        return text
    if "(" in text or "[" in text or "〔" in text or "【" in text:
        text = _BRACKETS.sub("", text)
    return text.rstrip(":;。、,").strip("*“”\"' ")


def is_blank(text: str) -> bool:
    """Nothing filled in: empty, a dash, 无. Missing, never zero."""
    if len(text) > _LONGEST_BLANK:
        if text.isalnum():
            return False
        text = "".join(text.split())
    return len(text) <= _LONGEST_BLANK and compact(text) in BLANKS


@quickly_built
@dataclass(frozen=True, slots=True)
class Printed:
    """A cell that is one number: digits, unit symbol, and where they stand in its text."""

    digits: str
    symbol: str
    start: int
    end: int


def number_in(text: str) -> Printed | None:
    """The one number that a cell consists of, ``None`` where it says anything else."""
    match = _match(text)
    if match is None:
        return None
    digits, symbol = match.groups("")
    start, end = match.span(1)
    return _printed(digits, symbol, start, match.end(2) if symbol else end)


def ambiguous_rate(text: str, heading: str) -> bool:
    """May a rate be meant both ways? A 1 without % under 执行率 is 1% or 100%."""
    told = number_in(text) if "%" not in heading else None
    if told is None or told.symbol:
        return False
    return 0 < abs(Decimal(told.digits.replace(",", ""))) <= 1


def is_number(text: str) -> bool:
    """Does a cell consist of one number?"""
    return _match(text) is not None


def _match(text: str) -> re.Match[str] | None:
    first = text[:1]
    if first.isalpha():  # as most cells are words
        return None
    if first.isdecimal() or first in _BEFORE_DIGITS or first.isspace():
        return _NUMBER.fullmatch(text if text.isascii() else folded(text))
    return None


def holds_number(texts: Iterable[str]) -> bool:
    """Is one of these compact texts a number?"""
    return any([is_number(one) for one in texts if not one[:1].isalpha()])


_printed = builder(Printed)


@dataclass(frozen=True, slots=True)
class LabelledNumber:
    """``其中：一般公共预算：312.57`` in one cell."""

    label: str
    digits: str
    symbol: str


_LEAD = re.compile(r"^(?:(?:其中|按(?:收入|支出)性质分)[:、,]?)+")


def labelled_number(text: str) -> LabelledNumber | None:
    """A label and a number in one cell, 其中 left out of the label."""
    if ":" not in text and "：" not in text:
        return None
    plain = compact(text)
    match = _LABELLED.match(_LEAD.sub("", plain))
    if not match:
        return None
    return LabelledNumber(match["label"], match["number"], match["unit"] or "")


def money_unit(text: str) -> MeasureUnit | None:
    """The unit of money that a heading states: （万元）, 单位：元, 金额（万元）."""
    match = _MONEY.search(text)
    return measure_unit(match.group(1)) if match else None


def text_of(cell: Cell | None) -> Text | None:
    """The cell as a text of a form, ``None`` where there is no cell."""
    if cell is None:
        return None
    return _text(cell.text.strip(), cell.place, cell.certain)


def figure_in(cell: Cell | None, unit: MeasureUnit) -> Figure | None:
    """The number of a cell, as :func:`fact_of` reads it."""
    match = _match(cell.text) if cell else None
    if match is None:
        return None
    digits, symbol = match.groups("")
    return _figure(digits, symbol, unit)


def _figure(digits: str, symbol: str, unit: MeasureUnit) -> Figure | None:
    """In ``unit``, or in the printed one of that kind; ``None`` for what is no money."""
    if symbol:
        own = measure_unit(symbol)
        if own.kind is unit.kind:
            unit = unit if own.kind is Kind.COUNT else own
        elif unit.kind is Kind.MONEY:
            return None
    return _figure_of(Decimal(digits.replace(",", "")), unit)


def fact_of(
    cell: Cell | None,
    unit: MeasureUnit,
    term: str = "",
    wording: str = "",
    basis: Basis = Basis.UNSTATED,
    year: int | None = None,
    scope: str = "",
    certain: bool = True,
) -> Fact | None:
    """The number of a cell as a fact in ``unit`` unless it prints its own of that kind.

    ``None`` where the cell is blank or holds anything else than one number.
    """
    match = _match(cell.text) if cell else None
    if cell is None or match is None:
        return None
    digits, symbol = match.groups("")
    figure = _figure(digits, symbol, unit)
    if figure is None:
        return None
    start, end = match.span(1)
    if symbol:
        end = match.end(2)
        certain = certain or measure_unit(symbol).kind is Kind.MONEY
    place = cell.place.within(start, end, cell.text)
    return _fact(
        figure, place, term, wording, year, basis, "", scope, _TABLE,
        certain and cell.certain,
    )  # fmt: skip
