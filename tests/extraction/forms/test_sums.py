"""Sums that a table states by its layout: a row of totals, classes and items by code."""

from __future__ import annotations

import pytest

from extraction.forms.sketched import digits
from hengji.audit.example import sketch
from hengji.extraction.forms import Tables, relations_of_tables
from hengji.report.relations import Exhaustive, PartsOfWhole


def sums(text: str) -> list[tuple[str, list[str | None], Exhaustive, bool]]:
    return [
        (str(r.total.figure.digits), [digits(p) for p in r.parts], r.exhaustive, r.certain)
        for r in relations_of_tables(Tables([sketch(text)]), ())
        if isinstance(r, PartsOfWhole)
    ]


def test_a_row_of_totals() -> None:
    text = """
    各项目支出情况（单位：万元）
    | 项目 | 预算金额 | 支出金额 | 执行率 |
    | 送清凉 | 10 | 9.5 | 95% |
    | 困难帮扶 | 14 | 14 | 100% |
    | 合计 | 24 | 23.5 | 97.92% |
    """
    stated = Exhaustive.STATED
    assert sums(text) == [
        ("24", ["10", "14"], stated, True),
        ("23.5", ["9.5", "14"], stated, True),
    ]


def test_classes_and_items_by_code() -> None:
    text = """
    支出决算表（单位：万元）
    | 科目编码 | 科目名称 | 支出金额 |
    | 201 | 一般公共服务支出 | 12.5 |
    | 20129 | 群众团体事务 | 12.5 |
    | 2012901 | 行政运行 | 10 |
    | 2012906 | 工会事务 | 2.5 |
    | 221 | 住房保障支出 | 3 |
    | | 合计 | 15.5 |
    """
    assert [(total, parts) for total, parts, _, _ in sums(text)] == [
        ("15.5", ["12.5", "3"]),
        ("12.5", ["12.5"]),
        ("12.5", ["10", "2.5"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 金额 |\n| 其中：甲 | 3 |\n| 乙 | 4 |\n| 合计 | 9 |",
        "| 项目 | 比例 |\n| 甲 | 30 |\n| 乙 | 40 |\n| 合计 | 90 |",
        "| 年份 | 序号 |\n| 甲 | 1 |\n| 乙 | 2 |\n| 合计 | 9 |",
    ],
)
def test_no_sum_where_the_layout_leaves_doubt(text: str) -> None:
    assert sums(text) == []


def test_sum_in_an_unstated_unit_is_uncertain() -> None:
    text = "| 项目 | 金额 |\n| 甲 | 3 |\n| 乙 | 4 |\n| 合计 | 9 |"
    assert [certain for *_, certain in sums(text)] == [False]
