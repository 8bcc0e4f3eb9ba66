"""Paragraph styles: which outline level and which list a style gives its paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from hengji.readers.docx import names as w

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9


class Style(NamedTuple):
    """``level`` is the outline level from 1, ``None`` for body text.

    ``num_id`` and ``list_level`` name a list; ``num_id`` ``""`` is none. ``list_level`` is
    ``None`` where the list itself tells it, by the style that carries the list.
    """

    level: int | None = None
    num_id: str = ""
    list_level: int | None = None
    carrier: str = ""


NO_STYLE = Style()


def numbered(element: etree._Element) -> tuple[str | None, int | None]:
    """List and list level of a ``numPr``; ``None`` where it does not say."""
    num = element.find(w.NUM_ID)
    level = element.find(w.LEVEL_INDEX)
    return (
        None if num is None else num.get(w.VAL, "0"),
        None if level is None else integer(level.get(w.VAL)),
    )


def integer(value: str | None, default: int = 0) -> int:
    """An attribute's number; ``default`` where it is missing or none."""
    try:
        return int(value or "")
    except ValueError:
        return default


def outline_level(value: str | None) -> int | None:
    """The level from 1 of an ``outlineLvl``, whose values count from 0; 9 is body text."""
    level = integer(value, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else None


class Styles:
    """The paragraph styles of one document, inheritance resolved on demand.

    ``numbers``: some style gives its paragraphs a list number.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.numbers = False
        self.default = ""
        for style in () if root is None else root.iterchildren(w.STYLE):
            if style.get(w.TYPE) != "paragraph":
                continue
            name = style.get(w.STYLE_ID, "")
            self._elements[name] = style
            if w.on(style.get(w.DEFAULT, "0")):
                self.default = name
            if not self.numbers:
                self.numbers = style.find(f"{w.PPR}/{w.NUM_PR}") is not None

    def named(self, style: str) -> Style:
        """What the style of this id gives; nothing for one that is not defined."""
        found = self._resolved.get(style)
        if found is None:
            found = self._resolved[style] = self._resolve(style)
        return found

    def _resolve(self, style: str) -> Style:
        level: int | None = None
        told, num_id, list_level, carrier = False, "", None, ""
        seen: set[str] = set()
        while style in self._elements and style not in seen:
            seen.add(style)
            element = self._elements[style]
            if not told:
                told, level = _own_level(element)
            properties = element.find(w.PPR)
            list_ = None if properties is None else properties.find(w.NUM_PR)
            if list_ is not None:
                num, depth = numbered(list_)
                list_level = depth if list_level is None else list_level
                if not carrier and num is not None:
                    num_id, carrier = num, style
            based = element.find(w.BASED_ON)
            style = "" if based is None else based.get(w.VAL, "")
        return Style(level, "" if num_id == "0" else num_id, list_level, carrier)


def _own_level(style: etree._Element) -> tuple[bool, int | None]:
    """Whether the style itself tells an outline level, and which."""
    properties = style.find(w.PPR)
    outline = None if properties is None else properties.find(w.OUTLINE)
    if outline is not None:
        return True, outline_level(outline.get(w.VAL))
    name = style.find(w.NAME)
    heading = None if name is None else _HEADING.fullmatch(name.get(w.VAL, "").strip())
    return (True, int(heading[1])) if heading else (False, None)
