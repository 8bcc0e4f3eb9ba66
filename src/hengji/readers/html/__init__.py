"""HTML, as pages are saved and as Word, Excel and many systems export it."""

from __future__ import annotations

import re

from hengji.readers.reader import Limits, Reader, Source
from hengji.report.document import Document, Format

_HEAD = 4096
_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|table|div|p|h[1-6]|"
    rb"span|font|center|article|section|[ou]l|strong|b|br|!--)[\s>/\[-]"
)
_MHTML = re.compile(rb"(?m)^mime-version:|^content-type:\s*multipart/related")
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"


def _recognises(source: Source) -> bool:
    head = source.data[:_HEAD].replace(b"\0", b"").lstrip(_MARKS).lower()
    if head.startswith(b"<?xml"):
        return b"<html" in head
    return bool(_START.match(head) or _MHTML.match(head))


def _read(source: Source, limits: Limits) -> Document:
    from hengji.readers.html.reading import read_html

    return read_html(source, limits)


READER = Reader(Format.HTML, "网页", 50, _recognises, _read)
