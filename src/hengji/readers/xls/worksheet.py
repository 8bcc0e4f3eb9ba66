"""One BIFF worksheet, record by record."""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from hengji.readers.number_formats import printed, stored
from hengji.readers.sheets import Meter, Range, Sheet
from hengji.readers.xls import records as r

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_HIDDEN_ROW = 0x20
_RESULT_TEXT, _RESULT_BOOLEAN, _RESULT_ERROR = 0, 1, 2
_FORMULAS = frozenset({r.FORMULA, 0x0206, 0x0406})


class Shared(NamedTuple):
    """Strings, format codes by cell style, the date system, and how text is encoded."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool
    texts: r.Strings


def read_sheet(book: bytes, offset: int, sheet: Sheet, shared: Shared, meter: Meter) -> bool:
    """Fill ``sheet``; false if the stream ends before the sheet does.

    Raises :class:`~hengji.readers.reader.Unreadable` beyond the limits, and
    :class:`IndexError` or :class:`struct.error` for damaged records.
    """
    reading = _Reading(sheet, shared, meter)
    depth = 0
    for kind, data in r.records(book, offset):
        if kind == r.BOF:
            depth += 1  # charts inside a sheet are substreams of their own
        elif kind == r.EOF:
            depth -= 1
            if depth <= 0:
                return True
        elif depth == 1:
            reading.take(kind, data)
    return False


class _Reading:
    """A sheet being filled. ``_awaiting`` is the cell of a formula whose text follows."""

    def __init__(self, sheet: Sheet, shared: Shared, meter: Meter) -> None:
        self._sheet = sheet
        self._shared = shared
        self._meter = meter
        self._awaiting: tuple[int, int] | None = None
        self._hidden: set[int] = set()

    def take(self, kind: int, data: bytes) -> None:
        if kind in _FORMULAS:
            self._formula(data)
            return
        handle = _HANDLERS.get(kind)
        if handle is not None:
            handle(self, data)

    def _put(self, row: int, column: int, text: str) -> None:
        """A cell of row and column from 0, drawn even if it is blank."""
        sheet = self._sheet
        if row + 1 in self._hidden and row + 1 not in sheet.drawn:
            sheet.hidden_rows += 1
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        sheet.put(row + 1, column + 1, text, self._meter)

    def _number(self, row: int, column: int, style: int, value: Decimal | None) -> None:
        if value is None:
            return
        formats = self._shared.formats
        code = formats[style] if style < len(formats) else ""
        self._put(row, column, printed(value, code, from_1904=self._shared.from_1904))

    def _float(self, data: bytes) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", data)
        self._number(row, column, style, stored(repr(value)))

    def _rk(self, data: bytes) -> None:
        row, column, style, value = struct.unpack_from("<HHHI", data)
        self._number(row, column, style, _rk(value))

    def _many_rk(self, data: bytes) -> None:
        row, first = struct.unpack_from("<HH", data)
        for index, at in enumerate(range(4, len(data) - 7, 6)):
            style, value = struct.unpack_from("<HI", data, at)
            self._number(row, first + index, style, _rk(value))

    def _shared_text(self, data: bytes) -> None:
        row, column, _, index = struct.unpack_from("<HHHI", data)
        self._put(row, column, self._shared.strings[index])

    def _label(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        self._put(row, column, self._shared.texts.long(data, 6))

    def _blank(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        self._put(row, column, "")

    def _boolean(self, data: bytes) -> None:
        row, column, _, value, error = struct.unpack_from("<HHHBB", data)
        self._put(row, column, _flag(value, bool(error)))

    def _formula(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        result = data[6:14]
        self._awaiting = None
        if result[6:8] != b"\xff\xff":
            (value,) = struct.unpack("<d", result)
            self._number(row, column, style, stored(repr(value)))
        elif result[0] == _RESULT_TEXT:
            self._awaiting = (row, column)
        elif result[0] in (_RESULT_BOOLEAN, _RESULT_ERROR):
            self._put(row, column, _flag(result[2], result[0] == _RESULT_ERROR))

    def _formula_text(self, data: bytes) -> None:
        if self._awaiting is not None:
            row, column = self._awaiting
            self._awaiting = None
            self._put(row, column, self._shared.texts.long(data, 0))

    def _merged(self, data: bytes) -> None:
        (count,) = struct.unpack_from("<H", data)
        for at in range(2, min(2 + 8 * count, len(data) - 7), 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
            if top <= bottom and left <= right:
                self._sheet.merged.append(Range(top + 1, left + 1, bottom + 1, right + 1))

    def _row(self, data: bytes) -> None:
        row, options = struct.unpack_from("<H10xH", data)
        if options & _HIDDEN_ROW:
            self._hidden.add(row + 1)

    def _column(self, data: bytes) -> None:
        first, last, _, _, options = struct.unpack_from("<HHHHH", data)
        if options & 1:
            self._sheet.hidden_columns += max(0, last - first + 1)


def _rk(value: int) -> Decimal | None:
    """A number packed into four bytes: an integer or the high half of a float, or /100."""
    if value & 2:
        whole = value >> 2
        number = stored(str(whole - (1 << 30) if whole >= 1 << 29 else whole))
    else:
        (double,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", value & 0xFFFFFFFC))
        number = stored(repr(double))
    return number / 100 if number is not None and value & 1 else number


def _flag(value: int, error: bool) -> str:
    if error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"


_HANDLERS: dict[int, Callable[[_Reading, bytes], None]] = {
    r.NUMBER: _Reading._float,
    r.RK: _Reading._rk,
    r.MUL_RK: _Reading._many_rk,
    r.LABEL_SST: _Reading._shared_text,
    r.LABEL: _Reading._label,
    r.RICH: _Reading._label,
    r.BLANK: _Reading._blank,
    r.BOOL_ERR: _Reading._boolean,
    r.STRING: _Reading._formula_text,
    r.MERGED: _Reading._merged,
    r.ROW: _Reading._row,
    r.COLUMN_INFO: _Reading._column,
}
