"""kill -9 of the whole office in the middle of saves, imports and signing, many times over.

    .venv/bin/python bench/kept.py [rounds]

Each round serves the demonstration county, lets clerks work on everything at once, kills
every process at a moment drawn at random, serves again and holds the database against what
was acknowledged. Prints what was done and what was lost; exit status 1 if anything was.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from web.kept.office import killed_office  # noqa: E402 - the path above must come first

ROUNDS = 100
EARLIEST, LATEST = 0.2, 4.0
"""Seconds of work before the kill."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    dice = random.Random(20240101)
    lost: list[str] = []
    with killed_office() as office:
        for number in range(1, rounds + 1):
            lost += _tell(number, office.round(dice.uniform(EARLIEST, LATEST)))
        lost += _tell(rounds, office.settled())
        told = office.work.told
        print(
            f"\n{rounds} kills; acknowledged: {len(told.saved)} saves, {len(told.taken)} files"
            f" taken, {len(told.loaded)} loaded,"
            f" {len(told.frozen)} versions, {len(told.signed)} signatures, {told.moves} moves"
        )
    if not lost:
        print("nothing acknowledged was lost, nothing was left half done")
    sys.exit(bool(lost))


def _tell(kills: int, lost: list[str]) -> list[str]:
    print(f"\r{kills}", end="", file=sys.stderr, flush=True)
    for one in lost:
        print(f"\nafter {kills} kills: {one}", flush=True)
    return lost


if __name__ == "__main__":
    main()
