"""Tables that became lines of text, put back into rows where the form is known.

Known are the official forms: their headings in a row of lines start a table, the kinds of
cells (labels, numbers, percentages) decide the columns. What can be read in more than one
way is put back as not certain, what cannot be read at all stays text; both are noted.
"""

from __future__ import annotations

from hengji.extraction.forms.cells import compacted
from hengji.extraction.forms.wordings import words_among
from hengji.report.document import Document

_HEADING_LENGTH = 20
_ENOUGH = 3
"""So many lines worded as column headings are a sign of a flattened form."""


def restore(document: Document) -> Document:
    """The document with flattened tables of known forms as tables again."""
    if not _suspected(document):
        return document
    # Most documents have none: what restores them is loaded only for those that do.
    from hengji.extraction.flattened.restoring import restored

    return restored(document)


def _suspected(document: Document) -> bool:
    words: list[str] = []
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) <= _HEADING_LENGTH:
            words.append(text.strip("| "))
        elif text.count(" ") + text.count("|") >= _ENOUGH or "指标" in text:
            apart = text.replace("|", " ").split()[:60]
            words += [word for word in apart if len(word) < _HEADING_LENGTH]
    found = compacted(words)
    headings, _ = words_among(set(found))  # once for all of them
    return sum(map(headings.__contains__, found)) >= _ENOUGH
