"""The lines that may be a document's title, cut out of what a page prints around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from hengji.kernel.places import Place
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Cell, Document, Paragraph, Table

_LINES = 14
_CELLS = 24
_LONGEST = 80
_SEARCHED = 160
_HEAD = re.compile(
    r"[^。；;!！?？]{4,78}?(?:报告|情况说明|公开说明|说明|自评表|评价表|数据表|申报表|评分表|汇总表|监控表)"
    r"(?:[\s　]*[（(]?[\s　]*20\d\d[\s　]*年?度?[\s　]*[）)]?)?(?=[\s　]|$)"
)
"""A title at the beginning of a paragraph that holds the whole document."""
_NAMED = re.compile(
    r"^[\s　]*(?:名[\s　]*称|标[\s　]*题|文件名称|信息名称)[\s　]*[:：][\s　|]*"
)
"""What a portal prints before the title."""
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|txt)[\s　]*$", re.IGNORECASE)


@quickly_built
@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line that may be a title: its text, and the block that it is part of."""

    text: str
    block: Paragraph | Cell
    start: int

    def at(self, start: int, end: int) -> Place:
        return self.block.at(self.start + start, self.start + end)


_title_line = builder(TitleLine)


def title_lines(document: Document) -> Iterator[TitleLine]:
    """The first lines of a document, without sentences and files' names."""
    for paragraph in document.paragraphs[:_LINES]:
        line = _line(paragraph)
        if line:
            yield line


def title_cells(document: Document, titled: re.Pattern[str]) -> Iterator[TitleLine]:
    """The first cells of the first table: portals print the title in one, sheets too.

    ``titled`` is what such a title has.
    """
    for table in document.tables[:1]:
        for cell in first_cells(table, _CELLS):
            line = _line(cell) if titled.search(cell.text) else None
            if line and titled.search(line.text):
                yield line


def first_cells(table: Table, count: int) -> Iterator[Cell]:
    """The first filled cells of a table: in a sheet blank ones stand beside a title."""
    return islice((cell for cell in table.cells[:_SEARCHED] if cell.text), count)


def _line(block: Paragraph | Cell) -> TitleLine | None:
    text = block.text.rstrip(" 　|")
    start = 0
    named = _NAMED.match(text) if ":" in text or "：" in text else None
    if named:
        start = named.end()
        text = text[start:]
    if len(text) > _LONGEST:
        head = _HEAD.match(text[:_SEARCHED])
        if head is None:
            return None
        text = head.group()
    elif text[-1:] in "。；" or ("." in text and _FILE.search(text)):
        return None
    return _title_line(text, block, start)
