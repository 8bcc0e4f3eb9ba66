"""Bytes of files, addressed by their SHA-256: the same bytes lie on the disk once.

A file is whole or not there: it is written beside, flushed to the disk and renamed. What was
written without a row in the database (a crash between both) is swept away later.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hengji.web.installation import Installation, current

_INCOMING: Final = "incoming"
_DIGEST_LENGTH: Final = 64
DAY: Final = 86_400


class TooLarge(Exception):
    """More bytes than are taken."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: its digest and its size in bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of attachments of one installation."""

    folder: Path

    def keep(self, chunks: Iterable[bytes], largest: int) -> Kept:
        """Keep these bytes; those that are there already are kept as they are.

        Raises :class:`TooLarge`.
        """
        incoming = self.folder / _INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        part = incoming / secrets.token_hex(16)
        try:
            digest, size = _write(part, chunks, largest)
            target = self._path(digest)
            if target.exists():
                os.utime(target)  # fresh again: a sweep that runs now must leave it
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                part.replace(target)
                _flush_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return Kept(digest, size)

    def path(self, digest: str) -> Path:
        """Where these bytes lie. Raises ``FileNotFoundError`` where they are not."""
        found = self._path(digest)
        if not found.is_file():
            raise FileNotFoundError(digest)
        return found

    def whole(self, digest: str) -> bool:
        """Are the bytes there, and are they still those that were kept?"""
        path = self._path(digest)
        if not path.is_file():
            return False
        with path.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest() == digest

    def sweep(self, known: Collection[str], older_than: float = DAY) -> int:
        """Remove what no row names, if it is older than so many seconds; returns how many."""
        before = time.time() - older_than
        gone = 0
        for path in self.folder.rglob("*"):
            if not path.is_file() or path.stat().st_mtime > before:
                continue
            if path.parent.name == _INCOMING or path.name not in known:
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def _path(self, digest: str) -> Path:
        if len(digest) != _DIGEST_LENGTH or not set(digest) <= set("0123456789abcdef"):
            raise ValueError("not a digest")
        return self.folder / digest[:2] / digest


def store(installation: Installation | None = None) -> Store:
    """The store of this installation."""
    return Store((installation or current()).attachments)


def _write(part: Path, chunks: Iterable[bytes], largest: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with part.open("xb") as sink:
        for chunk in chunks:
            size += len(chunk)
            if size > largest:
                raise TooLarge
            digest.update(chunk)
            sink.write(chunk)
        sink.flush()
        os.fsync(sink.fileno())
    return digest.hexdigest(), size


def _flush_folder(folder: Path) -> None:
    """So that the name survives a power cut; Windows has no such call for folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
