"""A docx file read into a document: body, then footnotes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from lxml import etree

from hengji.readers.assembly import Assembly
from hengji.readers.docx import names as w
from hengji.readers.docx.lightening import Shapes, shortened
from hengji.readers.docx.numbering import Numbering
from hengji.readers.docx.story import Story, Traits
from hengji.readers.docx.styles import Styles, lighten, used_styles
from hengji.readers.docx.text import Inline
from hengji.readers.packages import Package, Relationship
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.report.document import Document, Doubt, Format

_PAGES = re.compile(rb"<(?:\w+:)?Pages>(\d{1,6})</")
_PAGE_BREAK = b'type="page"'
_TEXT = re.compile(rb"<(?:\w+:)?t[ >]")
_TRACKED = (b"del", b"moveFrom")
_ASIDE = ("footnotes", "endnotes", "header", "footer")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_OBJECTS = {
    "Excel": "嵌入的 Excel 表格",
    "ET": "嵌入的 WPS 表格",
    "Word": "嵌入的 Word 文档",
    "WPS": "嵌入的 WPS 文档",
    "PowerPoint": "嵌入的演示文稿",
    "Visio": "嵌入的图",
    "Package": "嵌入的文件",
    "AcroExch": "嵌入的 PDF",
}
"""Embedded objects by the program that made them."""
_RESAVE = "请用 Word 或 WPS 打开，另存为 docx 后再试"


def read(source: Source, limits: Limits) -> Document:
    """Read a docx file. Raises :class:`Unreadable` for one that cannot be read."""
    package = Package(source, limits)
    assembly = Assembly(source, limits)
    try:
        return _read(package, assembly, limits)
    except RecursionError:
        raise Unreadable(source.name, "元素嵌套过深", _RESAVE) from None


def _read(package: Package, assembly: Assembly, limits: Limits) -> Document:
    main = package.main_part("word/document.xml")
    shapes = Shapes(package.markup(main))
    parts = package.relationships(main)
    aside = {part: package.markup(part) for kind in _ASIDE for part in _parts_of(parts, kind)}
    styles, numbering = _styles(package, parts, shapes.sample, aside.values())
    story = Story(assembly, styles, numbering, *_seen(package, assembly, shapes, limits))
    markup = shapes.markup(story.without_effect(shapes.styles_alone()))
    package.refuse_many_nodes(markup, main)  # of the whole: they all become blocks
    root = package.parse(shortened(markup), main)
    body = root.find(w.BODY)
    if body is None:
        raise Unreadable(package.name, "没有正文部分", _RESAVE)
    story.read(body, "正文")
    if story.alternative:
        raise Unreadable(package.name, "正文是嵌入的另一份文件（altChunk），不能读取", _RESAVE)
    pages = story.inline.page if story.traits.paged else None
    _notes(package, story, parts, aside)
    _headers(package, story, root, parts, aside)
    _doubts(package, story)
    if assembly.empty and any("/media/" in name for name in package.names):
        raise Unreadable(
            package.name, "文件里只有图片，没有文字，像是扫描件", "请提供可编辑的原文件"
        )
    return assembly.document(Format.DOCX, pages)


def _styles(
    package: Package, parts: dict[str, Relationship], sample: bytes, aside: Iterable[bytes]
) -> tuple[Styles, Numbering]:
    """The styles that something names, and the lists where anything stands in one."""
    part = next(_parts_of(parts, "styles"), "") if b"pStyle" in sample else ""
    styled = lighten(package.markup(part), used_styles(sample, *aside))
    styles = Styles(package.parse(styled, part) if styled else None)
    numbers = b"numPr" in sample or b"numPr" in styled
    part = next(_parts_of(parts, "numbering"), "") if numbers else ""
    return styles, Numbering(package.tree(part))


def _seen(
    package: Package, assembly: Assembly, shapes: Shapes, limits: Limits
) -> tuple[Inline, Traits]:
    """What reads the text of paragraphs, and what the document is known to hold."""
    sample = shapes.sample
    rendered = b"lastRenderedPageBreak" in sample
    explicit = not rendered and _explicit_pages(package, shapes)
    inline = Inline(
        hides=b"vanish" in sample,
        explicit=explicit,
        tell=partial(assembly.note, Doubt.NOT_READ),
    )
    tracked = any(mark in sample for mark in _TRACKED)
    return inline, Traits(rendered or explicit, tracked, limits.depth)


def _explicit_pages(package: Package, shapes: Shapes) -> bool:
    """Whether explicit breaks alone make the pages: as many as the file says it has.

    Without that a page could have run over, and a wrong page number is worse than none.
    """
    if _PAGE_BREAK not in shapes.sample:
        return False
    pages = _PAGES.search(package.read("docProps/app.xml"))
    return pages is not None and int(pages[1]) == shapes.count(_PAGE_BREAK) + 1


def _parts_of(parts: dict[str, Relationship], kind: str) -> Iterator[str]:
    return (target for k, target in parts.values() if k == kind)


def _notes(
    package: Package, story: Story, parts: dict[str, Relationship], aside: dict[str, bytes]
) -> None:
    for kind, tag in (("footnotes", w.FOOTNOTE), ("endnotes", w.ENDNOTE)):
        for part in _parts_of(parts, kind):
            markup = aside[part]
            if not _TEXT.search(markup):
                continue
            for note in package.parse(markup, part).iterchildren(tag):
                if note.get(w.TYPE) not in _SEPARATORS:
                    story.read(note, "脚注")


def _headers(
    package: Package,
    story: Story,
    root: etree._Element,
    parts: dict[str, Relationship],
    aside: dict[str, bytes],
) -> None:
    """Headers and footers that a section uses, each distinct text once."""
    seen: set[tuple[str, str]] = set()
    references = sorted(root.iter(w.HEADER, w.FOOTER), key=lambda e: e.tag == w.FOOTER)
    for reference in references:
        target = parts.get(reference.get(w.RELATIONSHIP_ID, ""))
        markup = aside.get(target.target, b"") if target else b""
        if target is None or not _TEXT.search(markup):
            continue
        part = "页眉" if reference.tag == w.HEADER else "页脚"
        tree = package.parse(markup, target.target)
        text = "".join(t.text or "" for t in tree.iter(w.T))
        if (part, text) not in seen:
            seen.add((part, text))
            story.read(tree, part)


def _doubts(package: Package, story: Story) -> None:
    for program in sorted(story.inline.objects):
        if not program.startswith("Equation"):
            kind = _OBJECTS.get(program.partition(".")[0], "嵌入的对象")
            story.assembly.note(Doubt.NOT_READ, kind)
    if any(name.endswith("vbaproject.bin") for name in package.names):
        story.assembly.note(Doubt.MACROS)
