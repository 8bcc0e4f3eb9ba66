"""Lines of text → paragraphs and the tables that text can draw without doubt."""

from __future__ import annotations

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.assembly import Assembly
from hengji.readers.encoding import decode
from hengji.readers.reader import Limits, Source
from hengji.readers.text.dump import Dump
from hengji.readers.text.grids import Grids
from hengji.readers.text.wrapping import Wrapping
from hengji.report.document import Document, Doubt, Format

_BREAKS = lazy_pattern(r"\r\n|[\n\r\v\f\u2028\u2029]")
_HEADING = lazy_pattern(r"(#{1,6})[ \t]+(\S.*?)[ \t#]*$")
_SEPARATOR = lazy_pattern(
    r"(?m)^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?\r?$"
)
_MARKDOWN_HEADING = lazy_pattern(r"(?m)^#{1,6}[ \t]+\S")
_EMPHASIS = lazy_pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = lazy_pattern(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def read_text(source: Source, limits: Limits) -> Document:
    """Read a text or markdown file. Raises :class:`Unreadable` for what is neither."""
    text, damaged = decode(source.data, source.name)
    assembly = Assembly(source, limits)
    if damaged:
        assembly.note(Doubt.UNREADABLE_TEXT, "部分字节不是有效的文字")
    markdown = bool(_MARKDOWN_HEADING.search(text) or _SEPARATOR.search(text))
    _read_lines(_BREAKS.split(text), assembly, markdown)
    return assembly.document(Format.MARKDOWN if markdown else Format.TEXT)


def _read_lines(lines: list[str], assembly: Assembly, markdown: bool) -> None:
    wrapping, dump, grids = Wrapping(lines), Dump(lines), Grids(lines)
    at = gap = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at, gap = at + 1, gap + 1
            continue
        after = dump.read(at, assembly) if line[0] == "\t" else at
        if after == at and ("|" in line or "\t" in line):
            after = grids.read(at, assembly)
        if after == at:
            text, after = wrapping.whole(at)
            if markdown:
                _markdown_paragraph(text, assembly, gap)
            else:
                assembly.paragraph(text, gap=gap)
        at, gap = after, 0


def _markdown_paragraph(text: str, assembly: Assembly, gap: int) -> None:
    level = None
    heading = _HEADING.match(text)
    if heading:
        level, text = len(heading[1]), heading[2]
    text = _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    assembly.paragraph(text, level=level, gap=gap)
