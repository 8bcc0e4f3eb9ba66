"""Running text: quantities, facts, stated relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hengji.report.document import Document
from hengji.report.facts import Fact
from hengji.report.outline import Section
from hengji.report.relations import Relation


@dataclass(frozen=True, slots=True)
class Prose:
    """What running text says: facts with a term, all other quantities, relations."""

    facts: tuple[Fact, ...] = ()
    quantities: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()


def read_prose(
    documents: Sequence[Document], sections: Sequence[Section], year: int | None
) -> Prose:
    """Read every paragraph of the package."""
    return Prose()
