"""Numbered headings and what each section is for."""

from __future__ import annotations

from collections.abc import Sequence

from hengji.report.document import Document
from hengji.report.outline import Section


def find_sections(documents: Sequence[Document]) -> tuple[Section, ...]:
    """Every heading with its numbering as printed, repeated or missing numbers kept."""
    return ()
