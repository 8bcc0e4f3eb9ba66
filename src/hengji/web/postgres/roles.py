"""The roles of one database: who owns, who serves, who reads what is published.

``hengji_owner`` owns and migrates, ``hengji_app`` serves (it owns nothing and no policy is
lifted for it), ``hengji_public`` reads published copies. The names follow the database's, so
that two installations can share a server.
"""

from __future__ import annotations

from dataclasses import replace

import psycopg
from psycopg import sql

from hengji.web.postgres.address import Address, Addresses
from hengji.web.postgres.problem import DatabaseProblem

_LEAST_VERSION = 150_000


def ensure(addresses: Addresses) -> None:
    """Make the roles and the database where they are missing, with our passwords.

    Raises :class:`DatabaseProblem` when the given account may not do that.
    """
    admin = addresses.admin
    try:
        with psycopg.connect(**_maintenance(admin).parameters(), autocommit=True) as link:  # type: ignore[arg-type]  # psycopg types each keyword apart
            _new_enough(link)
            for one in (addresses.owner, addresses.app, addresses.public):
                _ensure_role(link, one)
            _ensure_database(link, admin, addresses.owner.user)
        with psycopg.connect(**admin.parameters(), autocommit=True) as link:  # type: ignore[arg-type]  # as above
            _close(link, addresses)
    except psycopg.errors.InsufficientPrivilege as problem:
        raise DatabaseProblem(
            f"数据库账号 {admin.user} 没有权限建立 {addresses.owner.user} 等账号或数据库。"
            "请换用有 CREATEROLE、CREATEDB 权限的账号。"
        ) from problem
    except psycopg.OperationalError as problem:
        raise DatabaseProblem(
            f"连不上数据库 {admin.host}:{admin.port}/{admin.database}。请检查地址、账号和密码。"
        ) from problem


def _maintenance(admin: Address) -> Address:
    return replace(admin, database="postgres")


def _new_enough(link: psycopg.Connection[tuple[object, ...]]) -> None:
    if link.info.server_version < _LEAST_VERSION:
        raise DatabaseProblem("数据库版本太旧，需要 PostgreSQL 15 或更高版本。")


def _ensure_role(link: psycopg.Connection[tuple[object, ...]], one: Address) -> None:
    known = link.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [one.user]
    ).fetchone()
    if known is not None and known[0]:
        raise DatabaseProblem(
            f"数据库账号 {one.user} 的权限过大，行级权限对它不起作用。"
            f"请执行 ALTER ROLE {one.user} NOSUPERUSER NOBYPASSRLS 后再启动。"
        )
    verb = sql.SQL("CREATE" if known is None else "ALTER")
    role, password = sql.Identifier(one.user), sql.Literal(one.password)
    link.execute(sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, role, password))


def _ensure_database(
    link: psycopg.Connection[tuple[object, ...]], admin: Address, owner: str
) -> None:
    name, role = sql.Identifier(admin.database), sql.Identifier(owner)
    link.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))
    known = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [admin.database])
    if known.fetchone() is None:
        made = "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0"
        link.execute(sql.SQL(made).format(name, role))


def _close(link: psycopg.Connection[tuple[object, ...]], addresses: Addresses) -> None:
    """Nobody but our roles gets in."""
    name = sql.Identifier(addresses.admin.database)
    owner = sql.Identifier(addresses.owner.user)
    link.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    link.execute(sql.SQL("GRANT ALL ON DATABASE {} TO {}").format(name, owner))
    for one in (addresses.app, addresses.public):
        link.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(one.user))
        )
    link.execute(
        sql.SQL("GRANT TEMPORARY ON DATABASE {} TO {}").format(
            name, sql.Identifier(addresses.app.user)
        )
    )
    link.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner))
    link.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for one in (addresses.app, addresses.public):
        link.execute(
            sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(one.user))
        )
