"""``hengji restore``: an installation from a backup file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hengji.cli import options


def restore(
    file: Annotated[Path, typer.Argument(metavar="文件", help="备份文件")],
    data: options.DataFolder = None,
) -> int:
    """把备份恢复到一个空文件夹；换电脑时也用它。"""
    import os

    from hengji.cli.delivery import warn
    from hengji.web.backups.archive import BadBackup
    from hengji.web.backups.moving import restore as restore_into
    from hengji.web.installation import DATA, BadInstallation
    from hengji.web.postgres.problem import DatabaseProblem

    where = options.installation(data)
    os.environ[DATA] = str(where.folder)
    try:
        manifest = restore_into(file, where)
    except (BadBackup, BadInstallation, DatabaseProblem) as problem:
        warn(str(problem))
        return 2
    except OSError:
        warn(f"{where.folder}：恢复没有完成，什么也没有留下。请检查磁盘空间和文件夹的权限。")
        return 2
    print(f"已恢复到 {where.folder}（{manifest.made_at[:16].replace('T', ' ')} 的备份）。")
    print(f"启动：hengji serve --data {where.folder}", flush=True)
    return 0
