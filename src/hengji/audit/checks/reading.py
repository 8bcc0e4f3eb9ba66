"""What a reader could not read for certain, as outcomes of a rule."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.audit.rule import Case, Outcome, breach, passed
from hengji.report.document import Doubt


def told(case: Case, *kinds: Doubt) -> Iterator[Outcome]:
    """One breach a document with every place and what stands there; else passed."""
    for document in case.report.documents:
        notes = [note for note in document.notes if note.doubt in kinds]
        if notes:
            what = dict.fromkeys(note.detail or note.doubt.value for note in notes)
            yield breach(
                *(note.place for note in notes), count=len(notes), what="；".join(what)
            )
        elif document.blocks:
            yield passed()


def doubts(case: Case, *kinds: Doubt) -> Iterator[Outcome]:
    """One breach a document and kind of doubt, with every place; else passed."""
    for document in case.report.documents:
        for kind in kinds:
            notes = [note for note in document.notes if note.doubt is kind]
            if notes:
                yield breach(*(note.place for note in notes), count=len(notes))
        if document.blocks and not any(note.doubt in kinds for note in document.notes):
            yield passed()
