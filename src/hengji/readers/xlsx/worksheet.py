"""One worksheet, row by row, so that a huge one is refused before it fills memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from hengji.readers.number_formats import printed, stored
from hengji.readers.packages import Package
from hengji.readers.reader import Limits, Unreadable
from hengji.readers.sheets import Meter, Range, Sheet, column_number
from hengji.readers.xlsx import names as s

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = "请用 Excel 或 WPS 打开后另存再试"
_LAST_COLUMN = 16_384
_ON = frozenset({"1", "true"})


class Shared(NamedTuple):
    """Strings, format codes by cell style, and whether days count from 1904."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool


def _stream(package: Package, part: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Elements of these tags as they end. Each is emptied once it has been looked at."""
    markup = package.markup(part)
    if not markup:
        return
    package.refuse_attribute_bomb(markup, part)
    events = etree.iterparse(
        io.BytesIO(markup),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    checked = False
    try:
        for _, element in events:
            if not checked:
                package.refuse_declarations(element, part)
                checked = True
            yield element
            element.clear()
            while (before := element.getprevious()) is not None and before.tag == element.tag:
                parent = element.getparent()
                if parent is None:
                    break
                parent.remove(before)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise Unreadable(package.name, "这一部分不是完好的 XML", _DAMAGED, part) from None


def read_strings(package: Package, part: str, limits: Limits) -> tuple[str, ...]:
    """The shared strings, in order. Raises :class:`Unreadable` if they are too much text."""
    found: list[str] = []
    characters = 0
    for item in _stream(package, part, (s.ITEM,)):
        text = _text(item)
        characters += len(text)
        if characters > limits.characters:
            raise Unreadable(
                package.name,
                f"文字超过 {limits.characters // 10_000} 万字上限",
                "请拆分后再试",
            )
        found.append(text)
    return tuple(found)


def _text(item: etree._Element) -> str:
    """A string with its formatted runs; phonetic guides are left out."""
    parts: list[str] = []
    for child in item:
        if child.tag == s.TEXT:
            parts.append(child.text or "")
        elif child.tag == s.RUN:
            parts.extend(t.text or "" for t in child.iterchildren(s.TEXT))
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\n" if code in (0x0A, 0x0D) else "" if 0xD800 <= code < 0xE000 else chr(code)


def read_sheet(package: Package, part: str, sheet: Sheet, shared: Shared, meter: Meter) -> None:
    """Fill ``sheet`` from its part. Raises :class:`Unreadable` beyond the limits."""
    row = column = 0
    for element in _stream(package, part, (s.CELL, s.ROW, s.MERGE, s.COLUMN)):
        if element.tag == s.CELL:
            told = _REFERENCE.match(element.get("r", ""))
            column = column_number(told[1]) if told else column + 1
            _read_cell(element, int(told[2]) if told else row + 1, column, sheet, shared, meter)
        elif element.tag == s.ROW:
            number = element.get("r", "")
            row, column = int(number[:9]) if number.isdecimal() else row + 1, 0
            if row in sheet.drawn and element.get("hidden") in _ON:
                sheet.hidden_rows += 1
        elif element.tag == s.MERGE:
            area = _range(element.get("ref", ""))
            if area is not None and len(sheet.merged) < meter.rows:
                sheet.merged.append(area)
        elif element.get("hidden") in _ON:
            sheet.hidden_columns += 1


def _read_cell(
    cell: etree._Element, row: int, column: int, sheet: Sheet, shared: Shared, meter: Meter
) -> None:
    if column > _LAST_COLUMN:
        return
    text = _printed(cell, shared) if len(cell) else ""
    if not text and cell.get("t", "n") == "n" and cell.find(s.FORMULA) is not None:
        sheet.unsolved += 1
    sheet.put(row, column, text, meter)


def _printed(cell: etree._Element, shared: Shared) -> str:
    """What a cell shows: text, a number by its format, an error as it stands."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(s.INLINE)
        return "" if inline is None else _text(inline).strip()
    value = cell.findtext(s.VALUE) or ""
    if kind == "s":
        return _string(value, shared)
    if kind == "b":
        return "TRUE" if value in _ON else "FALSE"
    if kind == "d":
        return value.strip().removesuffix("T00:00:00").replace("T", " ")
    if kind != "n":
        return _unescaped(value).strip()  # a formula's string, an error
    number = stored(value)
    if number is None:
        return value.strip()
    return printed(number, _code(cell.get("s", "0"), shared), from_1904=shared.from_1904)


def _string(index: str, shared: Shared) -> str:
    """A shared string. Raises :class:`LookupError` if there is none: the text is lost."""
    if index.isdecimal() and int(index[:9]) < len(shared.strings):
        return shared.strings[int(index[:9])].strip()
    raise LookupError(index)


def _code(style: str, shared: Shared) -> str:
    if style.isdecimal() and int(style[:9]) < len(shared.formats):
        return shared.formats[int(style[:9])]
    return ""


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if start is None or end is None:
        return None
    rows = sorted((int(start[2]), int(end[2])))
    columns = sorted((column_number(start[1]), column_number(end[1])))
    if rows[0] < 1:
        return None
    return Range(rows[0], columns[0], rows[1], columns[1])
