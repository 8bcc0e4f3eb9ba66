"""The pdfium library: open a file, walk its pages, close every handle.

Box and error calls go through plain addresses: one is needed for every character, and
the checked bindings cost several times as much. Not safe for threads; processes are.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import repeat
from math import pi

import pypdfium2_raw as pdfium

from hengji.readers.pdf.content import Glyph, PageContent
from hengji.readers.pdf.paths import Turn, read_rules
from hengji.readers.reader import Limits, Source, Unreadable

_PASSWORD, _SECURITY = 4, 5
_BOX = 16  # bytes of a rectangle of four floats
_SAMPLE, _STRETCH = 6, 8
_SLANT = pi / 36
_INVISIBLE = 3
_TEXT, _IMAGE = 1, 3
_SYMBOLS = range(0xF000, 0xF100)  # bullets of symbol fonts: no text, no doubt
_RADICALS = range(0x2F00, 0x2FE0)
_Call = Callable[[int, int], int]
_BoxCall = Callable[[int, int, int], int]


@cache
def _calls() -> tuple[_BoxCall, _Call, Callable[[int, int], float]]:
    """Loose box, mapping error and angle of a character, by address."""

    def address(function: object) -> int:
        return ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a foreign function

    page, index = ctypes.c_void_p, ctypes.c_int
    box = ctypes.CFUNCTYPE(ctypes.c_int, page, index, ctypes.c_void_p)
    error = ctypes.CFUNCTYPE(ctypes.c_int, page, index)
    angle = ctypes.CFUNCTYPE(ctypes.c_float, page, index)
    pdfium.FPDF_InitLibrary()
    return (
        box(address(pdfium.FPDFText_GetLooseCharBox)),
        error(address(pdfium.FPDFText_HasUnicodeMapError)),
        angle(address(pdfium.FPDFText_GetCharAngle)),
    )


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator[Iterator[PageContent]]:
    """The pages of a PDF, one after the other. Raises :class:`Unreadable`."""
    _calls()
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
        yield _pages(document, count, limits)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(name: str) -> Unreadable:
    if pdfium.FPDF_GetLastError() in (_PASSWORD, _SECURITY):
        return Unreadable(name, "PDF 已加密", "请去掉打开密码后再试")
    return Unreadable(name, "PDF 已损坏或不完整", "请重新导出或重新下载后再试")


def _pages(document: object, count: int, limits: Limits) -> Iterator[PageContent]:
    characters = 0
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield PageContent(index + 1, 0, 0, (), (), (), unmapped=1)
            continue
        try:
            content = _page(page, index + 1, limits.characters - characters)
        finally:
            pdfium.FPDF_ClosePage(page)
        characters += len(content.glyphs)
        yield content


def _page(page: object, number: int, most: int) -> PageContent:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = min(pdfium.FPDFText_CountChars(text), most) if text else 0
        turn = _turn(page, text, count)
        glyphs, unmapped = _glyphs(text, count, turn) if count > 0 else ([], 0)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
    horizontal, vertical, overloaded = read_rules(page, turn)
    pictures, invisible = _objects(page)
    return PageContent(
        number,
        turn.width,
        turn.height,
        glyphs,
        horizontal,
        vertical,
        unmapped,
        pictures,
        bool(pictures) and invisible,
        overloaded,
    )


def _turn(page: object, text: object, count: int) -> Turn:
    """How to turn the page so that most of its text runs from left to right."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    quarter = pdfium.FPDFPage_GetRotation(page)
    if count > 0:
        angle_of, handle = _calls()[2], _address(text)
        quarters = [0, 0, 0, 0]
        for index in range(0, count, max(1, count // 50)):
            quarters[-round(angle_of(handle, index) / (pi / 2)) % 4] += 1
        quarter = quarters.index(max(quarters))
    return Turn(quarter, box.left, box.bottom, box.right, box.top)


def _address(handle: object) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a foreign handle


def _glyphs(text: object, count: int, turn: Turn) -> tuple[list[Glyph], int]:
    handle = _address(text)
    codes = _codes(text, count)
    floats = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(floats)
    boxes = range(start, start + count * _BOX, _BOX)
    deque(map(_calls()[0], repeat(handle), range(count), boxes), maxlen=0)
    values = floats[:]
    left, top, right, bottom = (values[side::4] for side in range(4))
    chars = [_character(code) for code in codes[:count]]
    unmapped = _blot(chars, handle, left, right)
    for index in _slanted(handle, count, turn):
        chars[index] = ""
    if turn.quarter:
        return [
            Glyph(char, *turn.box(x0, y0, x1, y1))
            for char, x0, y1, x1, y0 in zip(chars, left, top, right, bottom, strict=True)
            if char and x0 != x1 and y0 != y1
        ], unmapped
    x, y = turn.left, turn.top
    return [
        Glyph(char, x0 - x, y - y1, x1 - x, y - y0)
        for char, x0, y1, x1, y0 in zip(chars, left, top, right, bottom, strict=True)
        if char and x0 != x1 and y0 != y1  # pdfium's own spaces and line ends have no box
    ], unmapped


def _blot(chars: list[str], handle: int, left: list[float], right: list[float]) -> int:
    """Put U+FFFD where the file does not say what a character is; how many there are.

    A font lacks its table as a whole: one character of every stretch is asked first.
    """
    error_of = _calls()[1]
    stretches = [
        index
        for index, char in enumerate(chars)
        if char and (index % _STRETCH == 0 or chars[index - 1].isascii() != char.isascii())
    ]
    if any(error_of(handle, index) for index in stretches):
        for index, char in enumerate(chars):
            if char and error_of(handle, index):
                chars[index] = "\ufffd"
    return sum(
        1
        for char, x0, x1 in zip(chars, left, right, strict=True)
        if char == "\ufffd" and x0 != x1
    )


def _codes(text: object, count: int) -> list[int]:
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    if written == count + 1:
        return list(buffer)
    return [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]


@lru_cache(maxsize=8192)
def _character(code: int) -> str:
    if code == 2:
        return "-"  # pdfium's mark for a hyphen at the end of a line
    if code == 0:
        return "\ufffd"
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    if 0xE000 <= code <= 0xF8FF and code not in _SYMBOLS:
        return "\ufffd"
    if code in _RADICALS:
        import unicodedata

        return unicodedata.normalize("NFKC", chr(code))
    return "\u0020" if code == 0xA0 else chr(code)


def _slanted(handle: int, count: int, turn: Turn) -> list[int]:
    """The characters that do not run with the page, watermarks; none if a sample has none."""
    angle_of = _calls()[2]
    due = -turn.quarter * pi / 2

    def off(index: int) -> bool:
        difference = abs(angle_of(handle, index) - due) % (2 * pi)
        return min(difference, 2 * pi - difference) > _SLANT

    if not any(off(index) for index in range(0, count, _SAMPLE)):
        return []
    return [index for index in range(count) if off(index)]


def _objects(page: object) -> tuple[int, bool]:
    """How many pictures the page has, and is its first text invisible?"""
    pictures, invisible, seen = 0, False, False
    for index in range(min(pdfium.FPDFPage_CountObjects(page), 2000)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _IMAGE:
            pictures += 1
        elif kind == _TEXT and not seen:
            seen = True
            invisible = pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
    return pictures, invisible
