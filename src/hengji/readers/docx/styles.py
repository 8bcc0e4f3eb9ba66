"""Paragraph styles: which outline level and which list a style gives its paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from hengji.readers.docx import names as w

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_STYLE, _DEFAULT = b"<w:style ", b"w:default="
_LOOKS = re.compile(rb"<w:rPr>(?:<w:[^<>]*/>|\s+)*+</w:rPr>")
_USED = re.compile(rb'<w:pStyle w:val="([^"]*)"')
_ID = re.compile(rb'w:styleId="([^"]*)"')
_BASE = re.compile(rb'<w:basedOn w:val="([^"]*)"')


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


def children(element: etree._Element) -> dict[str, etree._Element]:
    """The first child of every kind: many times faster than to ``find`` them one by one."""
    found: dict[str, etree._Element] = {}
    for child in element:
        found.setdefault(child.tag, child)
    return found


def numbered(element: etree._Element) -> tuple[str | None, int | None]:
    """List and list level of a ``numPr``; ``None`` where it does not say."""
    own = children(element)
    num, level = own.get(w.NUM_ID), own.get(w.LEVEL_INDEX)
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


def used_styles(*markups: bytes) -> set[bytes] | None:
    """Ids of the paragraph styles that these parts name; ``None`` where that cannot be told."""
    found = [_USED.findall(one) for one in markups]
    told = sum([len(ids) for ids in found])
    whole = told == sum([one.count(b"pStyle") for one in markups])
    return {one for ids in found for one in ids} if whole else None


def lighten(markup: bytes, used: set[bytes] | None) -> bytes:
    """A styles part with the paragraph styles ``used``, what they are based on, no looks.

    Office programs write hundreds of them; parsing them all would take longer than the
    text. ``None`` keeps all paragraph styles.
    """
    first, *styles = markup.split(_STYLE)
    root = first.find(b"<w:styles")
    if root < 0 or not styles:
        return markup
    kept = [one for one in styles if b'"paragraph"' in one[: one.find(b">")]]
    if used is not None:
        kept = _with_bases(kept, used)
    if kept[-1:] != styles[-1:]:
        kept.append(styles[-1])  # the part's end stands behind it
    whole = _STYLE.join([first[: first.find(b">", root) + 1], *kept])
    return _LOOKS.sub(b"", whole)


def _with_bases(styles: list[bytes], used: set[bytes]) -> list[bytes]:
    """Those used and those they are based on, and the one that is used without a name."""
    by_id = {found[1]: one for one in styles if (found := _ID.search(one))}
    wanted = {one for one in used if one in by_id}
    wanted.update(
        [one for one, style in by_id.items() if _DEFAULT in style[: style.find(b">")]]
    )
    reached = list(wanted)
    for name in reached:  # grows as it is walked
        base = _BASE.search(by_id[name])
        if base and base[1] in by_id and base[1] not in wanted:
            wanted.add(base[1])
            reached.append(base[1])
    return [style for one, style in by_id.items() if one in wanted]


class Styles:
    """The paragraph styles of one document, inheritance resolved on demand."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for style in () if root is None else root.iterchildren(w.STYLE):
            if style.get(w.TYPE) != "paragraph":
                continue
            name = style.get(w.STYLE_ID, "")
            self._elements[name] = style
            if w.on(style.get(w.DEFAULT, "0")):
                self.default = name

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
            own = children(self._elements[style])
            properties = children(own[w.PPR]) if w.PPR in own else {}
            if not told:
                told, level = _own_level(own.get(w.NAME), properties.get(w.OUTLINE))
            list_ = properties.get(w.NUM_PR)
            if list_ is not None:
                num, depth = numbered(list_)
                list_level = depth if list_level is None else list_level
                if not carrier and num is not None:
                    num_id, carrier = num, style
            based = own.get(w.BASED_ON)
            style = "" if based is None else based.get(w.VAL, "")
        return Style(level, "" if num_id == "0" else num_id, list_level, carrier)


def _own_level(
    name: etree._Element | None, outline: etree._Element | None
) -> tuple[bool, int | None]:
    """Whether a style itself tells an outline level, and which."""
    if outline is not None:
        return True, outline_level(outline.get(w.VAL))
    heading = None if name is None else _HEADING.fullmatch(name.get(w.VAL, "").strip())
    return (True, int(heading[1])) if heading else (False, None)
