"""A docx written as raw OOXML, laid out like an official document (GB/T 9704).

Merged cells are gridSpan and vMerge, headings are numbered by Word itself wherever its
counter gives the printed number, pages carry a header and a page-number field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from documents.builders.parts import PARTS, W
from documents.model import Align, Block, Grid, Heading, Line, PageBreak

STAMP = (2024, 1, 2, 3, 4, 6)
TEXT_WIDTH = 8844  # twentieths of a point: 156 mm
PIECES = re.compile(r"[0-9.%]+|[^0-9.%]+")
HAN = "〇一二三四五六七八九十"
STYLES = {0: "Title", 1: "Heading1", 2: "Heading2", 3: "Heading3"}
ALIGNED = {Align.CENTRE: "center", Align.RIGHT: "right", Align.LEFT: "left"}


def build_docx(blocks: Sequence[Block]) -> bytes:
    """The bytes of a docx; the same blocks always give the same bytes."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "word/document.xml": _document(blocks)}.items():
            info = ZipInfo(name, STAMP)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text if isinstance(text, bytes) else text.encode())
    return made.getvalue()


def _document(blocks: Sequence[Block]) -> bytes:
    root = etree.Element(_w("document"), nsmap={"w": W, "r": f"{OFFICE}/relationships"})
    body = _add(root, "body")
    counter = _Counter()
    for block in blocks:
        match block:
            case Heading():
                _heading(body, block, counter)
            case Line(text, align):
                _paragraph(body, text, align)
            case PageBreak():
                _add(_add(_add(body, "p"), "r"), "br", type="page")
            case Grid():
                _table(body, block)
    _section(body)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, _w(name))
    for key, value in attributes.items():
        made.set(_w(key), value)
    return made


def _run(paragraph: etree._Element, text: str) -> None:
    """Runs as offices leave them: every change between words and digits starts a new
    one, and each carries its fonts again."""
    for piece in PIECES.findall(text):
        run = _add(paragraph, "r")
        shape = _add(run, "rPr")
        _add(shape, "rFonts", hint="eastAsia", cs="仿宋_GB2312")
        _add(shape, "lang", val="en-US", eastAsia="zh-CN")
        words = _add(run, "t")
        words.text = piece
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


class _Counter:
    """Word's own numbering: three levels, a higher one starts the lower ones again."""

    def __init__(self) -> None:
        self.counts = [0, 0, 0]

    def takes(self, heading: Heading) -> bool:
        """Count on if that gives the printed number."""
        if not 1 <= heading.level <= 3 or not heading.number:
            return False
        at = heading.level - 1
        following = self.counts[at] + 1
        if following > 10 or heading.number != _printed(heading.level, following):
            return False
        self.counts[at] = following
        self.counts[at + 1 :] = [0] * (2 - at)
        return True


def _printed(level: int, count: int) -> str:
    return (f"{HAN[count]}、", f"（{HAN[count]}）", f"{count}.")[level - 1]


def _heading(body: etree._Element, heading: Heading, counter: _Counter) -> None:
    paragraph = _add(body, "p")
    shape = _add(paragraph, "pPr")
    _add(shape, "pStyle", val=STYLES[heading.level])
    if counter.takes(heading):
        numbered = _add(shape, "numPr")
        _add(numbered, "ilvl", val=str(heading.level - 1))
        _add(numbered, "numId", val="1")
        _run(paragraph, heading.title)
    else:
        _run(paragraph, heading.text)


def _paragraph(body: etree._Element, text: str, align: Align) -> None:
    paragraph = _add(body, "p")
    if align is not Align.BODY:
        shape = _add(paragraph, "pPr")
        if align is Align.LEFT:
            _add(shape, "pStyle", val="FormText")
        else:
            _add(shape, "ind", firstLine="0", firstLineChars="0")
        _add(shape, "jc", val=ALIGNED[align])
    _run(paragraph, text)


def _table(body: etree._Element, grid: Grid) -> None:
    table = _add(body, "tbl")
    shape = _add(table, "tblPr")
    _add(shape, "tblStyle", val="TableGrid")
    _add(shape, "tblW", w=str(TEXT_WIDTH), type="dxa")
    _add(shape, "jc", val="center")
    _add(shape, "tblLayout", type="fixed")
    total = sum(grid.widths)
    widths = [TEXT_WIDTH * share // total for share in grid.widths]
    columns = _add(table, "tblGrid")
    for width in widths:
        _add(columns, "gridCol", w=str(width))
    for row in _rows(grid):
        line = _add(table, "tr")
        _add(_add(line, "trPr"), "cantSplit")
        for column, across, merge, text, centre in row:
            width = sum(widths[column : column + across])
            _cell(line, width, across, merge, text, centre)


Written = tuple[int, int, str, str, bool]


def _rows(grid: Grid) -> list[list[Written]]:
    """For every row what is written: column, columns covered, merge, text, centred."""
    rows: list[list[Written]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        slot, column = placed.slot, placed.column
        start = "restart" if slot.down > 1 else ""
        rows[placed.row].append((column, slot.across, start, slot.text, slot.centre))
        for below in range(1, slot.down):
            rows[placed.row + below].append((column, slot.across, "continue", "", slot.centre))
    return [sorted(row) for row in rows]


def _cell(
    row: etree._Element, width: int, across: int, merge: str, text: str, centre: bool
) -> None:
    cell = _add(row, "tc")
    shape = _add(cell, "tcPr")
    _add(shape, "tcW", w=str(width), type="dxa")
    if across > 1:
        _add(shape, "gridSpan", val=str(across))
    if merge:
        _add(shape, "vMerge", **({"val": "restart"} if merge == "restart" else {}))
    _add(shape, "vAlign", val="center")
    for line in text.split("\n"):
        paragraph = _add(cell, "p")
        style = _add(paragraph, "pPr")
        _add(style, "pStyle", val="TableText")
        _add(style, "jc", val="center" if centre else "left")
        _run(paragraph, line)


def _section(body: etree._Element) -> None:
    section = _add(body, "sectPr")
    for part, key in (("headerReference", "rId3"), ("footerReference", "rId4")):
        made = _add(section, part, type="default")
        made.set(f"{{{OFFICE}/relationships}}id", key)
    _add(section, "pgSz", w="11906", h="16838")
    _add(section, "pgMar", top="2098", right="1474", bottom="1985", left="1588",
         header="851", footer="1400", gutter="0")  # fmt: skip
