"""衡绩的命令行：审核、提取、说明。"""

from __future__ import annotations

import gc
from collections.abc import Sequence

_RARELY = 50_000
"""New objects between two looks for garbage: what is imported at the start never is any."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not run."""
    gc.set_threshold(_RARELY)
    from hengji.cli.application import run

    raise SystemExit(run(arguments))
