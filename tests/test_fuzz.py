"""Three hundred broken files: no crash, no hang, an exit status that is 0, 1 or 2.

``bench/fuzz.py`` tries ten thousand and more, each within a time limit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzzing.corpus import FORMATS
from fuzzing.trial import mutant, tried

SEEDS = range(20_000, 20_301)
BATCH = 20


def test_a_seed_always_makes_the_same_file() -> None:
    assert [mutant(seed) for seed in range(21)] == [mutant(seed) for seed in range(21)]


def test_every_format_is_tried() -> None:
    assert {mutant(seed)[1].split(":")[0] for seed in SEEDS} == set(FORMATS)


@pytest.mark.parametrize("first", SEEDS[::BATCH])
def test_no_crash_no_hang_no_wrong_status(first: int, tmp_path: Path) -> None:
    seeds = range(first, min(first + BATCH, SEEDS.stop))
    wrong = [outcome for seed in seeds if (outcome := tried(seed, tmp_path)).fault]
    assert not wrong
