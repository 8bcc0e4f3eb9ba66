"""A package that is not as it was handed over: cut, changed, added to, gone bad."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def repacked(
    data: bytes, change: Callable[[dict[str, bytes]], None], method: int = zipfile.ZIP_STORED
) -> bytes:
    """With its members changed, as one who knows the format would."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as target:
        for name, one in members.items():
            target.writestr(name, one)
    return sink.getvalue()


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        members["files/package.docx"] = members["files/package.docx"][:-1] + b"x"

    return repacked(data, change)


def retold(data: bytes) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = members["manifest.json"].replace(b"11.82", b"99.82")

    return repacked(data, change)


def added(data: bytes) -> bytes:
    return repacked(data, lambda members: members.update({"../evil.sh": b"#!"}))


def wounded(data: bytes) -> bytes:
    """A copy whose bytes went bad within one file, as on a worn stick."""
    name = b"files/package.docx"
    start = data.index(name) + len(name)
    return (
        data[:start]
        + bytes(one ^ 0x5A for one in data[start : start + 60])
        + data[start + 60 :]
    )


def lacking(data: bytes) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        del members["files/package.pdf"]

    return repacked(data, change)
