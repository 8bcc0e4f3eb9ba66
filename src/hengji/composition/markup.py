"""Markup: text with fields, as layouts, drafts and edited passages are written.

``{{final.basic}}`` stands for a field with its unit (300.00万元), ``{{final.basic#}}`` for
its digits alone. Everything else is plain text. ``parse`` and ``markup_of`` are inverse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hengji.composition.runs import Field, FigureField, Run, Runs, TextField

_SLOT = re.compile(r"\{\{([^{}#\s]+)(#?)\}\}")


class UnknownField(LookupError):
    """A key that stands for nothing in this year's facts."""

    def __init__(self, key: str) -> None:
        super().__init__(f"没有名为“{key}”的数据项")
        self.key = key


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a field in a text."""

    key: str
    bare: bool = False

    def __str__(self) -> str:
        return f"{{{{{self.key}{'#' if self.bare else ''}}}}}"


Lookup = Callable[[str], Field]
"""The field of a key; raises :class:`UnknownField`."""


def parse(markup: str) -> tuple[str | Slot, ...]:
    """Plain texts and slots in their order; what is no well-formed slot stays text."""
    parts: list[str | Slot] = []
    end = 0
    for found in _SLOT.finditer(markup):
        if found.start() > end:
            parts.append(markup[end : found.start()])
        parts.append(Slot(found[1], bool(found[2])))
        end = found.end()
    if end < len(markup):
        parts.append(markup[end:])
    return tuple(parts)


def keys(markup: str) -> tuple[str, ...]:
    """The keys that a text names, in their order."""
    return tuple(part.key for part in parse(markup) if isinstance(part, Slot))


def fill(markup: str, lookup: Lookup) -> Runs:
    """The text with its fields filled in. Raises :class:`UnknownField`."""
    return tuple(_filled(part, lookup) for part in parse(markup))


def _filled(part: str | Slot, lookup: Lookup) -> Run:
    if isinstance(part, str):
        return part
    field = lookup(part.key)
    if isinstance(field, FigureField) and part.bare:
        return field.without_unit()
    return field


def markup_of(runs: Iterable[Run]) -> str:
    """The markup that gives these runs again, to be edited."""
    return "".join(_written(run) for run in runs)


def _written(run: Run) -> str:
    match run:
        case FigureField():
            return str(Slot(run.key, run.bare))
        case TextField():
            return str(Slot(run.key))
        case str():
            return run
