"""Where the database is, and as whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hengji.web.installation import Installation
from hengji.web.postgres.address import addresses, socket_folder
from hengji.web.postgres.problem import DatabaseProblem
from web.places import installation_of_its_own


@pytest.fixture
def place() -> Iterator[Installation]:
    with installation_of_its_own() as one:
        one.prepare()
        yield one


def test_one_setting_names_another_server(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "postgresql://chief:p%40ss@db.office:5433/budget?sslmode=require"
    monkeypatch.setenv("HENGJI_DATABASE_URL", url)
    known = addresses(place)
    assert (known.admin.host, known.admin.port) == ("db.office", 5433)
    assert (known.admin.user, known.admin.password) == ("chief", "p@ss")
    assert known.app.user == "budget_app"
    assert known.app.password == place.secrets().app
    assert known.app.environment()["PGSSLMODE"] == "require"
    assert "p@ss" not in known.app.environment().values()


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://", "postgresql://a@b:x/c"])
def test_a_setting_that_cannot_be_read_is_said_in_chinese(
    url: str, place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HENGJI_DATABASE_URL", url)
    with pytest.raises(DatabaseProblem, match="读不懂"):
        addresses(place)


def test_a_socket_in_a_deep_folder_goes_to_a_short_one() -> None:
    deep = Installation(Path("/srv") / ("绩效" * 30))
    assert len(bytes(socket_folder(deep))) < 90
    assert socket_folder(deep) != socket_folder(Installation(deep.folder / "x"))


def test_secrets_are_made_once(place: Installation) -> None:
    first = place.secrets()
    assert place.prepare() == first
    assert len(set(vars_of(first))) == 5


def vars_of(secrets: object) -> list[str]:
    return [getattr(secrets, name) for name in type(secrets).__dataclass_fields__]  # type: ignore[attr-defined]  # a dataclass
