"""An xlsx file read into a document: one table a worksheet, digits as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from hengji.readers.assembly import Assembly
from hengji.readers.number_formats import BUILT_IN
from hengji.readers.packages import Package, Relationship
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.readers.sheets import Meter, Sheet, add_sheet
from hengji.readers.xlsx import names as s
from hengji.readers.xlsx.worksheet import Shared, read_sheet, read_strings
from hengji.report.document import Document, Doubt, Format

_DAMAGED = "请用 Excel 或 WPS 打开后另存再试"
_DRAWING = re.compile(r"xl/drawings/drawing\d*\.xml")
_LETTERING = re.compile(rb"<a:t>[^<]*[^<\s]")
_OFF = frozenset({"0", "false", ""})


class _Listed(NamedTuple):
    """A worksheet as the workbook lists it."""

    name: str
    hidden: bool
    part: str


def read(source: Source, limits: Limits) -> Document:
    """Read a workbook. Raises :class:`Unreadable` for one that cannot be read."""
    package = Package(source, limits)
    main = package.main_part("xl/workbook.xml")
    root = package.tree(main)
    if root is None:
        raise Unreadable(source.name, "工作簿是空的", "请重新导出或另存后再试")
    parts = package.relationships(main)
    shared = _shared(package, root, parts, limits)
    assembly, meter = Assembly(source, limits), Meter(source.name, limits)
    for listed in _listed(root, parts):
        sheet = Sheet(listed.name, listed.hidden)
        try:
            read_sheet(package, listed.part, sheet, shared, meter)
        except LookupError:
            raise Unreadable(
                source.name, "单元格的文字缺失，文件已损坏", _DAMAGED, listed.name
            ) from None
        add_sheet(assembly, sheet, meter)
    for kind in _unseen(package):
        assembly.note(Doubt.NOT_READ, kind)
    if any(name.endswith("vbaproject.bin") for name in package.names):
        assembly.note(Doubt.MACROS)
    return assembly.document(Format.XLSX)


def _unseen(package: Package) -> Iterator[str]:
    """What stands over the cells and is not read."""
    drawn = [name for name in package.names if _DRAWING.fullmatch(name)]
    if any(_LETTERING.search(package.read(name)) for name in drawn):
        yield "文本框"
    if any(name.startswith("xl/charts/chart") for name in package.names):
        yield "图表"


def _listed(root: etree._Element, parts: dict[str, Relationship]) -> list[_Listed]:
    """The worksheets in order; charts and macro sheets have no table to read."""
    found: list[_Listed] = []
    for one in root.iterfind(f"{s.SHEETS}/{s.SHEET}"):
        target = parts.get(one.get(s.RELATIONSHIP_ID, ""))
        if target is not None and target.kind == "worksheet":
            hidden = one.get("state", "visible") != "visible"
            found.append(_Listed(one.get("name", ""), hidden, target.target))
    return found


def _shared(
    package: Package, root: etree._Element, parts: dict[str, Relationship], limits: Limits
) -> Shared:
    """What all worksheets refer to: strings, number formats, the date system."""
    targets = {one.kind: one.target for one in parts.values()}
    settings = root.find(s.WORKBOOK_PR)
    from_1904 = settings is not None and settings.get("date1904", "0") not in _OFF
    return Shared(
        read_strings(package, targets.get("sharedStrings", ""), limits),
        _formats(package.tree(targets.get("styles", ""))),
        from_1904,
    )


def _formats(root: etree._Element | None) -> tuple[str, ...]:
    """The number format code of every cell style, in the order cells refer to them."""
    if root is None:
        return ()
    codes = dict(BUILT_IN)
    for one in root.iterfind(f"{s.NUM_FMTS}/{s.NUM_FMT}"):
        number = one.get("numFmtId", "")
        if number.isdecimal():
            codes[int(number[:9])] = one.get("formatCode", "")
    found: list[str] = []
    for style in root.iterfind(f"{s.CELL_XFS}/{s.XF}"):
        number = style.get("numFmtId", "0")
        found.append(codes.get(int(number[:9]), "") if number.isdecimal() else "")
    return tuple(found)
