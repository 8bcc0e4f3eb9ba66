"""How a database is reached, and as whom."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from hengji.web.installation import Installation
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.rows.scope import WHOLE

URL = "HENGJI_DATABASE_URL"
DATABASE = "hengji"
SOCKET_PORT = 5432
_LONGEST_SOCKET = 90
"""Bytes of a socket's folder that every system takes (the least limit is 104 with the name)."""


@dataclass(frozen=True, slots=True)
class Address:
    """One database and the role that speaks to it. ``host`` may be a socket's folder."""

    host: str
    port: int
    database: str
    user: str
    password: str
    options: tuple[tuple[str, str], ...] = ()

    def parameters(self) -> dict[str, str | int]:
        """What libpq and psycopg take."""
        return {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "user": self.user,
            "password": self.password,
            **dict(self.options),
        }

    def environment(self) -> dict[str, str]:
        """What libpq's own programs take; the password stays out of their arguments."""
        extra = {f"PG{name.upper()}": value for name, value in self.options}
        return {
            **os.environ,
            "PGHOST": self.host,
            "PGPORT": str(self.port),
            "PGDATABASE": self.database,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            **extra,
        }


@dataclass(frozen=True, slots=True)
class Addresses:
    """The same database as each of its roles.

    ``admin`` only makes roles and databases; ``owner`` sees every row, for upgrades and dumps.
    """

    admin: Address
    owner: Address
    app: Address
    public: Address


def addresses(installation: Installation) -> Addresses:
    """Where the installation's database is: ``HENGJI_DATABASE_URL``, else the embedded one.

    Raises :class:`DatabaseProblem` when the setting cannot be read.
    """
    secrets = installation.secrets()
    url = os.environ.get(URL)
    admin = _parsed(url) if url else _embedded(installation, secrets.superuser)
    name = admin.database

    def by(role: str, password: str) -> Address:
        return replace(admin, user=f"{name}_{role}", password=password)

    owner = by("owner", secrets.owner)
    seeing_all = ("options", " ".join(f"-c {key}=*" for key in WHOLE.settings()))
    owner = replace(owner, options=(*owner.options, seeing_all))
    return Addresses(admin, owner, by("app", secrets.app), by("public", secrets.public))


def external() -> bool:
    """Does the office run a PostgreSQL of its own?"""
    return bool(os.environ.get(URL))


def socket_folder(installation: Installation) -> Path:
    """The embedded server's private folder for its socket: in the data folder where the path
    is short enough for a socket, else below the system's folder for temporary files.
    """
    inside = installation.run / "socket"
    if len(os.fsencode(inside)) <= _LONGEST_SOCKET:
        return inside
    digest = hashlib.sha256(os.fsencode(installation.folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"hengji-{digest}"


def port_note(installation: Installation) -> Path:
    """The file that says which loopback port the embedded server has, on Windows."""
    return installation.run / "postgres.port"


def _embedded(installation: Installation, password: str) -> Address:
    if os.name != "nt":
        host = str(socket_folder(installation))
        return Address(host, SOCKET_PORT, DATABASE, "postgres", password)
    note = port_note(installation)
    port = int(note.read_text("utf-8")) if note.exists() else SOCKET_PORT
    return Address("127.0.0.1", port, DATABASE, "postgres", password)


def _parsed(url: str) -> Address:
    try:
        parts = urlsplit(url)
        port = parts.port or SOCKET_PORT
    except ValueError:
        raise _unreadable() from None
    options = dict(parse_qsl(parts.query))
    host = parts.hostname or options.pop("host", "")  # a socket's folder cannot stand before
    if parts.scheme not in ("postgres", "postgresql") or not host:
        raise _unreadable()
    return Address(
        host,
        port,
        unquote(parts.path.lstrip("/")) or DATABASE,
        unquote(parts.username or "postgres"),
        unquote(parts.password or ""),
        tuple(options.items()),
    )


def _unreadable() -> DatabaseProblem:
    return DatabaseProblem(
        f"{URL} 读不懂。写法：postgresql://账号:密码@主机:端口/数据库名，"
        "密码中的特殊字符要按网址的写法转换。"
    )
