"""Fetch what ``assets.toml`` names: fonts and front-end files, from npm archives.

Standard library only: it runs before anything is installed. ``npm_config_registry`` names
another registry (an office's mirror); the digests in ``assets.toml`` hold wherever the
bytes come from. Files that are there already are not fetched again.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import sys
import tarfile
import tomllib
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TARGET = ROOT / "src" / "hengji" / "assets"
STAMPS = TARGET / ".fetched"
REGISTRY = "https://registry.npmjs.org/"
_CHUNK = 1 << 20
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Archive:
    """One npm archive. ``files``: path in the archive, path below the target folder."""

    package: str
    version: str
    integrity: str
    files: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        registry = os.environ.get("npm_config_registry", REGISTRY)  # noqa: SIM112 - npm's own name
        name = self.package.rpartition("/")[2]
        return f"{registry.rstrip('/')}/{self.package}/-/{name}-{self.version}.tgz"

    @property
    def stamp(self) -> Path:
        wanted = hashlib.sha256(f"{self.integrity}{self.files}".encode()).hexdigest()
        return STAMPS / f"{self.package.replace('/', '+').lstrip('@')}-{wanted[:16]}"

    @property
    def fetched(self) -> bool:
        return self.stamp.exists() and all((TARGET / to).exists() for _, to in self.files)


def archives() -> tuple[Archive, ...]:
    """Every archive that ``assets.toml`` names."""
    raw = tomllib.loads((ROOT / "assets.toml").read_text("utf-8"))
    return tuple(
        Archive(
            str(one["package"]),
            str(one["version"]),
            str(one["integrity"]),
            tuple((str(path), str(to)) for path, to in one["files"].items()),
        )
        for one in raw["archive"]
    )


def fetch() -> None:
    """Fetch and unpack what is missing. Stops with a sentence when that cannot be done."""
    missing = [one for one in archives() if not one.fetched]
    for number, one in enumerate(missing, 1):
        label = (
            f"正在下载字体和页面文件（{number}/{len(missing)}）：{one.package} {one.version}"
        )
        body = _download(one, label)
        _check(one, body)
        _unpack(one, body)


def _download(one: Archive, label: str) -> bytes:
    for attempt in range(1, _TRIES + 1):
        try:
            return _read(one.url, label)
        except (urllib.error.URLError, OSError) as failure:
            if attempt == _TRIES:
                raise SystemExit(
                    f"\n下载失败：{one.url}（{failure}）。请检查网络，或用环境变量 "
                    "npm_config_registry 指定镜像后再运行。"
                ) from None
    raise AssertionError("unreachable")


def _read(url: str, label: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as answer:
        total = int(answer.headers.get("Content-Length") or 0)
        body = io.BytesIO()
        while chunk := answer.read(_CHUNK):
            body.write(chunk)
            _show(label, body.tell(), total)
    _show(label, body.tell(), total, end="\n")
    return body.getvalue()


def _show(label: str, done: int, total: int, end: str = "") -> None:
    if not (sys.stdout.isatty() or end):
        return
    share = f"{done * 100 // total}%" if total else f"{done >> 20} MB"
    print(f"\r{label}　{share}", end=end, flush=True)


def _check(one: Archive, body: bytes) -> None:
    algorithm, _, wanted = one.integrity.partition("-")
    found = base64.b64encode(hashlib.new(algorithm, body).digest()).decode()
    if found != wanted:
        raise SystemExit(f"下载的 {one.package} {one.version} 与登记的校验值不符，没有使用。")


def _unpack(one: Archive, body: bytes) -> None:
    """Only the files that are named, each moved into place when it is whole."""
    with tarfile.open(fileobj=io.BytesIO(body), mode="r:gz") as archive:
        for path, to in one.files:
            source = archive.extractfile(path)
            if source is None:
                raise SystemExit(f"{one.package} {one.version} 里没有 {path}。")
            target = TARGET / to
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(target.name + ".part")
            with part.open("wb") as sink:
                shutil.copyfileobj(source, sink)
            part.replace(target)
    STAMPS.mkdir(parents=True, exist_ok=True)
    one.stamp.touch()


if __name__ == "__main__":
    fetch()
