"""The text layer of a page → runs of characters."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, repeat
from math import pi

import pypdfium2_raw as pdfium

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.invisible import without_unseen
from hengji.readers.pdf.calls import Calls, address, calls
from hengji.readers.pdf.content import Run
from hengji.readers.pdf.paths import Turn

_BOX = 16  # bytes of a rectangle of four floats
_STRETCHES = lazy_pattern(r"[!-~]{1,8}|[^\x00-\x7f]{1,8}")
_SLANT = pi / 36
_SLANTED_MOST = 4
"""Characters; text that does not run with the page never makes a longer run."""
_ODD = lazy_pattern(
    "[\x00-\x1f\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2f00-\u2fdf\ud800-\uf8ff\ufeff\ufffe]"
)
"""What :func:`_character` may change."""
_SYMBOLS = range(0xF000, 0xF100)  # bullets of symbol fonts: no text, no doubt
_RADICALS = range(0x2F00, 0x2FE0)
_GAP, _BACK, _LEVEL, _OVERPRINT = 0.22, -0.3, 0.12, 0.15
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
        chars = self._blotted(_characters(text, count))
        self._indices = list(compress(range(count), chars))
        self.chars = list(compress(chars, chars))
        self._boxes = _boxes(self._calls, self._handle, self._indices, turn)
        self.unmapped = self._count_unmapped()
        self._keep_printed()
        self._spot = ctypes.c_double(), ctypes.c_double()
        self._spots = ctypes.addressof(self._spot[0]), ctypes.addressof(self._spot[1])

    def runs(self) -> list[Run]:
        """Runs of the text that runs with the page; slanted text, watermarks, is none."""
        spans = [
            (first, last)
            for first, last in self._spans()
            if first < last and (last - first > _SLANTED_MOST or not self._slanted(first))
        ]
        chars, (left, top, right, bottom) = self.chars, self._boxes
        return [
            Run(
                "".join(chars[first:last]), left[first], right[last - 1],
                min(top[first:last]), max(bottom[first:last]), self._base(first),
                left[first:last], right[first:last],
            )
            for first, last in spans
        ]  # fmt: skip

    def _spans(self) -> Iterator[tuple[int, int]]:
        """From where to where runs go, empty ones among them."""
        first = 0
        for at in self._suspects():
            if self._printed_twice(at):
                yield first, at
                first = at + 1
            elif first == at or self._parted(first, at):
                yield first, at
                first = at
        yield first, len(self.chars)

    def _keep_printed(self) -> None:
        """Drop what has no box: pdfium's own blanks."""
        left, top, right, bottom = self._boxes
        kept = [
            x0 != x1 and y0 != y1
            for x0, x1, y0, y1 in zip(left, right, top, bottom, strict=True)
        ]
        if not all(kept):
            self.chars = list(compress(self.chars, kept))
            self._indices = list(compress(self._indices, kept))
            self._boxes = [list(compress(side, kept)) for side in self._boxes]

    def _suspects(self) -> list[int]:
        """Where a run may end: what plainly goes on the character before is left out."""
        left, top, right, bottom = self._boxes
        back, gap, level = _BACK, _GAP, _LEVEL
        return [
            index
            for index, x0, y0, y1, x1, above, below in zip(
                range(1, len(left)), left[1:], top[1:], bottom[1:], right, top, bottom,
                strict=False,
            )
            if not (
                back * (size := y1 - y0) < x0 - x1 < gap * size
                and abs(y0 - above) + abs(y1 - below) < level * size
            )
        ]  # fmt: skip

    def _printed_twice(self, at: int) -> bool:
        """Is this the character before once more, a hair beside it, to look bold?"""
        if self.chars[at] != self.chars[at - 1]:
            return False
        left, top, _, bottom = self._boxes
        return abs(left[at] - left[at - 1]) < _OVERPRINT * (bottom[at] - top[at])

    def _parted(self, first: int, at: int) -> bool:
        """Does a run that began at ``first`` end before the character at ``at``?"""
        left, top, right, bottom = self._boxes
        size = max(
            bottom[at] - top[at], bottom[at - 1] - top[at - 1], bottom[first] - top[first]
        )
        if not _BACK * size < left[at] - right[at - 1] < _GAP * size:
            return True
        return abs(self._base(at) - self._base(first)) >= _LEVEL * size

    def _base(self, index: int) -> float:
        self._calls.origin(self._handle, self._indices[index], *self._spots)
        if not self._turn.quarter:
            return self._turn.top - self._spot[1].value
        x, y = self._spot[0].value, self._spot[1].value
        return self._turn.box(x, y, x, y)[1]

    def _slanted(self, index: int) -> bool:
        angle = self._calls.angle(self._handle, self._indices[index])
        if not (angle or self._turn.quarter):
            return False
        due = -self._turn.quarter * pi / 2
        difference = abs(angle - due) % (2 * pi)
        return min(difference, 2 * pi - difference) > _SLANT

    def _blotted(self, chars: list[str]) -> list[str]:
        """The characters with U+FFFD where the file does not say what one is.

        A font lacks its table as a whole: one character of every stretch is asked first.
        """
        error_of, handle = self._calls.unmapped, self._handle
        text = "".join([char or " " for char in chars])
        stretches = [found.start() for found in _STRETCHES.finditer(text)]
        if not any(map(error_of, repeat(handle), stretches)):
            return chars
        return [
            "\ufffd" if char and error_of(handle, index) else char
            for index, char in enumerate(chars)
        ]

    def _count_unmapped(self) -> int:
        if "\ufffd" not in self.chars:
            return 0
        left, _, right, _ = self._boxes
        return sum(
            char == "\ufffd" and x0 != x1
            for char, x0, x1 in zip(self.chars, left, right, strict=True)
        )


def _boxes(
    call: Calls, handle: int, indices: Sequence[int], turn: Turn
) -> list[Sequence[float]]:
    """Left, top, right and bottom of these characters in reading position."""
    count = len(indices)
    floats = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(floats)
    places = range(start, start + count * _BOX, _BOX)
    deque(map(call.loose_box, repeat(handle), indices, places), maxlen=0)
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


def _characters(text: object, count: int) -> list[str]:
    """Every character of the page, ``""`` for one that prints nothing."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) != count + 1:
        codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]
        return [_character(code) for code in codes]
    found = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
    if len(found) != count:  # two codes that make one character
        return [_character(code) for code in buffer[:count]]
    chars = list(found)
    for odd in _ODD.finditer(found):
        chars[odd.start()] = _character(ord(odd[0]))
    return chars


@lru_cache(maxsize=8192)
def _character(code: int) -> str:
    if code in (2, 0xAD, 0xFFFE):
        return "-"  # pdfium's marks for a hyphen at the end of a line; one that was printed
    if code == 0:
        return "\ufffd"
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    if 0xE000 <= code <= 0xF8FF and code not in _SYMBOLS:
        return "\ufffd"
    if code in _RADICALS:
        import unicodedata

        return unicodedata.normalize("NFKC", chr(code))
    return "\u0020" if code == 0xA0 else without_unseen(chr(code))
