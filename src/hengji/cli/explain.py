"""``hengji explain``: one rule, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from hengji.cli import options


def explain(
    code: Annotated[str, typer.Argument(metavar="编号", help="检查的编号，如 AM101")],
    output: options.Output = None,
) -> int:
    """说明一项检查：查什么、为什么、依据、怎么改、例子。"""
    from hengji.cli.delivery import write
    from hengji.pipeline.selection import choose
    from hengji.writers.rules import rule_page

    write("\n".join(rule_page(one) for one in choose([code])), output)
    return 0
