"""Backup and restore as a person runs them: to another folder, data, attachments and all."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from hengji.web.installation import Installation
from hengji.web.postgres.address import addresses
from hengji.web.postgres.server import at_hand
from web.places import environment, hengji, installation_of_its_own

_ATTACHMENT = "ab/cdef"
_BYTES = bytes(range(256)) * 4096


@dataclass(frozen=True, slots=True)
class Made:
    place: Installation
    file: Path


@pytest.fixture(scope="module")
def made() -> Iterator[Made]:
    """A demonstration with an attachment, and its backup."""
    with installation_of_its_own() as place:
        with at_hand(place):
            subprocess.run(
                [sys.executable, "-m", "hengji.web.serving.prepare", "--demo"],
                env=environment() | {"HENGJI_DATA": str(place.folder)},
                check=True,
                stdout=subprocess.DEVNULL,
            )
        kept = place.attachments / _ATTACHMENT
        kept.parent.mkdir()
        kept.write_bytes(_BYTES)
        place.settings_file.write_text('hosts = ["hengji.lan"]\n', "utf-8")
        file = place.folder.parent / "备份.hengji"
        done = hengji("backup", file, "--data", place.folder)
        assert done.returncode == 0, done.stderr
        yield Made(place, file)


def rows(place: Installation, query: str) -> list[tuple[object, ...]]:
    with at_hand(place):
        owner = addresses(place).owner.parameters()
        with psycopg.connect(**owner) as link:  # type: ignore[arg-type]  # psycopg types each keyword apart
            return link.execute(query).fetchall()


def test_a_restored_installation_holds_the_same(made: Made) -> None:
    with installation_of_its_own() as other:
        done = hengji("restore", made.file, "--data", other.folder)
        assert done.returncode == 0, done.stderr
        assert (other.attachments / _ATTACHMENT).read_bytes() == _BYTES
        assert "hengji.lan" in other.settings_file.read_text("utf-8")
        for query in (
            "SELECT * FROM units_unit ORDER BY id",
            "SELECT * FROM units_unitevent ORDER BY pgh_id",
            "SELECT id, login, name FROM accounts_account ORDER BY id",
            "SELECT tablename, policyname, qual FROM pg_policies ORDER BY 1, 2",
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
            "WHERE grantee = 'hengji_app' ORDER BY 1, 2",
        ):
            assert rows(other, query) == rows(made.place, query) != []
        assert rows(other, "SELECT * FROM accounts_link WHERE used_at IS NULL") == []
        assert other.secrets() != made.place.secrets()


def test_no_secret_is_in_the_file(made: Made) -> None:
    secrets = made.place.secrets()
    body = made.file.read_bytes()
    for one in (secrets.django, secrets.superuser, secrets.owner, secrets.app):
        assert one.encode() not in body


def damaged(source: Path, target: Path, kind: str) -> None:
    body = bytearray(source.read_bytes())
    match kind:
        case "cut":
            del body[len(body) // 2 :]
        case "flipped":
            body[body.index(_BYTES[:64]) + 30] ^= 1
        case "other":
            body = bytearray(b"not a backup at all")
        case "missing":
            with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
                for name in old.namelist():
                    if not name.endswith("cdef"):
                        new.writestr(name, old.read(name))
            return
        case "newer":
            with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
                for name in old.namelist():
                    text = old.read(name)
                    if name == "manifest.json":
                        text = text.replace(
                            b'"accounts.0001_initial"', b'"accounts.9999_later"'
                        )
                    new.writestr(name, text)
            return
    target.write_bytes(body)


@pytest.mark.parametrize("kind", ["cut", "flipped", "other", "missing", "newer"])
def test_a_file_that_cannot_be_trusted_is_refused_whole(
    made: Made, kind: str, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.hengji"
    damaged(made.file, bad, kind)
    with installation_of_its_own() as other:
        done = hengji("restore", bad, "--data", other.folder)
        assert done.returncode == 2
        words = "更新的版本" if kind == "newer" else "没有恢复"
        assert words in done.stderr, done.stderr
        assert not other.folder.exists()


def test_a_folder_in_use_is_not_written_over(made: Made) -> None:
    done = hengji("restore", made.file, "--data", made.place.folder)
    assert done.returncode == 2
    assert "已有内容" in done.stderr


def test_a_backup_of_nothing_says_so(tmp_path: Path) -> None:
    done = hengji("backup", tmp_path / "x", "--data", tmp_path / "nothing")
    assert done.returncode == 2
    assert "没有衡绩的数据" in done.stderr
