"""The backup file: a zip of the dump, the attachments and the settings, with a manifest of
SHA-256 digests. Secrets stay out of it; a restored installation makes its own.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from hengji.web.installation import Installation

FORMAT = "hengji.backup/1"
MANIFEST = "manifest.json"
DUMP = "database.dump"
SETTINGS = "settings.toml"
ATTACHMENTS = "attachments/"
_CHUNK = 1 << 20
_PRIVATE = 0o600


class BadBackup(Exception):
    """The file cannot be restored; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``members``: SHA-256 by path. ``migrations``: what the database had applied."""

    made_at: str
    version: str
    migrations: tuple[str, ...]
    members: dict[str, str]


def pack(
    installation: Installation, dump: Path, migrations: tuple[str, ...], version: str, to: Path
) -> Manifest:
    """Write the backup file, whole or not at all."""
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(_PRIVATE, exist_ok=False)  # it holds everything, so nobody else may read it
    try:
        manifest = _packed(installation, dump, migrations, version, part)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _packed(
    installation: Installation, dump: Path, migrations: tuple[str, ...], version: str, to: Path
) -> Manifest:
    members: dict[str, str] = {}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for name, path in _contents(installation, dump):
            members[name] = _add(archive, name, path)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        manifest = Manifest(now, version, migrations, members)
        archive.writestr(MANIFEST, _written(manifest))
    return manifest


def check(file: Path) -> Manifest:
    """Read the manifest and compare every digest.

    Raises :class:`BadBackup`.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _read(archive)
            found = {name for name in archive.namelist() if name != MANIFEST}
            if found != set(manifest.members):
                raise BadBackup(f"{file}：备份文件不完整，内容与清单不一致，没有恢复。")
            for name, digest in manifest.members.items():
                with archive.open(name) as member:
                    if _digest(member) != digest:
                        raise BadBackup(f"{file}：备份文件已损坏（{name}），没有恢复。")
            return manifest
    except FileNotFoundError:
        raise BadBackup(f"{file}：没有这个文件。") from None
    except (zipfile.BadZipFile, EOFError, OSError) as problem:
        raise BadBackup(f"{file}：备份文件已损坏，或不是衡绩的备份，没有恢复。") from problem


def unpack(file: Path, installation: Installation, dump: Path) -> None:
    """Take a checked backup out: the dump to a path, the rest to its place."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name != MANIFEST:
                _take(archive, name, _place(installation, dump, name))


def _contents(installation: Installation, dump: Path) -> Iterator[tuple[str, Path]]:
    """The dump comes first: an attachment added meanwhile is too many, never too few."""
    yield DUMP, dump
    if installation.settings_file.exists():
        yield SETTINGS, installation.settings_file
    for path in sorted(installation.attachments.rglob("*")):
        if path.is_file():
            yield ATTACHMENTS + path.relative_to(installation.attachments).as_posix(), path


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    digest = hashlib.sha256()
    entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as sink:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            sink.write(chunk)
    return digest.hexdigest()


def _take(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as sink:
        shutil.copyfileobj(source, sink, _CHUNK)


def _place(installation: Installation, dump: Path, name: str) -> Path:
    if name == DUMP:
        return dump
    if name == SETTINGS:
        return installation.settings_file
    inner = PurePosixPath(name)
    if not name.startswith(ATTACHMENTS) or ".." in inner.parts or inner.is_absolute():
        raise BadBackup(f"备份文件里有不该有的内容（{name}），没有恢复。")
    return installation.folder / inner


def _written(manifest: Manifest) -> str:
    body = {
        "format": FORMAT,
        "made_at": manifest.made_at,
        "version": manifest.version,
        "migrations": list(manifest.migrations),
        "members": manifest.members,
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def _read(archive: zipfile.ZipFile) -> Manifest:
    try:
        raw = json.loads(archive.read(MANIFEST))
        if raw["format"] != FORMAT:
            raise BadBackup("这个备份的格式不认识，可能来自更新的版本，没有恢复。")
        members = {str(name): str(digest) for name, digest in raw["members"].items()}
        migrations = tuple(str(one) for one in raw["migrations"])
        return Manifest(str(raw["made_at"]), str(raw["version"]), migrations, members)
    except (KeyError, ValueError, TypeError, AttributeError) as problem:
        raise BadBackup("备份文件没有清单，或已损坏，没有恢复。") from problem


def _digest(source: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
