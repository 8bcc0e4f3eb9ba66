"""The official forms among a document's tables."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.extraction.identity import Identity
from hengji.report.document import Document
from hengji.report.facts import Fact
from hengji.report.forms import Form
from hengji.report.relations import Relation


def find_forms(documents: Sequence[Document], identity: Identity) -> tuple[Form, ...]:
    """Every official form of the package, several in one file included."""
    return ()


def facts_of_forms(forms: Sequence[Form]) -> tuple[Fact, ...]:
    """The facts that stand in forms, in reading order."""
    return ()


def relations_of_tables(
    documents: Sequence[Document], forms: Sequence[Form]
) -> tuple[Relation, ...]:
    """Sums that tables state by their layout: a total row, a class and its items."""
    return ()
