"""What holds for every request and answer: headers, text that no field may hold, trouble."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

import psycopg
import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.rows.session import as_system
from hengji.web.serving.logs import LineFormatter
from hengji.web.shell import views
from hengji.web.units.models import Unit, UnitYear
from web.county import County, county

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@pytest.fixture
def here(db: None) -> County:
    return county()


@pytest.fixture
def clerk(client: Client, here: County) -> Account:
    account = next(one for role, one in here.people.items() if role.value == "clerk")
    client.force_login(account)
    return account


@pytest.mark.parametrize(
    "address",
    ["/", "/nothing-there/", "/accounts/people/", "/ready/", "/static/shell/icon.svg"],
)
def test_every_answer_has_its_headers(client: Client, clerk: Account, address: str) -> None:
    answer = client.get(address)
    if answer.streaming:
        list(answer.streaming_content)  # type: ignore[attr-defined]  # so that it is closed
    for name, value in _HEADERS.items():
        assert value in answer.headers.get(name, ""), name
    assert "Access-Control-Allow-Origin" not in answer.headers
    if not address.startswith("/static/"):
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["/units/%00/years/2024/", "/?x=%00", "/units/102001/years/2024/goals/?q=%00"]
)
def test_no_nul_reaches_the_database(client: Client, clerk: Account, address: str) -> None:
    assert client.get(address).status_code == 400


def test_no_nul_comes_with_a_form(client: Client, clerk: Account) -> None:
    assert client.post("/accounts/union-book/1\0/", {"share": "yes"}).status_code == 400
    assert client.post("/accounts/union-book/102001/", {"share": "\0"}).status_code == 400


def test_an_unknown_host_is_told_what_to_do(client: Client) -> None:
    answer = client.get("/accounts/sign-in/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "settings.toml 的 hosts" in answer.content.decode()


def _disk_full() -> Exception:
    return OSError(errno.ENOSPC, "no space")


def _database_full() -> Exception:
    problem = OperationalError("full")
    problem.__cause__ = psycopg.errors.DiskFull("full")
    return problem


@pytest.mark.parametrize(
    ("trouble", "status", "words"),
    [
        (_disk_full, 507, "磁盘已满"),
        (_database_full, 507, "磁盘已满"),
        (lambda: OperationalError("gone"), 503, "数据库暂时没有应答"),
        (lambda: ZeroDivisionError("密"), 500, "刚才这一步没有保存"),
    ],
)
def test_trouble_is_told_as_what_it_is(
    client: Client,
    clerk: Account,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[], Exception],
    status: int,
    words: str,
) -> None:
    def broken(*_: object) -> None:
        raise trouble()

    monkeypatch.setattr(views, "blocks", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_what_the_database_has_no_room_for_is_refused_whole(
    client: Client, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_long(request: HttpRequest) -> None:
        with as_system("试"):
            Account.objects.create_user("长" * 41, "名")

    monkeypatch.setattr(views, "standing_of", too_long)
    answer = client.get("/")
    assert answer.status_code == 422
    assert "太长" in answer.content.decode()


def test_logs_hold_neither_secrets_nor_what_people_typed() -> None:
    secret, name = "s" * 43, "某某人"
    try:
        raise ValueError(name) from KeyError(name)
    except ValueError as problem:
        raised = (type(problem), problem, problem.__traceback__)
    record = logging.LogRecord(
        "django.request",
        logging.ERROR,
        __file__,
        1,
        "Gone: %s",
        (f"/accounts/link/{secret}/?q={name}",),
        raised,
    )
    line = LineFormatter("{levelname} {message}", style="{").format(record)
    assert "builtins.ValueError" in line
    assert "builtins.KeyError" in line
    assert "test_edge.py" in line
    assert secret not in line
    assert name not in line.replace("raise ValueError(name) from KeyError(name)", "")


@pytest.mark.parametrize("key", ["x", "9" * 5000, "1e999999", "²"])
def test_a_key_that_no_page_sends_is_a_bad_request(
    client: Client, clerk: Account, key: str
) -> None:
    with as_system("准备"):
        UnitYear.objects.create(unit=Unit.objects.get(code="102001"), year=2024)
    url = "/units/102001/years/2024/goals/"
    assert client.post(url, {"project": key}).status_code in (400, 404)
