"""Back up an installation, and restore one into an empty folder."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

import hengji
from hengji.web.backups import archive
from hengji.web.backups.archive import BadBackup, Manifest
from hengji.web.backups.dump import dump, load
from hengji.web.installation import Installation
from hengji.web.postgres import roles
from hengji.web.postgres.address import Address, addresses, external
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.server import at_hand
from hengji.web.postgres.upgrading import set_up


def back_up(installation: Installation, to: Path) -> Manifest:
    """Write the installation to one file; it may be in use meanwhile.

    Raises :class:`BadBackup`, :class:`DatabaseProblem`.
    """
    if not installation.secrets_file.exists():
        raise BadBackup(f"{installation.folder} 里没有衡绩的数据。请用 --data 指定数据文件夹。")
    with _server(installation), tempfile.TemporaryDirectory(dir=installation.dumps) as folder:
        path = Path(folder) / archive.DUMP
        owner = addresses(installation).owner
        migrations = _migrations(owner)
        dump(owner, path)
        return archive.pack(installation, path, migrations, hengji.__version__, to)


def restore(file: Path, installation: Installation) -> Manifest:
    """Make an installation from a backup file: everything is checked before anything is made.

    Raises :class:`BadBackup`, :class:`DatabaseProblem`.
    """
    manifest = archive.check(file)
    if installation.folder.exists() and any(installation.folder.iterdir()):
        raise BadBackup(f"{installation.folder} 里已有内容。请恢复到一个空文件夹。")
    _not_newer(manifest)
    try:
        _fill(file, installation)
    except BaseException:  # an interruption too: half an installation is none
        shutil.rmtree(installation.folder, ignore_errors=True)
        raise
    return manifest


def _fill(file: Path, installation: Installation) -> None:
    installation.prepare()
    with tempfile.TemporaryDirectory(dir=installation.dumps) as folder:
        path = Path(folder) / archive.DUMP
        archive.unpack(file, installation, path)
        with _server(installation):
            known = addresses(installation)
            roles.ensure(known)
            if _migrations(known.owner):
                raise BadBackup("指定的数据库里已有内容。请换一个空的数据库。")
            load(known.owner, path)
            _void_links(known.owner)
            set_up(installation, lambda _: None)
            _let_go()


@contextlib.contextmanager
def _server(installation: Installation) -> Iterator[None]:
    if external():
        yield
        return
    with at_hand(installation):
        yield


def _migrations(owner: Address) -> tuple[str, ...]:
    with _linked(owner) as link:
        if link.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,):
            return ()
        rows = link.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
        return tuple(str(one) for (one,) in rows.fetchall())


def _void_links(owner: Address) -> None:
    """Links and sessions of the former place do not open this one."""
    with _linked(owner) as link:
        link.execute("DELETE FROM accounts_link WHERE used_at IS NULL")
        link.execute("DELETE FROM django_session")


def _linked(owner: Address) -> psycopg.Connection[tuple[object, ...]]:
    try:
        return psycopg.connect(**owner.parameters())  # type: ignore[arg-type]  # psycopg types each keyword apart
    except psycopg.OperationalError as problem:
        raise DatabaseProblem("连不上数据库。") from problem


def _not_newer(manifest: Manifest) -> None:
    """A database of a later version is not opened by an earlier program."""
    folder = Path(__file__).resolve().parents[1]
    known = {
        f"{path.parent.parent.name}.{path.stem}" for path in folder.glob("*/migrations/0*.py")
    }
    ours = {path.partition(".")[0] for path in known}
    unknown = [
        one for one in manifest.migrations if one.partition(".")[0] in ours and one not in known
    ]
    if unknown:
        raise BadBackup(
            f"这个备份来自更新的版本（{manifest.version}），请先把衡绩更新到同样的版本。"
        )


def _let_go() -> None:
    from django.db import connections

    connections.close_all()
