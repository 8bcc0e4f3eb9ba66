"""The uploaded bytes as sheets of cells: workbooks of every office program, and csv."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

import python_calamine

from hengji.web.memory import uncollected

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""Numbers come as the file stores them; ``cells.amount_of`` makes them exact."""

MOST_BYTES = 30 << 20
_MOST_UNPACKED = 400 << 20
_MOST_ROWS = 300_000
_ENCODINGS = ("utf-8-sig", "gb18030")
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"


class Refused(Exception):
    """A file that cannot be read: what is wrong, and what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet, its rows from 1; a csv is a sheet without a name."""

    name: str
    rows: Sequence[Sequence[Cell]]


def sheets_of(data: bytes) -> list[Sheet]:
    """The sheets that hold something. Raises :class:`Refused`."""
    if len(data) > MOST_BYTES:
        raise Refused(f"文件超过 {MOST_BYTES >> 20} MB。请按月份拆成几个文件再导入。")
    with uncollected():
        found = _workbook(data) if data.startswith((_ZIP, _COMPOUND)) else [_separated(data)]
    found = [one for one in found if any(cell != "" for row in one.rows for cell in row)]
    if not found:
        raise Refused("文件里没有内容。请核对选的是不是这个文件。")
    if sum(len(one.rows) for one in found) > _MOST_ROWS:
        raise Refused(f"表格超过 {_MOST_ROWS} 行。请拆成几个文件再导入。")
    return found


def _workbook(data: bytes) -> list[Sheet]:
    _refuse_bomb(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        ]
    except python_calamine.PasswordError as problem:
        raise Refused("文件有打开密码。请去掉密码另存后再导入。") from problem
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        words = "文件打不开，可能已经损坏。请用 Excel 或 WPS 打开后另存为 xlsx 再导入。"
        raise Refused(words) from problem


def _refuse_bomb(data: bytes) -> None:
    if not data.startswith(_ZIP):
        return
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile as problem:
        words = "文件不完整。请重新导出，或用 Excel、WPS 打开后另存再导入。"
        raise Refused(words) from problem
    if sum(one.file_size for one in parts) > _MOST_UNPACKED:
        raise Refused("文件解开后太大。请按月份拆成几个文件再导入。")


def _separated(data: bytes) -> Sheet:
    text = _decoded(data)
    if "\x00" in text:
        raise Refused("这不是 xlsx、xls 或 csv 文件。请从财政平台导出表格再导入。")
    sample = text[:4096]
    comma, tab, semicolon = (sample.count(sign) for sign in ",\t;")
    sign = "\t" if tab > comma else ";" if semicolon > comma else ","
    return Sheet("", list(csv.reader(io.StringIO(text, newline=""), delimiter=sign)))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("文字的编码认不出。请另存为“CSV UTF-8”或 xlsx 再导入。")
