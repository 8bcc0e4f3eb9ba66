"""The rule set's fingerprint: what a result was judged by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_JUDGING = ("audit", "law", "profiles", "scoring")


@cache
def ruleset_digest() -> str:
    """Twelve hexadecimal digits over every rule, method, clause, parameter and profile."""
    digest = hashlib.sha256()
    for package in _JUDGING:
        for path, file in sorted(_sources(files("hengji") / package, package)):
            digest.update(path.encode())
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, below)
        elif entry.name.endswith((".py", ".toml")):
            yield below, entry
