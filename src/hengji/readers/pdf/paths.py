"""What is drawn on a page: ruling lines, which are strokes, thin bars or frames; pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import pypdfium2_raw as pdfium

from hengji.readers.pdf.calls import Calls, address, calls
from hengji.readers.pdf.content import Rule

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_INVISIBLE = 3
_LINE_TO, _MOVE_TO = 0, 2
_THIN = 2.6
"""Points; a bar no thicker than this is a line."""
_SHORT = 4.0
_DASH_GAP, _DASH_LEVEL, _DASHES_LEAST, _DASHED_LEAST = 4.5, 0.7, 4, 16.0
"""Points between two dashes and across them; how many, and how long, make a line."""
_OBJECTS_MOST, _POINTS_MOST, _DEPTH_MOST = 60_000, 200_000, 4
_Point = tuple[float, float]


class Turn(NamedTuple):
    """From the page's own coordinates to reading position, by quarter turns clockwise."""

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarter % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    def box(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        """The box with its corners in reading position: left, top, right, bottom."""
        if self.quarter == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.quarter == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.quarter == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


class Matrix(NamedTuple):
    """An affine map (a b c d e f) as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> _Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """First ``inner``, then this one."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        return Matrix(a, b, c, d, *self.point(inner.e, inner.f))


class Drawings(NamedTuple):
    """What a page draws. ``overloaded``: too much to read, the lines are left out.

    ``invisible`` is whether its first text is, as in a layer put over a scan.
    """

    horizontal: Sequence[Rule]
    vertical: Sequence[Rule]
    pictures: int
    invisible: bool
    overloaded: bool


_Box = tuple[float, float, float, float]


def read_drawings(page: object, turn: Turn) -> Drawings:
    """The ruling lines and pictures of a page."""
    canvas = _Canvas()
    call = calls()
    canvas.read(address(page), call.object_count, call.object_at)
    if canvas.spent:
        return Drawings((), (), canvas.pictures, canvas.invisible, True)
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    flat: list[Rule] = []
    upright: list[Rule] = []
    for bar in canvas.bars:
        left, top, right, bottom = turn.box(*bar)
        wide, tall = right - left, bottom - top
        if wide >= _SHORT:
            horizontal.append(Rule((top + bottom) / 2, left, right))
        elif tall >= _SHORT:
            vertical.append(Rule((left + right) / 2, top, bottom))
        else:
            if tall <= _THIN:
                flat.append(Rule((top + bottom) / 2, left, right))
            if wide <= _THIN:
                upright.append(Rule((left + right) / 2, top, bottom))
    horizontal += _dashed(flat)
    vertical += _dashed(upright)
    return Drawings(horizontal, vertical, canvas.pictures, canvas.invisible, False)


def _dashed(dashes: list[Rule]) -> Iterator[Rule]:
    """Lines that are drawn dash by dash or dot by dot."""
    if len(dashes) < _DASHES_LEAST:
        return
    dashes.sort()
    levels: list[list[Rule]] = []
    for dash in dashes:
        if not levels or dash.at - levels[-1][0].at > _DASH_LEVEL:
            levels.append([])
        levels[-1].append(dash)
    for level in levels:
        level.sort(key=lambda dash: dash.start)
        yield from _chained(level)


def _chained(level: list[Rule]) -> Iterator[Rule]:
    chain: list[Rule] = []
    for dash in [*level, None]:
        if dash and (not chain or dash.start - chain[-1].end <= _DASH_GAP):
            chain.append(dash)
            continue
        start, end = chain[0].start, max(dash.end for dash in chain)
        if len(chain) >= _DASHES_LEAST and end - start >= _DASHED_LEAST:
            yield Rule(chain[0].at, start, end)
        chain = [dash] if dash else []


class _Canvas:
    """Walks the objects of a page once and counts what that costs."""

    def __init__(self) -> None:
        self.bars: list[_Box] = []
        self.pictures = 0
        self.invisible = False
        self._texts = False
        self._objects, self._points = _OBJECTS_MOST, _POINTS_MOST
        self._call: Calls = calls()
        self._sides = (ctypes.c_float * 4)()
        start = ctypes.addressof(self._sides)
        self._addresses = start, start + 4, start + 8, start + 12
        self._modes = (ctypes.c_int * 2)()
        start = ctypes.addressof(self._modes)
        self._mode_addresses = start, start + 4

    @property
    def spent(self) -> bool:
        return self._objects <= 0 or self._points <= 0

    def read(
        self,
        holder: int,
        count_of: Callable[[int], int],
        part_of: Callable[[int, int], int],
        outer: Matrix | None = None,
        depth: int = 0,
    ) -> None:
        """Read a page or a form; ``outer`` maps its coordinates to those of the page."""
        count = count_of(holder)
        items = list(map(part_of, repeat(holder), range(min(count, self._objects))))
        for item, kind in zip(items, map(self._call.kind, items), strict=True):
            if kind == _PATH:
                self._path(item, outer)
            elif kind == _IMAGE:
                self.pictures += 1
            elif kind == _TEXT and not self._texts:
                self._text(item)
            elif kind == _FORM and depth < _DEPTH_MOST:
                inner = (outer or Matrix()).after(_matrix(item))
                call = self._call
                self.read(item, call.part_count, call.part_at, inner, depth + 1)
            if self._points <= 0:
                return
        self._objects -= count

    def _text(self, item: int) -> None:
        self._texts = True
        handle = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        self.invisible = pdfium.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE

    def _path(self, item: int, outer: Matrix | None) -> None:
        self._points -= 1
        self._call.draw_mode(item, *self._mode_addresses)
        fill, stroke = self._modes
        if not (fill or stroke) or not self._call.bounds(item, *self._addresses):
            return
        box = _placed(tuple(self._sides), outer)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self.bars.append(box)
            return
        handle = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        count = pdfium.FPDFPath_CountSegments(handle)
        self._points -= count
        if self._points > 0:
            self.bars += _bars(handle, count, bool(stroke), outer or Matrix())


def _placed(sides: tuple[float, ...], outer: Matrix | None) -> _Box:
    left, bottom, right, top = sides
    if outer is None:
        return left, bottom, right, top
    ax, ay = outer.point(left, bottom)
    bx, by = outer.point(right, top)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _matrix(item: object) -> Matrix:
    raw = pdfium.FS_MATRIX()
    handle = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT) if isinstance(item, int) else item
    if not pdfium.FPDFPageObj_GetMatrix(handle, raw):
        return Matrix()
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _bars(item: object, count: int, stroked: bool, outer: Matrix) -> Iterator[_Box]:
    """The thin parts of a path, and the sides of those that are framed."""
    matrix = outer.after(_matrix(item))
    for points in _subpaths(item, count):
        placed = [matrix.point(x, y) for x, y in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        box = min(xs), min(ys), max(xs), max(ys)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield box
        elif stroked:
            for (ax, ay), (bx, by) in zip(placed, placed[1:], strict=False):
                yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _subpaths(item: object, count: int) -> Iterator[list[_Point]]:
    """The corners of every straight part; a closed one ends where it began."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    straight = True
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == _MOVE_TO:
            if len(points) > 1 and straight:
                yield points
            points, straight = [], True
        elif kind != _LINE_TO:
            straight = False
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and straight:
        yield points
