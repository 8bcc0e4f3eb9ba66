"""A new database made from the models is the one that all migrations come to."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command

from hengji.web.installation import Installation
from hengji.web.postgres.address import addresses
from hengji.web.postgres.binaries import program
from hengji.web.postgres.server import at_hand
from web.places import environment, installation_of_its_own

_COLUMNS = (
    "SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision, "
    "numeric_scale, is_nullable, column_default, is_identity "
    "FROM information_schema.columns WHERE table_schema = 'public'"
)
_CONSTRAINTS = (
    "SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) "
    "FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"
)
_TRIGGERS = (
    "SELECT tgrelid::regclass::text, pg_get_triggerdef(t.oid), prosrc FROM pg_trigger t "
    "JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal"
)
_POLICIES = "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies"
_INDEXES = (
    "SELECT tablename, regexp_replace(indexdef, ' INDEX \\S+ ', ' INDEX ') FROM pg_indexes "
    "WHERE schemaname = 'public'"
)
_MIGRATIONS = "SELECT app, name FROM django_migrations"


@pytest.mark.django_db
def test_every_model_has_its_migration() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(f"没有写迁移的改动：\n{said.getvalue()}")


def made(place: Installation, how: str) -> dict[str, set[tuple[object, ...]]]:
    code = (
        "from hengji.web import installation\n"
        "from hengji.web.postgres import upgrading\n"
        f"upgrading.create = upgrading.{how}\n"
        "upgrading.set_up(installation.current(), lambda _: None)"
    )
    with at_hand(place, durable=False):
        subprocess.run(
            [sys.executable, "-c", code],
            env=environment() | {"HENGJI_DATA": str(place.folder)},
            check=True,
        )
        owner = addresses(place).owner.parameters()
        with psycopg.connect(**owner) as link:  # type: ignore[arg-type]  # psycopg types each keyword apart
            queries = (_COLUMNS, _CONSTRAINTS, _TRIGGERS, _POLICIES, _INDEXES, _MIGRATIONS)
            return {query: set(link.execute(query).fetchall()) for query in queries}


def test_made_at_once_is_made_step_by_step() -> None:
    with installation_of_its_own() as one, installation_of_its_own() as other:
        at_once, by_steps = made(one, "create"), made(other, "migrate")
    for query, rows in at_once.items():
        assert rows == by_steps[query]


def test_a_first_start_that_was_cut_off_is_begun_again() -> None:
    cut_off = (
        "import os; from hengji.web import installation\n"
        "from hengji.web.postgres import upgrading\n"
        "import pgtrigger; pgtrigger.install = lambda **_: os._exit(9)\n"
        "upgrading.set_up(installation.current(), lambda _: None)"
    )
    with installation_of_its_own() as place, at_hand(place, durable=False):
        done = subprocess.run(
            [sys.executable, "-c", cut_off],
            env=environment() | {"HENGJI_DATA": str(place.folder)},
            check=False,
        )
        assert done.returncode == 9
        assert os.path.lexists(place.cluster)
        assert made(place, "create")[_MIGRATIONS]


def run_in(place: Installation, code: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment() | {"HENGJI_DATA": str(place.folder)} | more,
        capture_output=True,
        text=True,
        check=False,
    )


_SET_UP = (
    "from hengji.web import installation\n"
    "from hengji.web.backups.dump import dump_before_upgrade\n"
    "from hengji.web.postgres.upgrading import set_up\n"
    "set_up(installation.current(), dump_before_upgrade)\n"
)
_LATER = (
    "from hengji.web import settings; settings.INSTALLED_APPS.append('web.postgres.later')\n"
)


def test_a_dump_is_taken_before_an_upgrade_and_only_then() -> None:
    with installation_of_its_own() as place, at_hand(place, durable=False):
        for _ in range(2):
            assert run_in(place, _SET_UP).returncode == 0
        assert list(place.dumps.iterdir()) == []
        tests = str(Path(__file__).parents[2])
        path = os.pathsep.join([tests, *sys.path])
        done = run_in(place, _LATER + _SET_UP, PYTHONPATH=path, HENGJI_AS="owner")
        assert done.returncode == 0, done.stderr
        (dump,) = place.dumps.iterdir()
        listed = subprocess.run(
            [program("pg_restore"), "--list", dump], capture_output=True, text=True, check=True
        )
        assert "units_unit" in listed.stdout
        assert "later_later" not in listed.stdout
