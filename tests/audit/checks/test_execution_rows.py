"""Which row of the fund block holds the points of the execution rate."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hengji.audit.checks.rows import execution_row
from hengji.audit.example import sketch
from hengji.extraction import understand

_TEXT = """
2022年度部门整体支出绩效自评表
| 年度预算执行（万元） | 项目 | 全年预算 | 实际支出 | 分值 | 执行率 | 得分 |
{}
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 活动场次 | ≥10场 | 12场 | 90 | 90 |
| 总分 | < | < | < | < | 100 | 99.8 |
"""
_PARTS = (
    "| ^ | 基本支出 | 50.00 | 50.00 | 6 | 100.00% | 6 |\n"
    "| ^ | 项目支出 | 40.00 | 38.00 | 4 | 95.00% | 3.8 |\n"
)
_WHOLE = "| ^ | 合计 | 90.00 | 88.00 | 10 | 97.78% | 9.8 |"


@pytest.mark.parametrize(
    "rows",
    [_PARTS + _WHOLE, _PARTS.rstrip("\n"), _WHOLE],
    ids=["parts and their sum", "parts alone", "one row"],
)
def test_the_points_of_the_whole_count(rows: str) -> None:
    (form,) = understand([sketch(_TEXT.format(rows))]).forms
    assert execution_row(form) == (Decimal("10"), Decimal("9.8"))


def test_points_repeated_in_every_row_count_once() -> None:
    rows = (_PARTS + _WHOLE).replace("| 6 |", "| 10 |", 1).replace("| 4 |", "| 10 |", 1)
    (form,) = understand([sketch(_TEXT.format(rows))]).forms
    assert execution_row(form)[0] == Decimal("10")
