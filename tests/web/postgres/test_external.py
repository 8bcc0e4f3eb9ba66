"""A PostgreSQL of the office's own, by one setting, with an account that is no superuser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest

from hengji.web.installation import Installation
from hengji.web.postgres.address import addresses
from hengji.web.postgres.server import at_hand
from web.places import environment, hengji, installation_of_its_own

_URL = "HENGJI_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Outside:
    """A server of somebody else's, reached by its socket, and an account on it."""

    host: str

    def url(self, account: str = "chief", database: str = "budget") -> str:
        return f"postgresql://{account}:secret@/{database}?host={self.host}"


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    with installation_of_its_own() as theirs, at_hand(theirs, durable=False):
        admin = replace(addresses(theirs).admin, database="postgres")
        with psycopg.connect(**admin.parameters(), autocommit=True) as link:  # type: ignore[arg-type]  # psycopg types each keyword apart
            link.execute("CREATE ROLE chief LOGIN CREATEROLE CREATEDB PASSWORD 'secret'")
            link.execute("CREATE ROLE guest LOGIN PASSWORD 'secret'")
        yield Outside(admin.host)


def prepared(place: Installation, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hengji.web.serving.prepare", "--demo"],
        env=environment() | {"HENGJI_DATA": str(place.folder), _URL: url},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_same_roles_and_policies_hold_there(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    with installation_of_its_own() as place:
        done = prepared(place, outside.url())
        assert done.returncode == 0, done.stderr
        assert not place.cluster.exists()
        monkeypatch.setenv(_URL, outside.url())
        app = addresses(place).app
        assert app.user == "budget_app"
        with psycopg.connect(**app.parameters()) as link:  # type: ignore[arg-type]  # as above
            assert link.execute("SELECT count(*) FROM units_unit").fetchone() == (0,)
            link.execute("SELECT set_config('hengji.units', '*', true)")
            row = link.execute("SELECT count(*) > 3 FROM units_unit").fetchone()
            assert row == (True,)
        file = place.folder.parent / "x.hengji"
        assert run(("backup", file, "--data", place.folder), outside.url()) == 0
        with installation_of_its_own() as other:
            words = ("restore", file, "--data", other.folder)
            assert run(words, outside.url()) == 2  # the database holds something
            assert run(words, outside.url(database="moved")) == 0


def run(words: tuple[str | Path, ...], url: str) -> int:
    return hengji(*words, **{_URL: url}).returncode


def test_an_account_without_rights_is_told_what_it_lacks(outside: Outside) -> None:
    with installation_of_its_own() as place:
        done = prepared(place, outside.url("guest"))
        assert done.returncode == 3
        assert "CREATEROLE" in done.stderr


def test_a_server_that_does_not_answer_is_named(outside: Outside) -> None:
    with installation_of_its_own() as place:
        done = prepared(place, "postgresql://chief:secret@127.0.0.1:1/budget")
        assert done.returncode == 3
        assert "127.0.0.1:1/budget" in done.stderr
        assert "secret" not in done.stderr
