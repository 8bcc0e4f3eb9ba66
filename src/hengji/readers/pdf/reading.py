"""Pages → paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.assembly import Assembly
from hengji.readers.pdf.content import Line, PageContent
from hengji.readers.pdf.furniture import Furniture, PageLines
from hengji.readers.pdf.joins import continues, drafts
from hengji.readers.pdf.library import opened
from hengji.readers.pdf.lines import joined
from hengji.readers.pdf.page import Page, Pages
from hengji.readers.pdf.paragraphs import Margins, Shape, goes_on, margins_of
from hengji.readers.pdf.tables import Piece
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.report.document import Document, Doubt, Format

_UNREADABLE_SHARE = 0.3
_CID = lazy_pattern(r"\(cid:\d+\)")
_DIGITS = lazy_pattern(r"\d+")


def read_pdf(source: Source, limits: Limits) -> Document:
    """Read a PDF. Raises :class:`Unreadable` if it is locked, broken or without text."""
    assembly, pages = Assembly(source, limits), Pages()
    characters = unmapped = 0
    scanned: list[int] = []
    with opened(source, limits) as contents:
        for content in contents:
            characters += content.characters
            unmapped += content.unmapped
            if content.pictures and not content.runs:
                scanned.append(content.number)
            _note(content, assembly)
            pages.add(content)
    if not characters:
        raise _without_text(source.name, scanned)
    if unmapped > characters * _UNREADABLE_SHARE:
        raise Unreadable(
            source.name,
            "字体没有编码信息，文字无法辨认",
            "请提供 Word 原件，或用 Word 重新导出 PDF",
        )
    _Flow(pages.pages, assembly).write()
    return assembly.document(Format.PDF, len(pages.pages))


def _without_text(name: str, scanned: Sequence[int]) -> Unreadable:
    if scanned:
        remedy = "请提供 Word、Excel 原件，或先做文字识别再送审"
        return Unreadable(name, "是扫描件，没有文字层", remedy)
    return Unreadable(name, "PDF 里没有文字", "请核对是否选错了文件")


def _note(content: PageContent, assembly: Assembly) -> None:
    page = content.number
    if content.unmapped:
        detail = f"有 {content.unmapped} 个字没有编码信息"
        assembly.note(Doubt.UNREADABLE_TEXT, detail, page)
    if content.pictures and not content.runs:
        assembly.note(Doubt.SCANNED_PAGE, page=page)
    if content.recognised:
        assembly.note(Doubt.UNREADABLE_TEXT, "文字是扫描后识别的，可能有误", page)
    if content.overloaded:
        assembly.note(Doubt.LOST_STRUCTURE, "图形过多，表格线未读", page)


class _Flow:
    """Writes the pages of one document as blocks, paragraphs and tables made whole."""

    def __init__(self, pages: Sequence[Page], assembly: Assembly) -> None:
        self._pages = pages
        self._assembly = assembly
        self._furniture = Furniture(
            [
                PageLines(page.height, page.lines, [(p.top, p.bottom) for p in page.pieces])
                for page in pages
            ]
        )
        self._paragraph: list[Line] = []
        self._table: list[Piece] = []
        self._aside: dict[tuple[str, str], tuple[str, int]] = {}

    def write(self) -> None:
        columns = [one for page in self._pages for one in page.columns_of(self._body(page))]
        margins = margins_of((one.shape, one.lines) for one in columns)
        shape: Shape | None = None
        for column in columns:
            if column.shape[1] and column.shape != shape:
                self._end_paragraph()
            shape = column.shape
            items: list[Line | Piece] = [*column.lines, *column.pieces]
            for item in sorted(items, key=lambda item: item.top):
                if isinstance(item, Piece):
                    self._add_piece(item)
                else:
                    self._add_line(item, margins[shape])
        self._end_paragraph()
        self._end_table()
        for (part, _), (text, number) in self._aside.items():
            self._assembly.paragraph(text, part=part, page=number)

    def _body(self, page: Page) -> list[Line]:
        body: list[Line] = []
        for line in page.lines:
            part = self._furniture.part(line)
            if part:
                text = line.text.strip()
                self._aside.setdefault((part, _DIGITS.sub("#", text)), (text, line.page))
            else:
                body.append(line)
        return body

    def _add_piece(self, piece: Piece) -> None:
        self._end_paragraph()
        if self._table and not continues(self._table, piece):
            self._end_table()
        self._table.append(piece)

    def _add_line(self, line: Line, margins: Margins) -> None:
        self._end_table()
        if self._paragraph and not goes_on(self._paragraph, line, margins):
            self._end_paragraph()
        self._paragraph.append(line)

    def _end_paragraph(self) -> None:
        if not self._paragraph:
            return
        text = self._paragraph[0].text.strip()
        for line in self._paragraph[1:]:
            text = joined(text, line.text)
        page = self._paragraph[0].page
        self._paragraph = []
        if _CID.search(text):
            self._assembly.note(Doubt.UNREADABLE_TEXT, "字体没有编码信息", page)
        self._assembly.paragraph(text, page=page)

    def _end_table(self) -> None:
        if self._table:
            self._assembly.table(drafts(self._table), page=self._table[0].page)
            self._table = []
