"""The embedded server: made once, taken over, recovered after every kind of death."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from hengji.web.installation import Installation
from hengji.web.postgres.address import Address, addresses
from hengji.web.postgres.lock import alive, read_lock
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.server import EmbeddedServer, at_hand
from web.places import environment, installation_of_its_own

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals that Windows has not")


@pytest.fixture
def place() -> Iterator[Installation]:
    with installation_of_its_own() as one:
        yield one


@pytest.fixture
def server(place: Installation) -> Iterator[EmbeddedServer]:
    one = EmbeddedServer(place)
    one.start()
    yield one
    one.stop()


def linked(place: Installation, password: str = "") -> psycopg.Connection[tuple[object, ...]]:
    admin: Address = replace(addresses(place).admin, database="postgres")
    admin = replace(admin, password=password or admin.password)
    return psycopg.connect(**admin.parameters(), autocommit=True)  # type: ignore[arg-type]  # psycopg types each keyword apart


def pid_of(place: Installation) -> int:
    lock = read_lock(place.cluster)
    assert lock is not None
    return lock.pid


def gone(pid: int, place: Installation) -> bool:
    deadline = time.monotonic() + 20
    while alive(pid, place.cluster) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not alive(pid, place.cluster)


def test_it_asks_for_the_password_and_listens_on_no_port(
    server: EmbeddedServer, place: Installation
) -> None:
    with linked(place) as link:
        assert link.execute("SHOW listen_addresses").fetchone() == ("",)
        assert link.execute("SHOW fsync").fetchone() == ("on",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        linked(place, password="wrong")
    assert place.secrets_file.stat().st_mode & 0o077 == 0
    assert place.cluster.stat().st_mode & 0o077 == 0


def test_it_never_runs_as_root(server: EmbeddedServer, place: Installation) -> None:
    status = subprocess.run(
        ["ps", "-o", "uid=", "-p", str(pid_of(place))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(status.stdout) != 0


def test_a_second_start_takes_over_the_running_one(
    server: EmbeddedServer, place: Installation
) -> None:
    before = pid_of(place)
    second = EmbeddedServer(place)
    second.start()
    assert pid_of(place) == before
    with at_hand(place):
        assert pid_of(place) == before
    assert second.running()


def test_what_was_committed_outlives_kill_9(
    server: EmbeddedServer, place: Installation
) -> None:
    with linked(place) as link:
        link.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    os.kill(pid_of(place), signal.SIGKILL)
    again = EmbeddedServer(place)
    again.start()
    with linked(place) as link:
        assert link.execute("SELECT count(*) FROM kept").fetchone() == (1000,)
    again.stop()


def test_a_lock_whose_number_went_to_another_program_is_no_lock(place: Installation) -> None:
    one = EmbeddedServer(place)
    one.start()
    one.stop()
    lock = place.cluster / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{place.cluster}\n", "utf-8")
    again = EmbeddedServer(place)
    again.start()
    assert pid_of(place) != os.getpid()
    again.stop()


def test_secrets_of_another_installation_are_told_apart(
    server: EmbeddedServer, place: Installation
) -> None:
    place.secrets_file.unlink()
    place.prepare()
    with pytest.raises(DatabaseProblem, match=r"secrets\.toml"):
        EmbeddedServer(place).start()


def test_data_of_another_version_is_not_opened(place: Installation) -> None:
    one = EmbeddedServer(place)
    one.start()
    one.stop()
    (place.cluster / "PG_VERSION").write_text("9\n", "utf-8")
    with pytest.raises(DatabaseProblem, match="第 9 版"):
        EmbeddedServer(place).start()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel tells of a parent's death")
def test_it_stops_in_order_when_its_starter_is_killed(place: Installation) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from hengji.web.installation import Installation\n"
        "from hengji.web.postgres.server import EmbeddedServer\n"
        "EmbeddedServer(Installation(Path(sys.argv[1]))).start()\n"
        "print('up', flush=True); time.sleep(600)"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", code, str(place.folder)],
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    with starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == "up\n"
        pid = pid_of(place)
        starter.kill()
    assert gone(pid, place)
    assert "database system is shut down" in (place.logs / "postgres.log").read_text("utf-8")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down")
def test_root_is_told_which_folder_keeps_the_database_out(place: Installation) -> None:
    place.prepare()
    place.folder.chmod(0o700)
    with pytest.raises(DatabaseProblem, match=str(place.folder)):
        EmbeddedServer(place).start()
