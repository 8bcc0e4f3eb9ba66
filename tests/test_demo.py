"""The demonstration reports on disk are those that the code builds, and show what we do."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

import hengji
from documents.build_demo import DEMO, FOLDER, demo_files


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return demo_files()


def test_nothing_else_lies_there() -> None:
    there = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
    assert there == set(DEMO)


@pytest.mark.parametrize("path", DEMO)
def test_what_is_committed_is_what_the_code_builds(path: str, files: dict[str, bytes]) -> None:
    there = unpacked((FOLDER / path).read_bytes())
    assert there == unpacked(files[path]), "run: python tasks.py docs"


def unpacked(data: bytes) -> bytes | list[tuple[str, bytes]]:
    """A package by its parts: packed bytes differ with the machine's zlib."""
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def test_the_package_is_clean(files: dict[str, bytes]) -> None:
    package = {path: data for path, data in files.items() if "/" in path}
    result = hengji.audit_package(package)
    assert len(result.audited) == 2
    assert not [f.message for f in result.findings if f.severity.rank > 0]


@pytest.mark.parametrize("path", [p for p in DEMO if "/" not in p])
def test_the_others_have_something_to_show(path: str, files: dict[str, bytes]) -> None:
    result = hengji.audit_file(files[path], name=path)
    assert [f for f in result.findings if f.severity.rank > 0]
