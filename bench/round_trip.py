"""What is written is read back, and no honest year is accused: many years of every family.

    .venv/bin/python bench/round_trip.py [--years 100] [--family hunan-2018] [--first 0]

Half of the years are ordinary, half out of the ordinary (亿元 and a few 元, no project or
only transferred ones, refunds, no posts, a first year, names with Latin letters, brackets and
rare characters …; tests/made_up/extremes.py). Each is composed, written as docx and in turn
as pdf or html, and as a workbook, read by our own readers, compared and audited. Every
difference and every warning is printed with its seed. Exit status 1 if there is any.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from composition.inputs import year_inputs  # noqa: E402 - the path above must come first
from hengji.composition import compose  # noqa: E402
from hengji.profiles import all_profiles  # noqa: E402
from made_up.extremes import shaped  # noqa: E402
from writers.round_trip import composed_rows, troubles  # noqa: E402

FAMILIES = tuple(one.key for one in all_profiles() if not one.union)
_ROW = "{:14} {:>6} {:>8} {:>8} {:>8} {:>10}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", choices=FAMILIES, action="append")
    asked = parser.parse_args()
    print(_ROW.format("表式", "年度", "文件", "指标行", "不符", "每年毫秒"))
    bad = sum(_tried(family, asked.first, asked.years) for family in asked.family or FAMILIES)
    return 1 if bad else 0


def _tried(family: str, first: int, years: int) -> int:
    """Troubles of so many years of one family, each told."""
    made = files = rows = bad = 0
    started = time.process_time()
    for seed in range(first, first + years):
        shape = shaped if seed % 2 else None
        package = compose(year_inputs(seed, family, shape), family)
        if not package.sheets:
            continue  # a unit without projects has no project forms to hand in
        formats = ("docx", "pdf" if seed % 4 < 2 else "html")
        for trouble in troubles(package, formats):
            bad += 1
            print(f"  {family} {seed} {trouble}")
        made, files, rows = made + 1, files + 3, rows + len(composed_rows(package))
    spent = (time.process_time() - started) / max(made, 1) * 1000
    print(_ROW.format(family, made, files, rows, bad, f"{spent:.0f}"), flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(main())
