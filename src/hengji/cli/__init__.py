"""衡绩的命令行：审核、提取、说明。"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not run."""
    from hengji.cli.application import run

    raise SystemExit(run(arguments))
