"""Automatic numbering turned back into the numbers that are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from hengji.readers.counting import printed
from hengji.readers.docx import names as w
from hengji.readers.docx.styles import children, integer
from hengji.readers.docx.symbols import bullet

_SLOT = re.compile(r"%([1-9])")
_DEPTH = 9


class Level(NamedTuple):
    """How one level of a list prints: ``text`` has slots ``%1`` … ``%9``.

    ``restart`` is the level (from 1) whose use restarts this one, 0 for never, ``None``
    for any higher level. ``legal``: every slot in Arabic digits. ``apart``: set off from
    the text by a tab or space.
    """

    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    apart: bool
    style: str


@dataclass
class _List:
    """A definition and where its counters stand. Lists of one definition share them."""

    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


@dataclass
class _Instance:
    """A list: the definition it shares, its levels, and where it starts anew."""

    shared: _List
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one document. :meth:`label` must be asked in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._definitions: dict[str, etree._Element] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance | None] = {}
        if root is None:
            return
        for one in root.iterchildren(w.ABSTRACT_NUM):
            name = one.get(w.ABSTRACT_NUM_ID, "")
            self._definitions[name] = one
            link = one.find(w.STYLE_LINK)
            if link is not None:
                self._linked[link.get(w.VAL, "")] = name
        for one in root.iterchildren(w.NUM):
            self._numbers[one.get(w.NUM_ID, "")] = one

    def level_of(self, num_id: str, style: str) -> int:
        """The level that a list binds to a paragraph style; the first if none."""
        instance = self._instance(num_id)
        if instance is not None:
            for index, level in instance.levels.items():
                if level.style == style:
                    return index
        return 0

    def label(self, num_id: str, index: int) -> tuple[str, bool]:
        """Count one paragraph: its number as printed, and whether it stands apart."""
        instance = self._instance(num_id)
        if instance is None:
            return "", False
        levels = instance.levels
        level = levels.get(index)
        if level is None:
            return "", False
        self._advance(instance, levels, index)
        if level.format == "bullet":
            return bullet(level.text), True
        counters = instance.shared.counters

        def fill(slot: re.Match[str]) -> str:
            at = int(slot[1]) - 1
            source = levels.get(at)
            if source is None or at > index:
                return ""
            return printed(counters[at], "decimal" if level.legal else source.format)

        return _SLOT.sub(fill, level.text).strip(), level.apart

    @staticmethod
    def _advance(instance: _Instance, levels: dict[int, Level], index: int) -> None:
        counters = instance.shared.counters
        for higher in range(index):
            if higher in levels:
                counters.setdefault(higher, levels[higher].start)
        if index in instance.starts:
            counters[index] = instance.starts.pop(index)
        elif index in counters:
            counters[index] += 1
        else:
            counters[index] = levels[index].start
        for deeper in range(index + 1, _DEPTH):
            if deeper in levels:
                restart = levels[deeper].restart
                if restart is None or index < restart:
                    counters.pop(deeper, None)

    def _instance(self, num_id: str) -> _Instance | None:
        if num_id not in self._instances:
            self._instances[num_id] = self._build(num_id)
        return self._instances[num_id]

    def _build(self, num_id: str) -> _Instance | None:
        number = self._numbers.get(num_id)
        reference = None if number is None else number.find(w.ABSTRACT_NUM_ID)
        if number is None or reference is None:
            return None
        name = self._definition(reference.get(w.VAL, ""))
        if name not in self._definitions:
            return None
        if name not in self._lists:
            self._lists[name] = _List(_levels(self._definitions[name]))
        overrides: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for one in number.iterchildren(w.LEVEL_OVERRIDE):
            overrides.update(_levels(one))
            start = one.find(w.START_OVERRIDE)
            if start is not None:
                starts[integer(one.get(w.LEVEL_INDEX))] = integer(start.get(w.VAL), 1)
        shared = self._lists[name]
        return _Instance(shared, shared.levels | overrides, starts)

    def _definition(self, name: str) -> str:
        """Follow a definition that only names a list style to the one that holds it."""
        element = self._definitions.get(name)
        link = None if element is None else element.find(w.NUM_STYLE_LINK)
        return name if link is None else self._linked.get(link.get(w.VAL, ""), name)


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        integer(one.get(w.LEVEL_INDEX)): _level(one) for one in parent.iterchildren(w.LEVEL)
    }


def _level(element: etree._Element) -> Level:
    own = children(element)

    def value(name: str) -> str | None:
        found = own.get(name)
        return None if found is None else found.get(w.VAL)

    legal = own.get(w.LEGAL)
    restart = value(w.LEVEL_RESTART)
    return Level(
        start=integer(value(w.START), 0),
        format=_format(element),
        text=value(w.LEVEL_TEXT) or "",
        restart=None if restart is None else integer(restart),
        legal=legal is not None and w.on(legal.get(w.VAL)),
        apart=value(w.SUFFIX) != "nothing",
        style=value(w.P_STYLE) or "",
    )


def _format(level: etree._Element) -> str:
    """The number style; newer ones stand in a choice with an older one to fall back on."""
    found = level.find(w.NUM_FMT)
    if found is None:
        found = level.find(f"{w.ALTERNATE}/{w.FALLBACK}/{w.NUM_FMT}")
    return "decimal" if found is None else found.get(w.VAL, "decimal")
