"""Drawings that may hold figures no reader sees: large pictures, charts, diagrams."""

from __future__ import annotations

import re

from lxml import etree

_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_SIZE = re.compile(r"(width|height)\s*:\s*(\d+(?:\.\d+)?)(pt|in|cm|mm)")
_CENTIMETRE = 360_000
"""English metric units, in which drawings are measured."""
_UNITS = {"pt": 12_700, "in": 914_400, "cm": _CENTIMETRE, "mm": _CENTIMETRE // 10}
_WIDE, _HIGH = 10 * _CENTIMETRE, 5 * _CENTIMETRE
"""So large a picture may be a table or a page; smaller ones are emblems, seals, signatures."""
_KINDS = (("/chart", "图表"), ("/diagram", "示意图"), ("/picture", "图片"))


def unseen_in(drawing: etree._Element) -> str:
    """What a drawing without text holds that is not read; ``""`` for nothing of weight."""
    for data in drawing.iter(_GRAPHIC):
        uri = data.get("uri", "")
        kind = next((kind for mark, kind in _KINDS if mark in uri), "")
        if kind and (kind != "图片" or _is_large(*_extent(drawing))):
            return kind
    for shape in drawing.iter(_SHAPE):
        if next(shape.iter(_IMAGE), None) is not None and _is_large(*_styled(shape)):
            return "图片"
    return ""


def _extent(drawing: etree._Element) -> tuple[int, int]:
    for extent in drawing.iter(_EXTENT):
        wide, high = extent.get("cx", ""), extent.get("cy", "")
        if wide.isdecimal() and high.isdecimal():
            return int(wide[:12]), int(high[:12])
    return 0, 0


def _styled(shape: etree._Element) -> tuple[int, int]:
    """Width and height of a shape of the old kind, by its style."""
    sizes = {
        side: int(float(number[:9]) * _UNITS[unit])
        for side, number, unit in _SIZE.findall(shape.get("style", ""))
    }
    return sizes.get("width", 0), sizes.get("height", 0)


def _is_large(wide: int, high: int) -> bool:
    return wide >= _WIDE and high >= _HIGH
