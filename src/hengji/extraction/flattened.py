"""Tables that became lines of text, put back into rows where the form is known."""

from __future__ import annotations

from hengji.report.document import Document


def restore(document: Document) -> Document:
    """The document with flattened tables of known forms as tables again."""
    return document
