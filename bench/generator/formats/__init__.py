"""A draft as the bytes of a file: txt in several flattenings, md, html, docx, xlsx, pdf."""

from __future__ import annotations

import random
from collections.abc import Callable

from generator.formats import markup, ooxml, plain, sheet
from generator.report import Draft

WRITERS: dict[str, Callable[[Draft, random.Random], bytes]] = {
    "docx": ooxml.write,
    "html": markup.html,
    "md": markup.markdown,
    "xlsx": sheet.write,
    **{f"txt-{name}": writer for name, writer in plain.WRITERS.items()},
}
LOSSY = {"txt-lines", "txt-dropped", "txt-spaces"}
"""Flattenings in which a table's columns cannot be told for certain."""


def write(draft: Draft, form: str, rng: random.Random) -> bytes:
    """The draft in one format; ``pdf`` imports its writer when it is asked for."""
    if form == "pdf":
        from generator.formats import pdf

        return pdf.write(draft, rng)
    return WRITERS[form](draft, rng)


def suffix(form: str) -> str:
    """The file name's ending of a format."""
    return form.partition("-")[0]
