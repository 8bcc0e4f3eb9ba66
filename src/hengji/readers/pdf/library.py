"""The pdfium library: open a file, walk its pages, close every handle."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2_raw as pdfium

from hengji.readers.pdf.calls import calls
from hengji.readers.pdf.content import PageContent, Run
from hengji.readers.pdf.guards import guard
from hengji.readers.pdf.letters import Letters, turn_of
from hengji.readers.pdf.paths import read_drawings
from hengji.readers.reader import Limits, Source, Unreadable

_PASSWORD, _SECURITY = 4, 5
_CHARACTERS_MOST = 200_000
"""On one page."""


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator[Iterator[PageContent]]:
    """The pages of a PDF, one after the other. Raises :class:`Unreadable`."""
    guard(source, limits)
    calls()
    buffer = ctypes.create_string_buffer(source.data, len(source.data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(source.data), None)
    if not document:
        raise _refusal(source.name)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            raise Unreadable(source.name, f"超过 {limits.pages} 页上限", "请拆分后再试")
        if count < 1:
            raise Unreadable(source.name, "PDF 里没有页", "请重新导出后再试")
        yield _pages(document, count, limits, source.name)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(name: str) -> Unreadable:
    if pdfium.FPDF_GetLastError() in (_PASSWORD, _SECURITY):
        return Unreadable(name, "PDF 已加密", "请去掉打开密码后再试")
    return Unreadable(name, "PDF 已损坏或不完整", "请重新导出或重新下载后再试")


def _pages(document: object, count: int, limits: Limits, name: str) -> Iterator[PageContent]:
    characters = 0
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield PageContent(index + 1, 0, 0, (), (), (), unmapped=1)
            continue
        try:
            content = _page(page, index + 1)
        finally:
            pdfium.FPDF_ClosePage(page)
        characters += content.characters
        if content.characters > _CHARACTERS_MOST or characters > limits.characters:
            raise Unreadable(name, "文字过多，超出读取上限", "请拆分后再试", f"第{index + 1}页")
        yield content


def _page(page: object, number: int) -> PageContent:
    text = pdfium.FPDFText_LoadPage(page)
    runs: list[Run] = []
    unmapped = 0
    try:
        count = pdfium.FPDFText_CountChars(text) if text else 0
        if count > _CHARACTERS_MOST:
            return PageContent(number, 0, 0, (), (), (), characters=count)
        turn = turn_of(page, text, count)
        if count > 0:
            letters = Letters(text, count, turn)
            runs, unmapped = letters.runs(), letters.unmapped
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
    drawings = read_drawings(page, turn)
    return PageContent(
        number,
        turn.width,
        turn.height,
        runs,
        drawings.horizontal,
        drawings.vertical,
        sum(len(run.text) for run in runs),
        unmapped,
        drawings.pictures,
        bool(drawings.pictures) and drawings.invisible,
        drawings.overloaded,
    )
