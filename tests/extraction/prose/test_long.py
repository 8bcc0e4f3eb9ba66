"""A paragraph of any length is read in time that grows with it, not faster."""

from __future__ import annotations

import time

import pytest

from extraction.reading import read

_CLAUSES = (
    "基本支出10.5万元，",
    "（含2023年结转5万元）",
    "执行率=3万元/4万元×100%=75%，",
    "其中公用经费年初预算数3万元、",
    "行政编制6人，实际7人；",
)


def _seconds(text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


@pytest.mark.parametrize("clause", _CLAUSES)
def test_four_times_as_long_takes_no_more_than_twelve_times(clause: str) -> None:
    _seconds(clause)
    short = min(_seconds(clause * 500) for _ in range(2))
    assert _seconds(clause * 2000) < max(12 * short, 0.5)
