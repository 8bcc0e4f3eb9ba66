"""As whom the embedded server runs: PostgreSQL refuses root, so root steps down."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hengji.web.postgres.problem import DatabaseProblem

_UNPRIVILEGED = "nobody"
_ROOT = 0
_TETHER = Path(__file__).with_name("tether.py")
_FAST = str(int(signal.SIGINT))
"""PostgreSQL's signal for a fast, orderly stop."""


@dataclass(frozen=True, slots=True)
class Runner:
    """The system user of the server. ``None`` for both: whoever we are."""

    uid: int | None = None
    gid: int | None = None

    def command(
        self, arguments: Sequence[str | Path], environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end as that user, its words kept.

        Raises :class:`subprocess.CalledProcessError`.
        """
        return subprocess.run(
            [str(one) for one in arguments],
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            env=_environment(environment),
            cwd="/" if self.uid is not None else None,
            check=True,
            text=True,
            errors="replace",
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )

    def background(
        self, arguments: Sequence[str | Path], log: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        """Start a program as that user, in a session of its own: a terminal's Ctrl-C must
        reach the one who stops it in order, not it. On Linux it ends when we do.
        """
        command = [str(one) for one in arguments]
        tied = sys.platform == "linux"
        user, group = (-1 if one is None else one for one in (self.uid, self.gid))
        if tied:
            rope = (sys.executable, "-I", "-S", str(_TETHER), str(os.getpid()), _FAST)
            command = [*rope, str(user), str(group), *command]
        return subprocess.Popen(
            command,
            user=None if tied else self.uid,
            group=None if tied else self.gid,
            extra_groups=None if tied or self.uid is None else [],
            env=_environment(None),
            cwd="/" if self.uid is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def own(self, path: Path, mode: int = 0o700) -> None:
        """Make the path this user's, closed to others."""
        path.chmod(mode)
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def runner(folder: Path) -> Runner:
    """Who runs a server whose data is in the folder.

    As root: the folder's owner, or ``nobody`` where that is root too.

    Raises :class:`DatabaseProblem` when that user cannot get there.
    """
    if os.name == "nt" or os.geteuid() != _ROOT:
        return Runner()
    import pwd

    owner = folder.stat()
    if owner.st_uid != _ROOT:
        chosen = Runner(owner.st_uid, owner.st_gid)
    else:
        entry = pwd.getpwnam(_UNPRIVILEGED)
        chosen = Runner(entry.pw_uid, entry.pw_gid)
    from hengji.web.postgres.binaries import program

    for path in (folder, program("postgres").parent):
        _reachable(path, chosen)
    return chosen


def _reachable(path: Path, runner: Runner) -> None:
    """Root can go anywhere; the one it steps down to must be let in."""
    for one in (path, *path.resolve().parents):
        try:
            runner.command(["/usr/bin/env", "test", "-x", one])
        except subprocess.CalledProcessError:
            raise DatabaseProblem(
                f"正以 root 身份运行，数据库须降为普通用户，而文件夹 {one} 不允许其他用户进入。"
                "请改用普通用户运行，或把数据和程序放到其他用户能进入的位置（如 /srv/hengji）。"
            ) from None


def _environment(given: Mapping[str, str] | None) -> dict[str, str]:
    chosen = dict(os.environ if given is None else given)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):  # its logs in one language everywhere
        chosen[name] = "C"
    return chosen
