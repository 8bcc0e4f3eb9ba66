"""A paragraph of any length is read in time that grows with it, not faster."""

from __future__ import annotations

import pytest

from endless import ends
from extraction.reading import read

_CLAUSES = (
    "基本支出10.5万元，",
    "（含2023年结转5万元）",
    "执行率=3万元/4万元×100%=75%，",
    "其中公用经费年初预算数3万元、",
    "行政编制6人，实际7人；",
)


@pytest.mark.parametrize("clause", _CLAUSES)
def test_a_paragraph_of_five_thousand_clauses_is_read(clause: str) -> None:
    with ends(clause):
        read(clause * 5000)
