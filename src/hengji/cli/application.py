"""The commands put together; every way out of the program has its exit status."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from hengji.cli import audit, backup, demo, explain, extract, restore, rules, serve
from hengji.cli.chinese import ChineseCommand, ChineseGroup, in_chinese

COULD_NOT_RUN = 2
INTERRUPTED = 130

application = typer.Typer(
    name="hengji",
    cls=ChineseGroup,
    help="衡绩：预算绩效管理。审核自评报告，填报、自评、出具整套材料。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
application.command("audit", cls=ChineseCommand)(audit.audit)
application.command("extract", cls=ChineseCommand)(extract.extract)
application.command("explain", cls=ChineseCommand)(explain.explain)
application.command("rules", cls=ChineseCommand)(rules.rules)
application.command("demo", cls=ChineseCommand)(demo.demo)
application.command("serve", cls=ChineseCommand)(serve.serve)
application.command("invite", cls=ChineseCommand)(serve.invite)
application.command("backup", cls=ChineseCommand)(backup.backup)
application.command("restore", cls=ChineseCommand)(restore.restore)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line. The exit status: 0 clean, 1 findings, 2 could not run."""
    from hengji.cli.delivery import CannotWrite
    from hengji.pipeline.comparison import NotComparable
    from hengji.pipeline.selection import UnknownName
    from hengji.readers import Unreadable

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old console cannot show every character
            stream.reconfigure(errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status = application(
            args=several(given, "--against"), prog_name="hengji", standalone_mode=False
        )
    except TyperException as mistake:
        return _stop(in_chinese(mistake))
    except (Unreadable, UnknownName, NotComparable, CannotWrite) as mistake:
        return _stop(str(mistake))
    except (KeyboardInterrupt, typer.Abort):
        print("已中断，没有写出结果。", file=sys.stderr)
        return INTERRUPTED
    except Exception as mistake:
        if os.environ.get("HENGJI_TRACEBACK"):
            raise
        return _stop(f"程序出错（{type(mistake).__name__}）。请把命令和这一行告诉维护者。")
    return int(status or 0)


def several(arguments: Sequence[str], option: str) -> list[str]:
    """``A --against B C`` as ``A --against B --against C``: an option with several values.

    Only where a file to audit stands before it; else it takes one, as any option does.
    """
    done: list[str] = []
    before = following = False
    for one in arguments:
        if one.startswith("-"):
            following = False
        elif done and done[-1] == option:
            following = before
        elif following:
            done.append(option)
        else:
            before = before or _stands_alone(done)
        done.append(one)
    return done


def _stands_alone(before: Sequence[str]) -> bool:
    """Is what follows these words a path: neither the command nor an option's value?"""
    flags = ("--package", "--help")
    return len(before) > 0 and (not before[-1].startswith("-") or before[-1] in flags)


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return COULD_NOT_RUN
