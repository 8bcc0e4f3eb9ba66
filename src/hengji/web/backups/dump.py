"""The database as one file in PostgreSQL's custom format, and back."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

from hengji.web.installation import Installation
from hengji.web.postgres.address import Address, addresses
from hengji.web.postgres.binaries import program
from hengji.web.postgres.problem import DatabaseProblem

_PRIVATE = 0o077
"""A dump holds everything, so nobody else may read it."""
_KEEP = 10
"""Dumps taken before upgrades that are kept; older ones give way."""


def dump(owner: Address, target: Path) -> None:
    """Write the database to the file, whole or not at all.

    As the owner, who sees every row; row security stays on, as it must for a forced policy.

    Raises :class:`DatabaseProblem`.
    """
    part = target.with_name(target.name + ".part")
    choices = ("--format=custom", "--no-owner", "--no-privileges", "--enable-row-security")
    _run(owner, "pg_dump", *choices, f"--file={part}")
    part.replace(target)


def load(owner: Address, source: Path) -> None:
    """Fill an empty database from the file.

    Raises :class:`DatabaseProblem`.
    """
    choices = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run(owner, "pg_restore", *choices, f"--dbname={owner.database}", str(source))


def dump_before_upgrade(installation: Installation) -> Path:
    """A dump in ``dumps/`` of what is there before migrations change it."""
    now = datetime.now().astimezone()
    target = installation.dumps / f"升级前-{now:%Y%m%d-%H%M%S}.dump"
    dump(addresses(installation).owner, target)
    for old in sorted(installation.dumps.glob("升级前-*.dump"))[:-_KEEP]:
        old.unlink()
    return target


def _run(owner: Address, name: str, *arguments: str) -> None:
    done = subprocess.run(
        [str(program(name)), *arguments],
        env=owner.environment() | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        umask=_PRIVATE,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
        raise DatabaseProblem(f"数据库没有{_VERBS[name]}（{last}）。")


_VERBS = {"pg_dump": "备份成", "pg_restore": "恢复成"}
