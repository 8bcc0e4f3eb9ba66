"""The single files that travel between an office without a network and the finance bureau.

A zip of ``manifest.json``, its SHA-256 in ``manifest.sha256``, and the files that it names,
each with size and SHA-256. ``docs/schema/submission.schema.json`` and ``return.schema.json``
describe the manifest. The digests find damage; who sent a file, the signatures in it tell.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from hengji.web.evidence.kinds import LARGEST

SUBMISSION: Final = "hengji.submission/1"
RETURN: Final = "hengji.return/1"
LARGEST_PACKAGE: Final = 6 * LARGEST
"""Bytes of a package as it is handed over, and of all its files once they are unpacked."""
_MANIFEST, _DIGEST = "manifest.json", "manifest.sha256"
_LARGEST_MANIFEST = 32 << 20
_MOST_FILES = 200
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAY = (1980, 1, 1, 0, 0, 0)
Value: TypeAlias = "str | int | bool | None | Sequence[Value] | Mapping[str, Value]"
Record: TypeAlias = "Mapping[str, Value]"


class Unreadable(Exception):
    """A file that is damaged, or not one of these; the text says so in Chinese."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a package. ``kind`` is its format, or ``scan``."""

    path: str
    kind: str
    name: str
    data: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A package as it was read: what its manifest says, and its files by their path."""

    told: Record
    members: Mapping[str, Member]

    def text(self, *keys: str) -> str:
        """A word of the manifest. Raises :class:`Unreadable` where it is not there."""
        found = self._at(keys)
        if not isinstance(found, str):
            raise _incomplete(keys)
        return found

    def moment(self, *keys: str) -> datetime:
        """A time of the manifest, with its zone. Raises :class:`Unreadable`."""
        try:
            found = datetime.fromisoformat(self.text(*keys))
        except ValueError:
            raise _incomplete(keys) from None
        if found.tzinfo is None:
            raise _incomplete(keys)
        return found

    def day(self, *keys: str) -> date:
        """A day of the manifest. Raises :class:`Unreadable`."""
        try:
            return date.fromisoformat(self.text(*keys))
        except ValueError:
            raise _incomplete(keys) from None

    def number(self, *keys: str) -> int:
        """A whole number of the manifest. Raises :class:`Unreadable`."""
        found = self._at(keys)
        if not isinstance(found, int) or isinstance(found, bool):
            raise _incomplete(keys)
        return found

    def record(self, *keys: str) -> Record:
        """A part of the manifest. Raises :class:`Unreadable`."""
        found = self._at(keys)
        if not isinstance(found, Mapping):
            raise _incomplete(keys)
        return found

    def records(self, *keys: str) -> tuple[Record, ...]:
        """A list of the manifest. Raises :class:`Unreadable`."""
        found = self._at(keys)
        if isinstance(found, str) or not isinstance(found, Sequence):
            raise _incomplete(keys)
        if not all(isinstance(one, Mapping) for one in found):
            raise _incomplete(keys)
        return tuple(one for one in found if isinstance(one, Mapping))

    def _at(self, keys: Sequence[str]) -> Value:
        found: Value = self.told
        for key in keys:
            if not isinstance(found, Mapping) or key not in found:
                raise _incomplete(keys)
            found = found[key]
        return found


def _incomplete(keys: Sequence[str]) -> Unreadable:
    return Unreadable(f"文件内容不全，缺“{_NAMES.get(keys[-1], '必要的内容')}”。请重新导出。")


_NAMES: Final = {
    "law_date": "规则所依的日期",
    "made_at": "定稿时间",
    "signed_at": "签字时间",
    "given_at": "答复时间",
    "unit": "单位",
    "code": "编码",
    "year": "年度",
    "version": "定稿",
    "number": "版次",
    "digest": "校验值",
    "signatures": "签字",
    "files": "文件清单",
    "contents": "数据",
    "verdict": "审核结论",
    "opinion": "审核意见",
}


def packed(told: Record, members: Sequence[Member]) -> bytes:
    """The package as one file; the same contents give the same bytes."""
    listed = [
        {
            "path": one.path,
            "kind": one.kind,
            "name": one.name,
            "sha256": one.digest,
            "size": len(one.data),
        }
        for one in members
    ]
    manifest = json.dumps({**told, "files": listed}, ensure_ascii=False, indent=1).encode()
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        _add(target, _MANIFEST, manifest)
        _add(target, _DIGEST, hashlib.sha256(manifest).hexdigest().encode())
        for one in members:
            _add(target, one.path, one.data)
    return sink.getvalue()


def _add(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    target.writestr(member, data)


def unpacked(data: bytes, schema: str) -> Parcel:
    """Read a package of this kind, every digest compared.

    Raises :class:`Unreadable`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            return _read(source, schema)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as problem:
        raise Unreadable(
            "这个文件不是报送包或退回包，或者传送时损坏了。请重新拷贝。"
        ) from problem
    except (RuntimeError, OSError, ValueError, RecursionError, zlib.error) as problem:
        raise Unreadable(
            "这个文件损坏了，读不出内容。请重新拷贝，仍不行时请对方重新导出。"
        ) from problem


def _read(source: zipfile.ZipFile, schema: str) -> Parcel:
    names = source.namelist()
    if _MANIFEST not in names or _DIGEST not in names:
        raise Unreadable("这个文件不是报送包或退回包。请选择由衡绩导出的那一个文件。")
    if len(names) != len(set(names)) or len(names) > _MOST_FILES:
        raise Unreadable("文件里的清单有重复或者太多，不能接收。请重新导出。")
    if any(one.compress_type not in _METHODS for one in source.infolist()):
        raise Unreadable("文件用了不认识的压缩方式，不能接收。请对方用衡绩重新导出。")
    manifest = _bytes(source, _MANIFEST, _LARGEST_MANIFEST)
    if hashlib.sha256(manifest).hexdigest() != _bytes(source, _DIGEST, 128).decode().strip():
        raise Unreadable("校验值不符：文件在导出以后被改动或损坏了，不能接收。请对方重新导出。")
    told = json.loads(manifest)
    if not isinstance(told, dict) or told.get("schema") != schema:
        raise Unreadable(_wrong_kind(told.get("schema") if isinstance(told, dict) else None))
    parcel = Parcel(told, {})
    members, left = {}, LARGEST_PACKAGE
    for one in parcel.records("files"):
        member = _member(source, one, min(LARGEST, left))
        if member.path in members:
            raise Unreadable("文件里的清单有重复或者太多，不能接收。请重新导出。")
        members[member.path] = member
        left -= len(member.data)
    if set(names) != {_MANIFEST, _DIGEST, *members}:
        raise Unreadable("文件里有清单以外的内容，不能接收。请对方重新导出。")
    return Parcel(told, members)


def _wrong_kind(schema: object) -> str:
    match schema:
        case "hengji.submission/1":
            return "这是报送包，这里要的是退回包。"
        case "hengji.return/1":
            return "这是退回包，这里要的是单位的报送包。"
        case _:
            return "这个文件由别的版本导出，本系统不认识。请升级后再试。"


def _member(source: zipfile.ZipFile, one: Record, largest: int) -> Member:
    row = Parcel(one, {})
    path, kind, name = row.text("path"), row.text("kind"), row.text("name")
    if path not in source.namelist():
        raise Unreadable(f"缺少文件“{name}”，不能接收。请对方重新导出。")
    data = _bytes(source, path, largest)
    member = Member(path, kind, name, data)
    if member.digest != row.text("sha256") or len(data) != row.number("size"):
        raise Unreadable(f"“{name}”的校验值不符，文件损坏或被改动，不能接收。请对方重新导出。")
    return member


def _bytes(source: zipfile.ZipFile, name: str, largest: int) -> bytes:
    with source.open(name) as member:
        data = member.read(largest + 1)
    if len(data) > largest:
        raise Unreadable("文件里有超出大小的内容，不能接收。")
    return data
