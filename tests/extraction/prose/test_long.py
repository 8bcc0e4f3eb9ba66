"""Long paragraphs, and lines that break inside a number."""

from __future__ import annotations

import pytest

from endless import ends
from extraction.reading import read, read_paragraphs

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


def test_a_number_cut_by_a_line_break_is_in_doubt() -> None:
    torn = read_paragraphs("2024年度全年预算数27", "60.12万元，支出合计2737.62万元。")
    assert [(str(f.figure), f.certain) for f in (*torn.quantities, *torn.facts)] == [
        ("60.12 万元", False),
        ("2,737.62 万元", True),
    ]
    whole = read_paragraphs("2024年度全年预算数2760.12万元。", "1.支出合计2737.62万元。").facts
    assert [f.certain for f in whole] == [True, True]
