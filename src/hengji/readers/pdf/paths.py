"""Ruling lines among the drawings of a page: strokes, thin bars, frames."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2_raw as pdfium

from hengji.readers.pdf.content import Rule

_PATH, _FORM = 2, 5
_LINE_TO, _MOVE_TO = 0, 2
_THIN = 2.6
"""Points; a bar no thicker than this is a line."""
_SHORT = 4.0
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


class _Budget:
    """What one page may cost."""

    def __init__(self) -> None:
        self.objects, self.points = _OBJECTS_MOST, _POINTS_MOST

    @property
    def spent(self) -> bool:
        return self.objects <= 0 or self.points <= 0


def read_rules(page: object, turn: Turn) -> tuple[list[Rule], list[Rule], bool]:
    """Horizontal and vertical lines, and whether there were too many drawings to read."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    budget = _Budget()
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    for x0, y0, x1, y1 in _bars(objects, Matrix(), 0, budget):
        left, top, right, bottom = turn.box(x0, y0, x1, y1)
        if right - left >= _SHORT and bottom - top <= _THIN:
            horizontal.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORT and right - left <= _THIN:
            vertical.append(Rule((left + right) / 2, top, bottom))
    if budget.spent:
        return [], [], True
    return horizontal, vertical, False


_Box = tuple[float, float, float, float]


def _bars(
    objects: Iterator[object], outer: Matrix, depth: int, budget: _Budget
) -> Iterator[_Box]:
    for item in objects:
        budget.objects -= 1
        if budget.spent:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _PATH:
            yield from _path(item, outer, budget)
        elif kind == _FORM and depth < _DEPTH_MOST:
            inner = outer.after(_matrix(item))
            count = pdfium.FPDFFormObj_CountObjects(item)
            parts = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
            yield from _bars(parts, inner, depth + 1, budget)


def _matrix(item: object) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, raw):
        return Matrix()
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _path(item: object, outer: Matrix, budget: _Budget) -> Iterator[_Box]:
    count = pdfium.FPDFPath_CountSegments(item)
    budget.points -= count
    if budget.spent:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (fill.value or stroke.value):
        return
    matrix = outer.after(_matrix(item))
    for points in _subpaths(item, count):
        placed = [matrix.point(x, y) for x, y in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        box = min(xs), min(ys), max(xs), max(ys)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield box
        elif stroke.value:
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
