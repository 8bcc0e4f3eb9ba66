"""``hengji backup``: the whole installation in one checked file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hengji.cli import options


def backup(
    file: Annotated[Path, typer.Argument(metavar="文件", help="备份写到这个文件")],
    data: options.DataFolder = None,
) -> int:
    """把数据库、附件和设置备份成一个文件；系统可以正在使用。"""
    from hengji.cli.delivery import warn
    from hengji.web.backups.archive import BadBackup
    from hengji.web.backups.moving import back_up
    from hengji.web.installation import BadInstallation
    from hengji.web.postgres.problem import DatabaseProblem

    try:
        manifest = back_up(options.installation(data), file)
    except (BadBackup, BadInstallation, DatabaseProblem) as problem:
        warn(str(problem))
        return 2
    except OSError:
        warn(f"{file}：备份没有写出。请换一个位置，或检查磁盘空间。")
        return 2
    size = file.stat().st_size / 1_000_000
    print(f"已备份到 {file}：{len(manifest.members)} 个文件，{size:.1f} MB。", flush=True)
    return 0
