"""What a reader is, what it may spend, and how it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hengji.report.document import Document, Format


class Unreadable(Exception):
    """A file that cannot be read, in words for its owner: what is wrong, and the remedy.

    Never holds the file's contents. ``place`` says where in the file, ``""`` for all.
    """

    def __init__(self, name: str, problem: str, remedy: str, place: str = "") -> None:
        where = f"{name} › {place}" if place else name
        super().__init__(f"{where}：{problem}。{remedy}。")
        self.name, self.problem, self.remedy, self.place = name, problem, remedy, place


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Beyond them a file is refused, never half guessed.

    ``file_bytes`` size on disk; ``entries`` of a zip file; ``unpacked_bytes`` of one zip
    part, ``unpacked_total`` of all; ``ratio`` of unpacked to packed, asked only of parts
    larger than ``harmless_bytes``; ``nodes`` elements and attributes of one XML part that
    is held whole (120 bytes each); ``cells`` and ``rows`` of a document's tables;
    ``pages`` of a PDF; ``depth`` of nested elements; ``characters`` of text.
    """

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 60_000_000
    unpacked_total: int = 150_000_000
    ratio: int = 200
    harmless_bytes: int = 1_000_000
    entries: int = 5_000
    nodes: int = 4_000_000
    cells: int = 400_000
    rows: int = 100_000
    pages: int = 2_000
    depth: int = 256
    characters: int = 5_000_000


class Source(NamedTuple):
    """A file's bytes and its name (base name only)."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. ``recognises`` looks at the bytes only and must be cheap.

    ``read`` imports what it needs when it is called. ``order``: readers are asked from
    the lowest to the highest; text, which takes anything, comes last.
    """

    format: Format
    title: str
    order: int
    recognises: Callable[[Source], bool]
    read: Callable[[Source, Limits], Document]
