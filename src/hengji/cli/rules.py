"""``hengji rules``: every rule there is."""

from __future__ import annotations

from hengji.cli import options


def rules(select: options.Select = None, output: options.Output = None) -> int:
    """列出全部检查：编号、名称、程度。"""
    from hengji.cli.delivery import write
    from hengji.pipeline.selection import choose
    from hengji.writers.rules import rule_list

    write(rule_list(choose(options.split(select))), output)
    return 0
