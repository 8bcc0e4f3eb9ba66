"""Files that are no documents but often sent as one: refused in words that help."""

from __future__ import annotations

from hengji.readers.reader import Source, Unreadable

_RESAVE = "请用原来的程序打开，另存为 docx 后再试"
_PICTURE = ("是图片，没有文字层", "请提供 Word、Excel 原件，或先做文字识别再送审")
_ARCHIVE = ("是压缩包", "请解压后把里面的文件一并送审")
_SIGNATURES: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"MZ", ("是程序，不是文档", "请核对是否选错了文件")),
    (b"PK\x03\x04", ("压缩结构已损坏或不是能识别的文档", _RESAVE)),
    (b"\xd0\xcf\x11\xe0", ("不是能识别的 Office 文档", _RESAVE)),
)
_SHORT = 2
_XML_OFFICE = (
    b"mso-application",
    b"schemas-microsoft-com:office",
    b"microsoft.com/office/word",
)


def refuse_known(source: Source) -> None:
    """Raise :class:`Unreadable` if the bytes are a known kind of file that is no text."""
    head = source.data[:2000]
    for signature, (problem, remedy) in _SIGNATURES:
        if head.startswith(signature) and (len(signature) > _SHORT or b"\0" in head):
            raise Unreadable(source.name, problem, remedy)
    xml = head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml")
    if xml and any(mark in head for mark in _XML_OFFICE):
        raise Unreadable(source.name, "是 Office 的 XML 格式", _RESAVE)
