"""Writes the demonstration reports into ``demo/``: ``python tests/documents/build_demo.py``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT / "tests") not in sys.path:
    sys.path.insert(0, str(ROOT / "tests"))

from documents import BUILDERS, load  # noqa: E402 - the path above must come first
from documents.model import Block, Fixture  # noqa: E402

FOLDER = ROOT / "demo"
WHOLE, BODY, FORMS = "whole", "body", "forms"
DEMO: dict[str, tuple[str, str]] = {
    "青禾县总工会2023/自评报告.docx": ("qinghe-2023", BODY),
    "青禾县总工会2023/附表.xlsx": ("qinghe-2023", FORMS),
    "禾丰县总工会2023年度自评报告.docx": ("hefeng-2023", WHOLE),
    "澄湖县总工会2023年度自评报告.pdf": ("chenghu-2023", WHOLE),
    "远山县总工会2023年度附表.xlsx": ("yuanshan-2023", FORMS),
    "星河县总工会2024年度自评报告.html": ("xinghe-2024", WHOLE),
    "麦溪县总工会2024年度自评报告.txt": ("maixi-2024", WHOLE),
    "云岭市银杏区总工会2024年度自评报告.docx": ("yinxing-2024", WHOLE),
}
"""Path in the folder, fixture, which part of it."""


def demo_files() -> dict[str, bytes]:
    """Every demonstration report by its path in the folder."""
    return {
        path: BUILDERS[path.rpartition(".")[2]](_part(load(name), part))
        for path, (name, part) in DEMO.items()
    }


def _part(fixture: Fixture, part: str) -> Sequence[Block]:
    return {WHOLE: fixture.blocks, BODY: fixture.body(), FORMS: fixture.forms()}[part]


def build_demo() -> None:
    """Write all demonstration reports; what else lies in ``demo/`` is removed."""
    files = demo_files()
    for stale in [p for p in FOLDER.rglob("*") if p.is_file()]:
        if stale.relative_to(FOLDER).as_posix() not in files:
            stale.unlink()
    for path, data in files.items():
        target = FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    build_demo()
