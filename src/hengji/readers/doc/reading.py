"""Bytes of a Word 97–2003 file → Document."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from hengji.readers.assembly import Assembly
from hengji.readers.compound import stream
from hengji.readers.doc.layout import (
    Text,
    character_runs,
    paragraph_runs,
    read_header,
    read_pieces,
)
from hengji.readers.doc.lists import Lists
from hengji.readers.doc.marks import Marks, invisible, read_marks
from hengji.readers.doc.rows import TableRows
from hengji.readers.doc.styles import read_styles
from hengji.readers.invisible import without_unseen
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.report.document import Document, Doubt, Format

_ENDS = frozenset("\r\x07\x0c")
_FIELD_BEGIN, _FIELD_SPLIT, _FIELD_END = "\x13", "\x14", "\x15"
_REPLACED = {"\x0b": "\n", "\x1e": "-", "\xa0": " ", "\t": "\t", "\x0e": "\n"}
_PARTS = ("正文", "脚注", "页眉", "", "批注", "尾注", "文本框", "")
_SHOWN = (0, 1, 5, 6, 2)
_PAGE_NUMBER = "0123456789 -—－第页共/\u3000"
_BODY_LEVEL = 9
_HEADINGS = range(1, 10)
_BROKEN = (struct.error, IndexError, ValueError, OverflowError, KeyError)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the file: its text, the character that ends it, its properties."""

    text: str
    end: str
    marks: Marks


def read_doc(source: Source, limits: Limits) -> Document:
    """Read a .doc file. Raises :class:`Unreadable` if it is locked, older or broken."""
    main = stream(source.data, source.name, "WordDocument")
    try:
        file = _File(main, source, limits)
        assembly = Assembly(source, limits)
        for number in _SHOWN:
            _write(file.lines(number), assembly, _PARTS[number])
    except _BROKEN:
        raise Unreadable(
            source.name, "文件不完整或已损坏", "请用 Word 或 WPS 打开，另存为 docx 后再试"
        ) from None
    return assembly.document(Format.DOC)


class _File:
    """The streams of one file, ready to be read paragraph by paragraph."""

    def __init__(self, main: bytes, source: Source, limits: Limits) -> None:
        header = read_header(main, source.name)
        title = "1Table" if header.second_table else "0Table"
        table = stream(source.data, source.name, title)
        self._elsewhere = stream(source.data, source.name, "Data")
        self._text = Text(main, read_pieces(header, table), limits.characters)
        self._paragraphs = paragraph_runs(header, table)
        self._lengths = header.lengths
        self._hidden = invisible(character_runs(header, table))
        self._styles = read_styles(header, table)
        self._lists = Lists(header, table)
        self._known: dict[tuple[int, bytes], Marks] = {}

    def lines(self, part: int) -> Iterator[_Line]:
        """The paragraphs of a sub-document."""
        start = sum(self._lengths[:part])
        characters = self._text.characters
        end = min(start + self._lengths[part], len(characters))
        first = start
        for at in range(start, end):
            if characters[at] in _ENDS:
                yield self._line(first, at)
                first = at + 1
        if first < end:
            yield self._line(first, end - 1, whole=True)

    def _line(self, first: int, last: int, *, whole: bool = False) -> _Line:
        characters = self._text.characters
        end = "\r" if whole else characters[last]
        text = self._visible(first, last + whole)
        run = self._paragraphs.at(self._text.offset(last))
        if run is None:
            return _Line(text, end, Marks())
        key = run.style, run.properties
        if key not in self._known:
            full = self._styles.get(run.style, b"") + run.properties
            self._known[key] = read_marks(run.style, full, self._elsewhere)
        marks = self._known[key]
        if marks.list_id and text.strip():
            text = self._lists.label(marks.list_id, marks.list_level) + text
        return _Line(text, end, marks)

    def _visible(self, first: int, after: int) -> str:
        """The text without field codes, pictures, deleted and hidden stretches."""
        text = self._text.characters[first:after]
        if self._hidden:
            text = "".join(
                char for at, char in enumerate(text, first) if not self._is_hidden(at, char)
            )
        if text.isprintable():
            return text
        return without_unseen("".join(_without_codes(text)))

    def _is_hidden(self, at: int, char: str) -> bool:
        offset = self._text.offset(at)
        return char >= " " and self._hidden.at(offset) is not None


def _without_codes(text: str) -> Iterator[str]:
    coded: list[bool] = []  # for every open field, are we in its code?
    for char in text:
        if char == _FIELD_BEGIN:
            coded.append(True)
        elif char == _FIELD_SPLIT and coded:
            coded[-1] = False
        elif char == _FIELD_END and coded:
            coded.pop()
        elif not any(coded):
            if char >= " " and char != "\x7f":
                yield _REPLACED.get(char, char)
            else:
                yield _REPLACED.get(char, "")


def _write(lines: Iterator[_Line], assembly: Assembly, part: str) -> None:
    rows = TableRows()
    seen: set[str] = set()
    for line in lines:
        marks = line.marks
        if part == "页眉":
            if line.text in seen or line.text.strip(_PAGE_NUMBER) == "":
                continue  # the same header once for every section; page numbers
            seen.add(line.text)
        if marks.in_table and part == "正文":
            rows.add(line.text, line.end, marks)
            continue
        _end_table(rows, assembly)
        if line.text.strip():
            assembly.paragraph(line.text, part=part, level=_level(marks))
    _end_table(rows, assembly)


def _end_table(rows: TableRows, assembly: Assembly) -> None:
    if rows.empty:
        return
    if rows.nested:
        assembly.note(Doubt.LOST_STRUCTURE, "单元格里的表格按文字读出")
    assembly.table(rows.drafts())
    rows.clear()


def _level(marks: Marks) -> int | None:
    if marks.outline is not None and marks.outline < _BODY_LEVEL:
        return marks.outline + 1
    return marks.style if marks.style in _HEADINGS else None
