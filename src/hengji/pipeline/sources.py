"""Files on their way in: a path, or bytes that came from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

from hengji.readers import Limits, Unreadable, read
from hengji.report.document import Document

Source: TypeAlias = "str | os.PathLike[str] | bytes"


def load(source: Source, name: str = "", limits: Limits | None = None) -> Document:
    """Read a file or bytes into a document called ``name``, by default the file's name.

    Raises :class:`Unreadable` for whatever is not a document we can read, a missing file
    and a refused permission included.
    """
    limits = limits or Limits()
    if isinstance(source, bytes):
        return read(source, name or "未命名文件", limits)
    path = Path(source)
    name = name or path.name
    try:
        with path.open("rb") as file:  # one byte too many is enough for read() to refuse
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise Unreadable(name, "没有这个文件", "请核对路径和文件名") from None
    except IsADirectoryError:
        raise Unreadable(name, "这是文件夹，不是文件", "请给出文件夹里的文件") from None
    except PermissionError:
        raise Unreadable(name, "没有权限读取", "请关闭打开它的程序再试") from None
    except OSError:
        raise Unreadable(name, "读取时磁盘或网络出错", "请把文件复制到本机再试") from None
    return read(data, name, limits)
