"""Which files are taken: their kind is read from their first bytes, not from their name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 30 << 20
"""Bytes of one file; what an office scans at 300 dpi stays below it."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its name for people, its extensions, the type it is served as.

    ``shown``: a browser may show it in the page (a picture); all others are downloads.
    """

    key: str
    label: str
    extensions: tuple[str, ...]
    served_as: str
    shown: bool = False


_OOXML = "application/vnd.openxmlformats-officedocument."
KINDS: Final = {
    one.key: one
    for one in (
        FileKind("pdf", "PDF", ("pdf",), "application/pdf"),
        FileKind("png", "图片", ("png",), "image/png", shown=True),
        FileKind("jpeg", "图片", ("jpg", "jpeg"), "image/jpeg", shown=True),
        FileKind("docx", "Word 文件", ("docx",), f"{_OOXML}wordprocessingml.document"),
        FileKind("xlsx", "Excel 表格", ("xlsx",), f"{_OOXML}spreadsheetml.sheet"),
        FileKind("ofd", "OFD 版式文件", ("ofd",), "application/ofd"),
        FileKind("zip", "压缩包", ("zip",), "application/zip"),
        FileKind("cfb", "旧版 Office 文件", ("doc", "xls", "wps", "et"), "application/msword"),
        FileKind("text", "文本", ("txt", "csv"), "text/plain; charset=utf-8"),
    )
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cfb"),
)
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
_PLAIN = ("utf-8-sig", "gb18030")
_CONTROL = frozenset(range(32)) - {9, 10, 13}


def kind_of(data: bytes) -> FileKind | None:
    """The kind these bytes are of; ``None`` for one that is not taken (a program, a page)."""
    for start, key in _MAGIC:
        if data.startswith(start):
            return KINDS[key]
    if data.startswith(b"PK\x03\x04"):
        return KINDS[_packed(data)] if _packed(data) else None
    return KINDS["text"] if _is_text(data) else None


def _packed(data: bytes) -> str:
    try:
        names = frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile:
        return ""
    return next((key for part, key in _PARTS if part in names), "zip")


def _is_text(data: bytes) -> bool:
    """Words and nothing that a browser would run as a page."""
    head = data[:4096].lstrip().lower()
    if head.startswith((b"<", b"\xef\xbb\xbf<")) or _CONTROL & set(data[:4096]):
        return False
    for encoding in _PLAIN:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
