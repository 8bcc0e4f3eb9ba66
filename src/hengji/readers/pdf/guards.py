"""What a PDF may unpack to, asked before the library opens it.

The library ends the process when memory runs out, so two kinds of small files that grow
without end are refused first: packed streams of nothing, and drawings that hold others
many times over, or themselves.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hengji.readers.reader import Limits, Source, Unreadable

_RATIO = 1_032
"""Deflate packs no tighter than this."""
_CHUNK = 1_000_000
_HEAD = 4_000
"""Bytes before a stream in which its dictionary stands."""
_CONTENT_MOST = 2_000_000
_DRAWN_MOST, _DEPTH_MOST = 50_000, 40
_OPENING = re.compile(rb"stream\r?\n")
_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_INLINE = re.compile(rb"/XObject\s*<<(.*?)>>", re.DOTALL)
_POINTERS = tuple(
    re.compile(key + rb"\s*(\d{1,10})\s+\d{1,5}\s+R\b")
    for key in (rb"/Resources", rb"/XObject")
)
_DRAW = re.compile(rb"/\S+\s+Do\b")
_REMEDY = "请用 Word 或浏览器重新导出 PDF 后再试"


class _Stream(NamedTuple):
    head: bytes
    start: int
    end: int

    @property
    def packed(self) -> int:
        return self.head.count(b"FlateDecode")


class _Form(NamedTuple):
    """A drawing: how many others it draws, and which it names."""

    draws: int
    names: frozenset[int]


def guard(source: Source, limits: Limits) -> None:
    """Raise :class:`Unreadable` for a file that would unpack to more than the limits."""
    data, forms = source.data, {}
    for stream in _streams(data):
        form = _FORM.search(stream.head)
        if stream.packed and _too_large(data, stream, limits.unpacked_bytes):
            raise Unreadable(source.name, "PDF 解压后过大", _REMEDY)
        if form and (number := _number(stream.head)) is not None:
            forms[number] = _form(data, stream)
    if forms and _Drawn(forms).most() > _DRAWN_MOST:
        raise Unreadable(source.name, "PDF 图形嵌套过多", _REMEDY)


def _streams(data: bytes) -> Iterator[_Stream]:
    end = 0
    while opening := _OPENING.search(data, end):
        start = opening.end()
        if data[opening.start() - 3 : opening.start()] == b"end":
            end = start
            continue
        head = data[max(end, opening.start() - _HEAD) : opening.start()]
        end = data.find(b"endstream", start)
        if end < 0:
            end = len(data)
        yield _Stream(head[max(head.rfind(b"endobj"), 0) :], start, end)
        end = min(end + len(b"endstream"), len(data))


def _number(head: bytes) -> int | None:
    found = _OBJECT.findall(head)
    return int(found[-1]) if found else None


def _too_large(data: bytes, stream: _Stream, most: int) -> bool:
    allowed = most if stream.packed == 1 else most // _RATIO
    if (stream.end - stream.start) * _RATIO <= allowed:
        return False
    return sum(map(len, _unpacked(data[stream.start : stream.end], allowed))) > allowed


def _unpacked(packed: bytes, most: int) -> Iterator[bytes]:
    """What is packed, piece by piece, up to a little over ``most`` bytes."""
    unpacker, done = zlib.decompressobj(), 0
    try:
        while packed and done <= most:
            piece = unpacker.decompress(packed, _CHUNK)
            yield piece
            packed, done = unpacker.unconsumed_tail, done + len(piece)
    except zlib.error:
        return  # encrypted or broken: the library will say so


def _form(data: bytes, stream: _Stream) -> _Form:
    content = data[stream.start : stream.end]
    if stream.packed:
        content = b"".join(_unpacked(content, _CONTENT_MOST))
    draws = len(_DRAW.findall(content[:_CONTENT_MOST]))
    return _Form(draws, frozenset(map(int, _REFERENCE.findall(_resources(data, stream.head)))))


def _resources(data: bytes, head: bytes) -> bytes:
    """What the dictionary of a drawing names, there or in an object of its own."""
    for pointer in _POINTERS:
        found = pointer.search(head)
        if not found:
            continue
        start = data.find(b"\n%s 0 obj" % found[1])
        head = data[start : start + _HEAD].partition(b"endobj")[0] if start >= 0 else b""
        if pointer is _POINTERS[-1]:
            return head
    inline = _INLINE.search(head)
    return inline[1] if inline else b""


class _Drawn:
    """How often the drawings of a file are drawn, at the very most."""

    def __init__(self, forms: Mapping[int, _Form]) -> None:
        self._forms = forms
        self._known: dict[int, int] = {}

    def most(self) -> int:
        busy = {number for number, form in self._forms.items() if form.draws}
        return max((self._times(number, busy, ()) for number in busy), default=0)

    def _times(self, number: int, busy: set[int], above: tuple[int, ...]) -> int:
        """1 for the drawing itself, and what it draws; too many for one inside itself."""
        if number not in busy:
            return 1
        form = self._forms[number]
        if number in above:
            return _DRAWN_MOST + 1 if form.draws > 1 else 1
        if len(above) > _DEPTH_MOST:
            return 1
        if number not in self._known:
            times = [self._times(n, busy, (*above, number)) for n in form.names]
            self._known[number] = 1 + form.draws * max(times, default=1)
        return min(self._known[number], _DRAWN_MOST + 1)
