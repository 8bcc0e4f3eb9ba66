"""Tables of contents: their lines look like headings and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hengji.report.document import Document, Paragraph, Table

_LINE = re.compile(r"(?:[.…·．。\-_]{3,}|\t|PAGEREF.*)\s*[-—]?\d+[-—]?\s*$")
_HEAD = re.compile(r"[\s　]*目[\s　]*[录錄次][\s　]*$")
_LEADER = re.compile(r"[\s　.…·\d]+$")
"""Dots and page number behind an entry."""


def contents_of(document: Document) -> set[int]:
    """Positions of the lines of a table of contents."""
    blocks = document.blocks
    found = {
        i
        for i, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and block.text.rstrip(" 　-—")[-1:].isdigit()  # cheap: nearly all lines end here
        and _LINE.search(block.text[-40:])
    }
    for i, block in enumerate(blocks[:40]):
        if not isinstance(block, Paragraph) or "目" not in block.text:
            continue
        if _HEAD.match(block.text):
            found.update(_entries(blocks, i + 1))
    return found


def _entries(blocks: Sequence[Paragraph | Table], start: int) -> Iterator[int]:
    """Lines after 目录 up to where the first of them stands again as a heading."""
    first = blocks[start] if start < len(blocks) else None
    if not isinstance(first, Paragraph):
        return
    name = _plain(first.text)
    for i in range(start + 1, len(blocks)):
        block = blocks[i]
        if isinstance(block, Paragraph) and _plain(block.text) == name:
            yield from range(start, i)
            return


def _plain(text: str) -> str:
    return _LEADER.sub("", "".join(text.split()))
