"""What a passage is, and the registry of all of them.

A passage is one file below ``passages/``: its docstring says why it is there, its draft is
markup made from the year's facts, a paragraph each. It writes nothing that no record says:
where facts it needs are missing it names them instead.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from hengji.composition.facts import Facts

Draft = Callable[[Facts], Iterator[str]]


class Lacking(Exception):
    """Facts that a draft needs and that are not recorded, by their Chinese names."""

    def __init__(self, *labels: str) -> None:
        super().__init__("、".join(labels))
        self.labels = labels


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage. ``needs``: keys of facts without which nothing is written."""

    code: str
    title: str
    why: str
    needs: tuple[str, ...]
    write: Draft

    def draft(self, facts: Facts) -> tuple[str, ...]:
        """The draft as markup, a paragraph each. Raises :class:`Lacking`."""
        missing = [facts(key).label for key in self.needs if not facts.has(key)]
        if missing:
            raise Lacking(*dict.fromkeys(missing))
        return tuple(self.write(facts))


def passage(title: str, *, needs: tuple[str, ...] = ()) -> Callable[[Draft], Passage]:
    """Declare the passage of this file; its code is the file's name."""

    def declare(write: Draft) -> Passage:
        code = write.__module__.rpartition(".")[2].replace("_", "-")
        why = sys.modules[write.__module__].__doc__ or ""
        return Passage(code, title, why.strip(), needs, write)

    return declare


@cache
def all_passages() -> dict[str, Passage]:
    """Every passage by its code."""
    from hengji.composition import passages

    found: dict[str, Passage] = {}
    for module in pkgutil.iter_modules(passages.__path__):
        loaded = importlib.import_module(f"{passages.__name__}.{module.name}")
        one = loaded.draft
        assert isinstance(one, Passage)
        found[one.code] = one
    return found


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text that the unit wrote: its lines, empty ones left out."""
    return (line.strip() for line in text.splitlines() if line.strip())
