"""Bytes are kept once, whole or not at all, and under safe names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hengji.web.evidence.kinds import KINDS, kind_of
from hengji.web.evidence.names import clean_name
from hengji.web.evidence.store import Store, TooLarge

PDF = b"%PDF-1.7\n%made up\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def _zip(*names: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return sink.getvalue()


def test_the_same_bytes_lie_there_once(tmp_path: Path) -> None:
    own = Store(tmp_path)
    first, second = own.keep((PDF,), 100), own.keep((PDF[:5], PDF[5:]), 100)
    assert first == second
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [own.path(first.digest)]
    assert own.path(first.digest).read_bytes() == PDF


def test_too_much_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        Store(tmp_path).keep((PDF, PDF), len(PDF) + 1)
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_a_break_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield PDF
        raise ConnectionError

    with pytest.raises(ConnectionError):
        Store(tmp_path).keep(broken(), 100)
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_changed_bytes_are_noticed(tmp_path: Path) -> None:
    own = Store(tmp_path)
    kept = own.keep((PDF,), 100)
    assert own.whole(kept.digest)
    own.path(kept.digest).write_bytes(b"other")
    assert not own.whole(kept.digest)


@pytest.mark.parametrize("digest", ["", "..", "../../etc/passwd", "A" * 64, "a" * 63])
def test_a_digest_is_no_path(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="not a digest"):
        Store(tmp_path).path(digest)


def test_sweeping_takes_what_no_row_names(tmp_path: Path) -> None:
    own = Store(tmp_path)
    named, lost = own.keep((PDF,), 100), own.keep((PNG,), 100)
    (tmp_path / "incoming" / "half").write_bytes(b"x")
    assert own.sweep({named.digest}) == 0
    assert own.sweep({named.digest}, older_than=-1) == 2
    assert own.whole(named.digest)
    assert not own.whole(lost.digest)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "jpeg"),
        (_zip("word/document.xml"), "docx"),
        (_zip("xl/workbook.xml"), "xlsx"),
        (_zip("OFD.xml"), "ofd"),
        (_zip("a.txt"), "zip"),
        ("日期,事项".encode("gb18030"), "text"),
        ("日期,事项".encode(), "text"),
        (b"MZ\x90\x00\x03", None),
        (b"\x7fELF\x02\x01\x01\x00", None),
        (b"<!doctype html><script>", None),
        ("\ufeff<svg onload=x>".encode(), None),
        (b"PK\x03\x04 broken", None),
    ],
)
def test_kinds_are_read_from_the_bytes(data: bytes, key: str | None) -> None:
    found = kind_of(data)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("given", "kind", "clean"),
    [
        ("签到表.pdf", "pdf", "签到表.pdf"),
        ("..\\..\\签到表.PDF", "pdf", "签到表.pdf"),
        ("/etc/passwd", "text", "passwd.txt"),
        ("a\r\nSet-Cookie: x.pdf", "pdf", "a Set-Cookie x.pdf"),
        ("发票\u202efdp.exe", "pdf", "发票 fdp.exe.pdf"),
        ("", "png", "未命名.png"),
        ("...", "png", "未命名.png"),
        ("照片.jpeg", "jpeg", "照片.jpeg"),
        ("长" * 300 + ".docx", "docx", "长" * 80 + ".docx"),
    ],
)
def test_names_are_cleaned(given: str, kind: str, clean: str) -> None:
    assert clean_name(given, KINDS[kind]) == clean
