"""``hengji serve``, ``hengji invite``: the office system on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hengji.cli import options

_DEMO_FOLDER = "hengji-demo"


def serve(
    data: options.DataFolder = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="端口", min=1, help="默认 8000，被占用时顺延"),
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="地址", help="监听的地址，默认只有本机能访问"),
    ] = "127.0.0.1",
    demo: Annotated[
        bool, typer.Option("--demo", help="载入示范数据，并打印每个示范账号的登录链接")
    ] = False,
) -> int:
    """启动预算绩效管理系统，在浏览器里使用。"""
    from hengji.cli.delivery import warn
    from hengji.web.installation import BadInstallation
    from hengji.web.postgres.problem import DatabaseProblem
    from hengji.web.serving.supervisor import CannotServe, Supervisor, Wishes

    folder = data or (Path(_DEMO_FOLDER) if demo else None)
    where = options.installation(folder)
    try:
        Supervisor(where, Wishes(host, port, demo), _say).run()
    except (BadInstallation, CannotServe, DatabaseProblem) as problem:
        warn(str(problem))
        return 2
    return 0


def invite(
    account: Annotated[str, typer.Argument(metavar="登录名", help="要登录的账号")],
    data: options.DataFolder = None,
) -> int:
    """为一个账号生成新的一次性登录链接；系统须已启动。"""
    from hengji.cli.delivery import warn
    from hengji.web.installation import BadInstallation
    from hengji.web.postgres.problem import DatabaseProblem
    from hengji.web.serving.inviting import invited

    where = options.installation(data)
    try:
        name, url = invited(where, account)
    except (LookupError, BadInstallation, DatabaseProblem) as problem:
        warn(str(problem.args[0]))
        return 2
    _say(f"{name}，24 小时内有效，只能用一次：\n{url}")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)
