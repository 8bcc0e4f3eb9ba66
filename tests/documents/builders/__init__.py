"""Blocks → bytes, one module a format. The same blocks give the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from documents.builders.docx import build_docx
from documents.builders.html import build_html
from documents.builders.markdown import build_markdown
from documents.builders.pdf import build_pdf
from documents.builders.text import build_text
from documents.builders.xlsx import build_xlsx
from documents.model import Block

BUILDERS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "docx": build_docx,
    "xlsx": build_xlsx,
    "pdf": build_pdf,
    "html": build_html,
    "txt": build_text,
    "md": build_markdown,
}

__all__ = ["BUILDERS", "build_docx", "build_html", "build_markdown", "build_pdf", "build_text",
           "build_xlsx"]  # fmt: skip
