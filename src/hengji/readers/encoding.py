"""Which encoding a text is in, told by its bytes."""

from __future__ import annotations

import codecs

from hengji.kernel.patterns import lazy_pattern
from hengji.readers.invisible import without_unseen
from hengji.readers.reader import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = lazy_pattern(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x9f]")
_ODD = lazy_pattern(r"[\ue000-\uf8ff\ufffd]")
_COMMON = lazy_pattern(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2040\u2460-\u249b]")
_FOREIGN = lazy_pattern(r"[^\x00-\x7f]")
_SAMPLE = 200_000
_REMEDY = "请用原来的程序打开，另存为 docx 或 UTF-8 编码的 txt 后再试"


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, bool]:
    """The text of ``data`` and whether some of its bytes had to be replaced.

    ``declared`` is an encoding that the file itself names; its bytes overrule it.
    Raises :class:`Unreadable` for bytes that are no text.
    """
    wide = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), _wide(data))
    if wide:
        decoded = data.decode(wide, "replace").lstrip("\ufeff")
        if not _plausible(decoded[:_SAMPLE]):
            raise Unreadable(name, "不是能识别的文本，文字编码无法判断", _REMEDY)
        return _checked(decoded, name)
    text = _utf8(data)
    if text is not None:
        return _checked(text, name)
    return _checked(_legacy(data, name, declared), name)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: ASCII in it (line ends, digits) has zeros on one side."""
    head = data[:_SAMPLE]
    if b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 8 * even and odd * 100 > len(head):
        return "utf-16-le"
    if even > 8 * odd and even * 100 > len(head):
        return "utf-16-be"
    return ""


def _utf8(data: bytes) -> str | None:
    """As UTF-8, a few broken bytes forgiven; ``None`` if it is another encoding."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken, good = text.count("\ufffd"), len(_COMMON.findall(text, 0, _SAMPLE))
    return text if good > 20 * broken else None


def _legacy(data: bytes, name: str, declared: str) -> str:
    """As GB18030, else as the declared encoding or Big5, whichever gives readable text."""
    candidates = ["gb18030", "big5"]
    if declared and declared.lower() not in ("utf-8", "utf8", "gb2312", "gbk", "gb18030"):
        candidates.insert(0, declared)
    for encoding in candidates:
        try:
            text = data.decode(encoding, "replace")
        except LookupError:
            continue
        if _plausible(text[:_SAMPLE]):
            return text
    raise Unreadable(name, "不是能识别的文本，文字编码无法判断", _REMEDY)


def _plausible(text: str) -> bool:
    foreign = len(_FOREIGN.findall(text))
    return len(_COMMON.findall(text)) * 10 >= foreign * 8


def _checked(text: str, name: str) -> tuple[str, bool]:
    head = text[:_SAMPLE]
    controls = len(_CONTROL.findall(head))
    if controls * 200 > len(head):
        raise Unreadable(name, "不是文本文件，也不是能识别的文档", _REMEDY)
    odd = len(_ODD.findall(head))
    if odd * 20 > len(head):
        raise Unreadable(name, "文字已损坏，无法辨认", _REMEDY)
    return without_unseen(text).replace("\0", ""), "\ufffd" in text
