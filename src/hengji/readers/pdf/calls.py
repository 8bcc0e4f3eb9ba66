"""Calls into the pdfium library by plain address.

One is needed for every character and every drawing; the checked bindings cost several
times as much. Handles are addresses. Not safe for threads; processes are.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pypdfium2_raw as pdfium

from hengji.readers.pdf.stand_in import stand_in

_ASIAN = (128, 129, 134, 136)  # character sets: Japanese, Korean, simplified, traditional
_Ask = Callable[[int, int], int]
_Put = Callable[[int, int, int], int]


class Calls(NamedTuple):
    """The calls that are made often. The last argument of ``_Put`` is where to write."""

    loose_box: _Put
    """Four floats: left, top, right, bottom."""
    origin: Callable[[int, int, int, int], int]
    angle: Callable[[int, int], float]
    unmapped: _Ask
    object_count: Callable[[int], int]
    object_at: _Ask
    part_count: Callable[[int], int]
    part_at: _Ask
    kind: Callable[[int], int]
    bounds: Callable[[int, int, int, int, int], int]
    draw_mode: Callable[[int, int, int], int]


@cache
def calls() -> Calls:
    """The library, initialised once per process."""
    pdfium.FPDF_InitLibrary()
    pdfium.FPDF_SetSystemFontInfo(_fonts())
    handle, whole = ctypes.c_void_p, ctypes.c_int
    put = ctypes.CFUNCTYPE(whole, handle, whole, handle)
    ask = ctypes.CFUNCTYPE(whole, handle, whole)
    give = ctypes.CFUNCTYPE(handle, handle, whole)
    count = ctypes.CFUNCTYPE(whole, handle)
    return Calls(
        put(_address(pdfium.FPDFText_GetLooseCharBox)),
        ctypes.CFUNCTYPE(whole, handle, whole, handle, handle)(
            _address(pdfium.FPDFText_GetCharOrigin)
        ),
        ctypes.CFUNCTYPE(ctypes.c_float, handle, whole)(_address(pdfium.FPDFText_GetCharAngle)),
        ask(_address(pdfium.FPDFText_HasUnicodeMapError)),
        count(_address(pdfium.FPDFPage_CountObjects)),
        give(_address(pdfium.FPDFPage_GetObject)),
        count(_address(pdfium.FPDFFormObj_CountObjects)),
        give(_address(pdfium.FPDFFormObj_GetObject)),
        count(_address(pdfium.FPDFPageObj_GetType)),
        ctypes.CFUNCTYPE(whole, handle, handle, handle, handle, handle)(
            _address(pdfium.FPDFPageObj_GetBounds)
        ),
        ctypes.CFUNCTYPE(whole, handle, handle, handle)(_address(pdfium.FPDFPath_GetDrawMode)),
    )


def address(handle: object) -> int:
    """Where a handle of the checked bindings points to."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a foreign handle


_address = address


@cache
def _fonts() -> object:
    """What the library takes for the fonts of this machine: one that stands for Chinese."""
    fields = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(version=1)
    answers = {
        "Release": _nothing,
        "EnumFonts": _nothing,
        "MapFont": _font_for,
        "GetFont": _nothing,
        "GetFontData": _font_data,
        "GetFaceName": _zero,
        "GetFontCharset": _zero,
        "DeleteFont": _nothing,
    }
    for name, answer in answers.items():
        setattr(info, name, fields[name](answer))
    return ctypes.byref(info)


def _font_for(_: object, weight: int, italic: int, charset: int, *more: object) -> int | None:
    return 1 if charset in _ASIAN else None


def _font_data(_: object, font: object, table: int, buffer: int | None, size: int) -> int:
    if table:
        return 0
    font_file = stand_in()
    if buffer and size >= len(font_file):
        ctypes.memmove(buffer, font_file, len(font_file))
    return len(font_file)


def _nothing(*_: object) -> None:
    return None


def _zero(*_: object) -> int:
    return 0
