"""Bytes of a page → Document."""

from __future__ import annotations

import re

from lxml import etree

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.assembly import Assembly
from hengji.readers.encoding import decode
from hengji.readers.html.flow import Lines, flow, text_of, visible
from hengji.readers.html.tables import caption, is_layout, read_cells
from hengji.readers.reader import Limits, Source, Unreadable
from hengji.report.document import Document, Doubt, Format

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{3,20})", re.IGNORECASE)
_DECLARATION = lazy_pattern(r"^\s*<\?xml[^>]*\?>")
_SITE = lazy_pattern(r"\s*[-_|—–]{1,2}\s*")
_HEAD = 4096
_ATTACHED = b"mime-version:", b"content-type:"


def read_html(source: Source, limits: Limits) -> Document:
    """Read a page, or the page inside a web archive. Raises :class:`Unreadable`."""
    data, declared = _page(source)
    text, damaged = decode(data, source.name, declared)
    root, whole = _parsed(text, source.name)
    assembly = Assembly(source, limits)
    if not whole:
        assembly.note(Doubt.CUT_OFF, "网页嵌套过深")
    if damaged:
        assembly.note(Doubt.UNREADABLE_TEXT, "部分字节不是有效的文字")
    body = root.find("body")
    title = _title(root, body)
    if title:
        assembly.paragraph(title, part="标题")
    _Body(assembly).read(root if body is None else body)
    return assembly.document(Format.HTML)


def _page(source: Source) -> tuple[bytes, str]:
    """The bytes of the page and the encoding it names."""
    data = source.data
    declared = _CHARSET.search(data[:_HEAD].replace(b"\0", b""))
    encoding = declared[1].decode("ascii") if declared else ""
    if not data[:_HEAD].lstrip().lower().startswith(_ATTACHED):
        return data, encoding
    import email

    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                return content, part.get_content_charset("") or encoding
    raise Unreadable(source.name, "网页存档里没有正文", "请另存为 docx 后再试")


def _parsed(text: str, name: str) -> tuple[etree._Element, bool]:
    """The root, and whether the parser got to the end."""
    parser = etree.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    text = _DECLARATION.sub("", text)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable(name, "网页里没有内容", "请重新保存网页，或另存为 docx 后再试")
    return root, not any("xcessive depth" in entry.message for entry in parser.error_log)


def _title(root: etree._Element, body: etree._Element | None) -> str:
    """The page's title, unless the text shows it anyway."""
    found = root.find("head/title")
    title = visible(found.text or "") if found is not None else ""
    head = "".join(_SITE.split(title, maxsplit=1)[0].split())
    if not head or body is None:
        return title if head else ""
    shown = "".join(text_of(body).split())
    return "" if head in shown else title


class _Body:
    """Turns the flow of one page into blocks."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly

    def read(self, root: etree._Element) -> None:
        def paragraph(text: str, level: int | None) -> None:
            self._assembly.paragraph(text, level=level)

        flow(root, Lines(paragraph), self._table)

    def _table(self, table: etree._Element) -> bool:
        if is_layout(table):
            return False
        waiting = [table]
        while waiting:
            nested: list[etree._Element] = []
            one = waiting.pop(0)
            self._assembly.table(read_cells(one, nested), caption=caption(one))
            waiting[:0] = nested
        return True
