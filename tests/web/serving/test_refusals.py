"""What keeps the system from starting is told in Chinese, with what to do, and as status 2."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone

from hengji.web.accounts.models import Account, SignIn
from hengji.web.installation import BadInstallation, Installation
from hengji.web.office import BadSettings, office
from hengji.web.postgres.address import addresses
from hengji.web.postgres.said import why
from hengji.web.postgres.server import at_hand
from hengji.web.serving import clock, supervisor
from hengji.web.serving.supervisor import CannotServe, Supervisor, Wishes
from web.places import environment, hengji, installation_of_its_own

posix = pytest.mark.skipif(os.name == "nt", reason="modes and users of another kind")


@pytest.fixture
def place() -> Iterator[Installation]:
    with installation_of_its_own() as one:
        yield one


def refused(place: Installation, **wishes: object) -> str:
    with pytest.raises(CannotServe) as told:
        Supervisor(place, Wishes(**wishes), lambda _: None).run()  # type: ignore[arg-type]  # as asked
    return str(told.value)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HENGJI_DATA", os.environ["HENGJI_DATA"])  # put back afterwards
    monkeypatch.setenv("HENGJI_MARK", "")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    one = tmp_path / "file"
    one.touch()
    assert "不是文件夹" in refused(Installation(one))


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_one_may_not_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "没有权限写" in refused(Installation(tmp_path / "data"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "no"), "没有权限写"),
        (OSError(28, "full"), "磁盘已满"),
        (OSError(30, "read only"), "没有权限写"),
        (OSError(5, "broken"), "换一个位置"),
    ],
)
def test_a_folder_that_cannot_be_made(
    place: Installation, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "mkdir", broken)
    assert words in refused(place)


def test_a_port_that_is_taken(place: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"端口 {port} 不能用" in refused(place, port=port)


def test_an_address_of_another_computer(place: Installation) -> None:
    assert "不是本机的地址" in refused(place, host="203.0.113.7")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hosts = [\nx", "写法有误"),
        ("color = 1", "不认识的设置：color"),
        ("https = 1", "要写 true 或 false"),
        ("hosts = [1]", "带引号"),
        ('hosts = "192.168.1.20"', "写成一列"),
        ("proxy = 1", "带引号"),
        ("session_hours = 100", "1 到 72"),
    ],
)
def test_settings_that_cannot_be_read(place: Installation, text: str, words: str) -> None:
    place.prepare()
    place.settings_file.write_text(text, "utf-8")
    told = refused(place)
    assert words in told
    assert "Invalid" not in told
    with pytest.raises(BadSettings):
        office(place)


def test_secrets_that_cannot_be_read(place: Installation) -> None:
    place.prepare()
    place.secrets_file.write_text("x = ", "utf-8")
    assert "secrets.toml 读不懂" in refused(place)
    with pytest.raises(BadInstallation):
        place.secrets()


@posix
def test_nobody_else_reads_an_installation(place: Installation) -> None:
    place.prepare()
    for one in (place.attachments, place.dumps, place.logs):
        assert stat.S_IMODE(one.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.secrets_file.stat().st_mode) == 0o600
    assert not stat.S_IMODE(place.folder.stat().st_mode) & 0o066
    place.attachments.chmod(0o755)  # as an earlier version made it
    place.prepare()
    assert stat.S_IMODE(place.attachments.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("FATAL: could not write lock file: No space left on device", "磁盘已满"),
        ("PANIC: could not locate a valid checkpoint record", "已损坏"),
        ("FATAL: could not map anonymous shared memory", "内存不足"),
        ("FATAL: something nobody has seen", "原因不明"),
    ],
)
def test_why_the_database_does_not_start(tmp_path: Path, said: str, words: str) -> None:
    log = tmp_path / "postgres.log"
    log.write_text(said, "utf-8")
    told = why(log)
    assert words in told
    assert str(log) in told
    assert "FATAL" not in told


def test_what_a_program_says_in_english_stays_in_the_log(tmp_path: Path) -> None:
    told = supervisor._why_not(1, "psycopg.errors.DiskFull: No space left on device", tmp_path)
    assert told.startswith("磁盘已满")
    assert "psycopg" not in supervisor._why_not(1, "psycopg.Error: x", tmp_path)
    assert supervisor._why_not(supervisor.FAILED, "某处\n数据库连不上。\n", tmp_path) == (
        "数据库连不上。"
    )


def test_what_a_later_version_has_written_is_not_opened(place: Installation) -> None:
    file = place.folder.parent / "备份.hengji"
    with at_hand(place, durable=False):
        done = _prepared(place)
        assert done == 0
        owner = addresses(place).owner.parameters()
        with psycopg.connect(**owner) as link:  # type: ignore[arg-type]  # psycopg types each keyword apart
            link.execute(
                "INSERT INTO django_migrations (app, name, applied) "
                "VALUES ('budget', '9999_later', now())"
            )
    told = hengji("serve", "--data", place.folder)
    assert told.returncode == 2
    assert "更新版本的衡绩" in told.stderr
    assert hengji("backup", file, "--data", place.folder).returncode == 0
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def _prepared(place: Installation) -> int:
    return subprocess.run(
        [sys.executable, "-m", "hengji.web.serving.prepare"],
        env=environment() | {"HENGJI_DATA": str(place.folder)},
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


@pytest.mark.django_db
def test_a_clock_that_cannot_be_right() -> None:
    now = timezone.now()
    assert clock.odd(now) == ""
    assert "早于上次使用" in clock.odd(datetime(1980, 1, 1, tzinfo=UTC))
    account = Account.objects.create_user("clerk", "经办员")
    SignIn.objects.create(account=account, kind=SignIn.Kind.OUT, at=now)
    assert clock.odd(now + timedelta(days=30)) == ""
    assert "早于上次使用" in clock.odd(now - timedelta(days=2))
    assert "不清理过期记录" in clock.odd(now + timedelta(days=4000))
