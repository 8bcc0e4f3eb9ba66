"""The backup file by itself: private, whole or not at all, nothing outside of its place."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from hengji.web.backups import archive
from hengji.web.backups.archive import BadBackup
from hengji.web.installation import Installation


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    one = Installation(tmp_path / "data")
    one.prepare()
    (one.attachments / "ab").mkdir()
    (one.attachments / "ab" / "cd").write_bytes(b"kept")
    return one


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    one = tmp_path / "dump"
    one.write_bytes(b"rows")
    return one


def test_a_backup_is_private_and_comes_back(
    place: Installation, dump: Path, tmp_path: Path
) -> None:
    file = tmp_path / "b.hengji"
    packed = archive.pack(place, dump, ("accounts.0001_initial",), "1", file)
    assert archive.check(file) == packed
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    other = Installation(tmp_path / "other")
    other.prepare()
    archive.unpack(file, other, tmp_path / "again")
    assert (other.attachments / "ab" / "cd").read_bytes() == b"kept"
    assert (tmp_path / "again").read_bytes() == b"rows"
    assert not list(tmp_path.rglob("secrets.toml.*"))


def test_what_was_not_finished_leaves_nothing(
    place: Installation, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.hengji"
    file.write_bytes(b"the one of yesterday")

    def full(*_: object) -> str:
        raise OSError(28, "full")

    monkeypatch.setattr(archive, "_add", full)
    with pytest.raises(OSError, match="full"):
        archive.pack(place, dump, (), "1", file)
    assert file.read_bytes() == b"the one of yesterday"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", ["../out", "attachments/../../out", "/out", "secrets.toml"])
def test_nothing_is_taken_out_of_its_place(
    place: Installation, dump: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "b.hengji"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(name, b"x")
    with pytest.raises(BadBackup, match="不该有的内容"):
        archive.unpack(file, place, tmp_path / "again")
    assert not (tmp_path / "out").exists()
