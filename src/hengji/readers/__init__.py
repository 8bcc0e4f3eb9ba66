"""Bytes → Document. Every format is known by its content, never by its name.

A reader is a folder here whose ``__init__`` holds one :class:`Reader` named ``READER``;
saving it registers it. Its heavy imports stay inside ``read``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from hengji.readers.foreign import refuse_foreign
from hengji.readers.reader import Limits, Reader, Source, Unreadable
from hengji.report.document import Document

__all__ = ["Limits", "Reader", "Source", "Unreadable", "all_readers", "read"]


@cache
def all_readers() -> tuple[Reader, ...]:
    """Every reader, in the order in which they are asked."""
    found = [
        importlib.import_module(f"{__name__}.{m.name}").READER
        for m in pkgutil.iter_modules(__path__)
        if m.ispkg
    ]
    return tuple(sorted(found, key=lambda r: r.order))


def read(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """Read one file. ``name`` is for messages and places.

    Raises :class:`Unreadable` for anything that is not a document we can read.
    """
    limits = limits or Limits()
    source = Source(data, name)
    if not data:
        raise Unreadable(name, "文件是空的", "请重新导出或另存后再试")
    if len(data) > limits.file_bytes:
        most = limits.file_bytes // 1_000_000
        raise Unreadable(
            name, f"文件超过 {most} MB 上限", "请删去图片或拆分后再试，也可用 --max-mb 放宽"
        )
    refuse_foreign(source)
    for reader in all_readers():
        if reader.recognises(source):
            return reader.read(source, limits)
    raise Unreadable(name, "不是能识别的文档", "请另存为 docx、xlsx 或带文字层的 pdf 后再试")
