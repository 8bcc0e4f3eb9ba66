"""Own tables that became lines of text: a row a line, or a cell a line."""

from __future__ import annotations

import pytest

from hengji.audit.example import sketch
from hengji.extraction.flattened.plain import restore_plain
from hengji.report.document import Table

ROWS = [
    ["项目", "2022年决算", "2023年决算", "比上年增减额"],
    ["基本支出", "50.00", "55.00", "5.00"],
    ["项目支出", "40.00", "—", "-2.00"],
    ["支出合计", "90.00", "93.00", "3.00"],
]
LAYOUTS = {
    "spaces": "\n".join(" ".join(row) for row in ROWS),
    "wide spaces": "\n".join("　　".join(row) for row in ROWS),
    "bars": "\n".join(" ｜ ".replace("｜", "|").join(row) for row in ROWS),
    "a cell a line": "\n".join(cell for row in ROWS for cell in row),
}


def tables(text: str) -> list[Table]:
    return list(restore_plain(sketch(text)).tables)


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_regular_rows_are_a_table_again(layout: str) -> None:
    text = f"二、支出情况（单位：万元）\n{LAYOUTS[layout]}\n全年支出93万元。"
    (table,) = tables(text)
    assert cells(table) == ROWS and table.certain
    blocks = restore_plain(sketch(text)).blocks
    assert [type(b).__name__ for b in blocks] == ["Paragraph", "Table", "Paragraph"]
    assert table.place.block == 1


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("lost", ["50.00", "—", "3.00"])
def test_a_row_cut_short_leaves_text(layout: str, lost: str) -> None:
    """The columns of what is left are not known: nothing is put back."""
    joint = "\n" if layout == "a cell a line" else " "
    text = LAYOUTS[layout]
    for sign in (" | ", "　　", joint):
        text = text.replace(f"{sign}{lost}", "", 1) if f"{sign}{lost}" in text else text
    assert not [t for t in tables(text) if len(t.rows) == len(ROWS)]
    kept = [cells(t) for t in tables(text)]
    assert all(rows == ROWS[: len(rows)] for rows in kept)


def test_the_head_of_an_official_form_is_left_to_its_own_reader() -> None:
    assert (
        tables("""
    项目资金 年初预算数 全年预算数 全年执行数 执行率
    年度资金总额 40.00 45.00 44.00 97.78%
    其中：财政拨款 40.00 45.00 44.00 97.78%
    上年结转 0 0 0 0%
    """)
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "收入 预算 支出\n全年 100 90\n去年支出较多。",
        "一、收入情况 二、支出情况\n（一）2023年 100.00\n（二）2022年 90.00",
        "全年预算100万元\n全年支出\n90\n结余\n10",
        "人员 人数 备注\n职工 12 3\n会员 15 4\n其他 1 2",
    ],
)
def test_lines_that_are_no_table(text: str) -> None:
    assert tables(text) == []
