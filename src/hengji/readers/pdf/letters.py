"""The text layer of a page → runs of characters."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from math import pi

import pypdfium2_raw as pdfium

from hengji.readers.pdf.calls import Calls, address, calls
from hengji.readers.pdf.content import Run
from hengji.readers.pdf.paths import Turn

_BOX = 16  # bytes of a rectangle of four floats
_STRETCH = 8
_SLANT = pi / 36
_SLANTED_MOST = 4
"""Characters; text that does not run with the page never makes a longer run."""
_SYMBOLS = range(0xF000, 0xF100)  # bullets of symbol fonts: no text, no doubt
_RADICALS = range(0x2F00, 0x2FE0)
_GAP, _BACK, _LEVEL, _OVERPRINT = 0.22, -0.5, 0.12, 0.15
"""Shares of the letter size: a gap that ends a run, a step back that does, boxes that
stand level, a second print of the same character."""


def turn_of(page: object, text: object, count: int) -> Turn:
    """How to turn the page so that most of its text runs from left to right."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    quarter = pdfium.FPDFPage_GetRotation(page)
    if count > 0:
        angle_of, handle = calls().angle, address(text)
        quarters = [0, 0, 0, 0]
        for index in range(0, count, max(1, count // 50)):
            quarters[-round(angle_of(handle, index) / (pi / 2)) % 4] += 1
        quarter = quarters.index(max(quarters))
    return Turn(quarter, box.left, box.bottom, box.right, box.top)


class Letters:
    """The characters of one page, in the order in which the file sets them."""

    def __init__(self, text: object, count: int, turn: Turn) -> None:
        self._handle = address(text)
        self._calls = calls()
        self._turn = turn
        codes = _codes(text, count)
        self.chars = [_character(code) for code in codes[:count]]
        self._boxes = _boxes(self._calls, self._handle, count, turn)
        self.unmapped = self._blot()
        self._spot = ctypes.c_double(), ctypes.c_double()
        self._spots = ctypes.addressof(self._spot[0]), ctypes.addressof(self._spot[1])

    def runs(self) -> list[Run]:
        """Runs of the text that runs with the page; slanted text, watermarks, is none."""
        runs: list[Run] = []
        indices: list[int] = []
        x1 = top = bottom = size = base = 0.0
        known = False
        lefts, tops, rights, bottoms = self._boxes
        before = ""
        for index, char in enumerate(self.chars):
            if not char:
                continue
            a, b, c, d = lefts[index], tops[index], rights[index], bottoms[index]
            if a == c or b == d:
                continue  # pdfium's own spaces and line ends have no box
            if indices:
                gap = a - x1
                if char == before and abs(a - lefts[indices[-1]]) < _OVERPRINT * size:
                    continue  # bold by printing twice
                near = _BACK * size < gap < _GAP * size
                level = near and abs(b - top) + abs(d - bottom) < _LEVEL * size
                if near and not level:
                    if not known:
                        base, known = self._base(indices[0]), True
                    tall = max(size, d - b)
                    level = abs(self._base(index) - base) < _LEVEL * tall
                if not level:
                    self._close(indices, base if known else None, runs)
                    indices, size, known = [], 0.0, False
            if d - b > size:
                top, bottom, size = b, d, d - b
            indices.append(index)
            x1, before = c, char
        self._close(indices, base if known else None, runs)
        return runs

    def _close(self, indices: list[int], base: float | None, runs: list[Run]) -> None:
        if not indices:
            return
        first, last = indices[0], indices[-1] + 1
        if len(indices) <= _SLANTED_MOST and self._slanted(first):
            return
        lefts, tops, rights, bottoms = self._boxes
        if last - first == len(indices):
            text, starts, ends = self.chars[first:last], lefts[first:last], rights[first:last]
            top, bottom = min(tops[first:last]), max(bottoms[first:last])
        else:
            text = [self.chars[index] for index in indices]
            starts = [lefts[index] for index in indices]
            ends = [rights[index] for index in indices]
            top = min(tops[index] for index in indices)
            bottom = max(bottoms[index] for index in indices)
        if base is None:
            base = self._base(first)
        runs.append(Run("".join(text), starts[0], ends[-1], top, bottom, base, starts, ends))

    def _base(self, index: int) -> float:
        self._calls.origin(self._handle, index, *self._spots)
        x, y = self._spot[0].value, self._spot[1].value
        return self._turn.box(x, y, x, y)[1]

    def _slanted(self, index: int) -> bool:
        due = -self._turn.quarter * pi / 2
        difference = abs(self._calls.angle(self._handle, index) - due) % (2 * pi)
        return min(difference, 2 * pi - difference) > _SLANT

    def _blot(self) -> int:
        """Put U+FFFD where the file does not say what a character is; how many there are.

        A font lacks its table as a whole: one character of every stretch is asked first.
        """
        error_of, handle, chars = self._calls.unmapped, self._handle, self.chars
        stretches = [
            index
            for index, char in enumerate(chars)
            if char and (index % _STRETCH == 0 or chars[index - 1].isascii() != char.isascii())
        ]
        if any(error_of(handle, index) for index in stretches):
            for index, char in enumerate(chars):
                if char and error_of(handle, index):
                    chars[index] = "\ufffd"
        if "\ufffd" not in chars:
            return 0
        lefts, _, rights, _ = self._boxes
        return sum(
            1
            for char, x0, x1 in zip(chars, lefts, rights, strict=True)
            if char == "\ufffd" and x0 != x1
        )


def _boxes(call: Calls, handle: int, count: int, turn: Turn) -> list[Sequence[float]]:
    """Left, top, right and bottom of every character in reading position."""
    floats = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(floats)
    places = range(start, start + count * _BOX, _BOX)
    deque(map(call.loose_box, repeat(handle), range(count), places), maxlen=0)
    values = floats[:]
    left, top, right, bottom = (values[side::4] for side in range(4))
    if turn.quarter:
        turned = [
            turn.box(x0, y0, x1, y1)
            for x0, y1, x1, y0 in zip(left, top, right, bottom, strict=True)
        ]
        return [[box[side] for box in turned] for side in range(4)]
    x, y = turn.left, turn.top
    if x:
        left, right = [at - x for at in left], [at - x for at in right]
    return [left, [y - at for at in top], right, [y - at for at in bottom]]


def _codes(text: object, count: int) -> list[int]:
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    if written == count + 1:
        return list(buffer)
    return [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]


@lru_cache(maxsize=8192)
def _character(code: int) -> str:
    if code in (2, 0xFFFE):
        return "-"  # pdfium's marks for a hyphen at the end of a line
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
