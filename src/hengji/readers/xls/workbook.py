"""A BIFF workbook read into a document: one table a worksheet, digits as printed."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from hengji.readers.assembly import Assembly
from hengji.readers.compound import is_compound, stream
from hengji.readers.number_formats import BUILT_IN
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.readers.sheets import Meter, Sheet, add_sheet
from hengji.readers.xls import records as r
from hengji.readers.xls.worksheet import Shared, read_sheet
from hengji.report.document import Document, Doubt, Format

_DAMAGED = "请用 Excel 或 WPS 打开，另存为 xlsx 后再试"
_UNDRESS = "请在 Excel 或 WPS 里去掉密码，另存为 xlsx 后再试"
_WORKSHEET = 0x00
_CODE_PAGES = {936: "gbk", 950: "big5", 1200: "utf-16-le", 1252: "cp1252", 54936: "gb18030"}


class _Listed(NamedTuple):
    """A sheet as the workbook lists it; ``offset`` into the stream."""

    name: str
    hidden: bool
    offset: int


@dataclass
class _Globals:
    """What the first substream tells about the whole workbook."""

    strings: r.Strings = field(default_factory=r.Strings)
    sheets: list[_Listed] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    table: list[bytes] = field(default_factory=list)
    from_1904: bool = False


def read(source: Source, limits: Limits) -> Document:
    """Read a workbook. Raises :class:`Unreadable` for one that cannot be read."""
    try:
        return _read(source, limits)
    except (struct.error, IndexError, LookupError, ValueError):
        raise Unreadable(source.name, "文件已损坏，内容读不出来", _DAMAGED) from None


def _read(source: Source, limits: Limits) -> Document:
    data = source.data
    book = stream(data, source.name, "Workbook", "Book") if is_compound(data) else data
    known = _globals(book, source.name)
    strings = r.SharedStrings(known.table).read(limits.characters) if known.table else ()
    if sum(map(len, strings)) > limits.characters:
        most = limits.characters // 10_000
        raise Unreadable(source.name, f"文字超过 {most} 万字上限", "请拆分后再试")
    formats = tuple(known.codes.get(number, "") for number in known.styles)
    shared = Shared(strings, formats, known.from_1904, known.strings)
    assembly, meter = Assembly(source, limits), Meter(source.name, limits)
    for listed in known.sheets:
        sheet = Sheet(listed.name, listed.hidden)
        whole = read_sheet(book, listed.offset, sheet, shared, meter)
        add_sheet(assembly, sheet, meter)
        if not whole:
            assembly.note(Doubt.CUT_OFF, "工作表不完整，后面的内容缺失", part=sheet.name)
    if is_compound(data) and "_VBA_PROJECT".encode("utf-16-le") in data:
        assembly.note(Doubt.MACROS)
    return assembly.document(Format.XLS)


def _globals(book: bytes, name: str) -> _Globals:
    found = _Globals()
    in_table = False
    for kind, data in r.records(book):
        if kind == r.CONTINUE and in_table:
            found.table.append(data)
            continue
        in_table = kind == r.SST and len(data) >= 8
        if in_table:
            found.table = [data]
        elif kind == r.FILE_PASS:
            raise Unreadable(name, "文件有打开密码", _UNDRESS)
        elif kind == r.EOF:
            break
        else:
            _note_global(found, kind, data)
    if not found.sheets:
        raise Unreadable(name, "没有找到工作表，文件不完整或已损坏", _DAMAGED)
    return found


def _note_global(found: _Globals, kind: int, data: bytes) -> None:
    """Take in one record of the first substream."""
    if kind == r.BOF:
        (found.strings.version,) = struct.unpack_from("<H", data)
    elif kind == r.CODE_PAGE:
        (page,) = struct.unpack_from("<H", data)
        found.strings.encoding = _CODE_PAGES.get(page, "gbk")
    elif kind == r.DATE_MODE:
        found.from_1904 = data[:1] == b"\x01"
    elif kind == r.BOUND_SHEET:
        offset, state, type_ = struct.unpack_from("<IBB", data)
        if type_ == _WORKSHEET:
            title = found.strings.short(data, 6)
            found.sheets.append(_Listed(title, bool(state & 0x03), offset))
    elif kind == r.FORMAT:
        (number,) = struct.unpack_from("<H", data)
        read_code = (
            found.strings.long if found.strings.version >= r.BIFF8 else found.strings.short
        )
        found.codes[number] = read_code(data, 2)
    elif kind == r.XF:
        found.styles.append(struct.unpack_from("<H", data, 2)[0])
