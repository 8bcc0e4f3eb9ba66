"""Files that are no documents we read: what they seem to be, and what to do instead."""

from __future__ import annotations

from hengji.readers.compound import entries_of, is_compound
from hengji.readers.contents import Content, content_of
from hengji.readers.reader import Source, Unreadable

_EXPORT = "请另存为 docx、xlsx 或带文字层的 pdf 后再试"
_ORIGINAL = "图片里的文字读不出来，请提供可编辑的原文件，或识别成文字后再试"
_UNPACK = "请先解压，再送审里面的文档"
_DOCUMENT = "请送审 docx、xlsx、pdf 等文档"
_AGAIN = "可能没有下载完或复制完，请重新下载或另存后再试"
_UNDRESS = "请在原程序里去掉密码另存后再试"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "图片（JPEG）", _ORIGINAL),
    (b"\x89PNG\r\n", "图片（PNG）", _ORIGINAL),
    (b"GIF8", "图片（GIF）", _ORIGINAL),
    (b"II*\x00", "图片（TIFF）", _ORIGINAL),
    (b"MM\x00*", "图片（TIFF）", _ORIGINAL),
    (b"\xd7\xcd\xc6\x9a", "图片（WMF）", _ORIGINAL),
    (b"AT&TFORM", "扫描件（DjVu）", _ORIGINAL),
    (b"Rar!\x1a\x07", "压缩包（RAR）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩包（7z）", _UNPACK),
    (b"\x1f\x8b\x08", "压缩包（gzip）", _UNPACK),
    (b"BZh", "压缩包（bzip2）", _UNPACK),
    (b"\xfd7zXZ\x00", "压缩包（xz）", _UNPACK),
    (b"PK\x05\x06", "空的压缩包", _DOCUMENT),
    (b"PK\x07\x08", "分卷压缩包", _UNPACK),
    (b"MZ", "Windows 程序", _DOCUMENT),
    (b"\x7fELF", "程序", _DOCUMENT),
    (b"{\\rtf", "RTF 文档", _EXPORT),
    (b"%!PS", "PostScript 打印文件", _EXPORT),
    (b"CAJ", "CAJ 文献", _EXPORT),
    (b"SQLite format 3\x00", "数据库文件", _DOCUMENT),
    (b"ID3", "音频", _DOCUMENT),
    (b"OggS", "音频", _DOCUMENT),
    (b"fLaC", "音频", _DOCUMENT),
    (b"\x1aE\xdf\xa3", "视频", _DOCUMENT),
)
_TEXTUAL = frozenset({b"{\\rtf", b"%!PS"})
"""Marks that text files may have; of all others a file has zeros in its head."""
_AT_FOUR: tuple[tuple[bytes, str, str], ...] = ((b"ftyp", "视频或手机照片", _DOCUMENT),)
_RIFF = {b"WEBP": ("图片（WebP）", _ORIGINAL), b"AVI ": ("视频", _DOCUMENT)}
_PACKAGES = {
    Content.BINARY_WORKBOOK: ("二进制工作簿（xlsb）", "请另存为 xlsx 后再试"),
    Content.SLIDES: ("演示文稿（pptx）", _EXPORT),
    Content.OFD: ("版式文件（OFD）", "请用 OFD 阅读器导出为 pdf，或提供 docx 原文件后再试"),
    Content.OPEN_DOCUMENT: ("ODF 文档（odt、ods）", "请另存为 docx 或 xlsx 后再试"),
    Content.OTHER: ("压缩包（zip）", _UNPACK),
}
_XML_OFFICE = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "XML 表格（2003）", "xlsx"),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "Word XML 文档（2003）", "docx"),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", "Word XML 文档", "docx"),
)
_HEAD = 4_096


def refuse_foreign(source: Source) -> None:
    """Raise :class:`Unreadable` if the file is known to be something else. Cheap."""
    data = source.data
    kind, remedy = _known(data)
    if kind:
        raise Unreadable(source.name, f"这是{kind}，不是能审核的文档", remedy)
    if is_compound(data):
        _refuse_compound(source)
    elif content_of(data) is Content.CUT:
        raise Unreadable(source.name, "文件不完整或已损坏", _AGAIN)


def _known(data: bytes) -> tuple[str, str]:
    binary = b"\0" in data[:_HEAD]
    for magic, kind, remedy in _MAGIC:
        if data.startswith(magic) and (binary or magic in _TEXTUAL):
            return kind, remedy
    for magic, kind, remedy in _AT_FOUR:
        if data.startswith(magic, 4):
            return kind, remedy
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "图片（BMP）", _ORIGINAL
    content = content_of(data)
    if content in _PACKAGES:
        return _PACKAGES[content]
    return _xml_office(data) if data.lstrip()[:5] == b"<?xml" else ("", "")


def _xml_office(data: bytes) -> tuple[str, str]:
    head = data[:_HEAD]
    for namespace, kind, better in _XML_OFFICE:
        if namespace in head:
            return kind, f"请用 Office 或 WPS 打开，另存为 {better} 后再试"
    return "", ""


def _refuse_compound(source: Source) -> None:
    entries = entries_of(source.data, source.name)
    if "encryptedpackage" in entries or "encryptioninfo" in entries:
        raise Unreadable(source.name, "文件有打开密码", _UNDRESS)
    if "worddocument" in entries or entries & {"workbook", "book"}:
        return
    if "powerpoint document" in entries:
        kind = "演示文稿（ppt）"
    elif any(e.startswith("__substg1.0") or e.startswith("__properties") for e in entries):
        kind = "邮件（msg）"
    else:
        kind = "旧版 Office 格式的其他文件"
    raise Unreadable(source.name, f"这是{kind}，不是能审核的文档", _EXPORT)
