"""Projects below 专项资金（一个专项一行） that are called as a row of the form is."""

from __future__ import annotations

from hengji.audit.example import sketch
from hengji.extraction.forms import Tables, find_forms
from hengji.extraction.identity import Identity
from hengji.report.report import Identified

_FORM = """
部门整体支出绩效评价基础数据表
| 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 |
| 项目支出： | 30.00 | 31.00 | 32.00 |
| 　1、业务工作经费 | 10.00 | 10.00 | 10.00 |
| 　2、运行维护经费 | 5.00 | 5.00 | 5.00 |
| 　3、本级专项资金（一个专项一行） | 15.00 | 16.00 | 17.00 |
| {first} | 5.00 | 6.00 | 7.00 |
| {second} | 10.00 | 10.00 | 10.00 |
| 公用经费 | 20.00 | 20.00 | 20.00 |
| 　其中：办公费 | 2.00 | 2.00 | 2.00 |
"""


def _rows(first: str, second: str) -> list[tuple[str, str, int]]:
    year = Identity(year=Identified("2023"))
    (form,) = find_forms(Tables([sketch(_FORM.format(first=first, second=second))]), year)
    return [(row.label, row.term, row.depth) for row in form.base_rows]


def test_a_project_is_no_row_of_the_form() -> None:
    rows = _rows("　　　其中：公务用车购置", "　　　　　　运行维护经费")
    assert rows[4:6] == [("其中:公务用车购置", "", 2), ("运行维护经费", "", 2)]
    assert rows[6:] == [("公用经费", "公用经费", 0), ("其中:办公费", "办公费", 1)]


def test_the_rows_of_the_form_stay_what_they_are() -> None:
    rows = _rows("　　　其中：劳模疗休养", "　4、其他事业类发展资金")
    assert [term for _, term, _ in rows[:4]] == [
        "项目支出", "业务工作经费", "运行维护经费", "专项资金"
    ]  # fmt: skip
    assert rows[6:] == [("公用经费", "公用经费", 0), ("其中:办公费", "办公费", 1)]


def test_numbered_projects_need_no_indent() -> None:
    rows = _rows("其中：（1）公务用车购置", "（2）办公费")
    assert rows[4:6] == [("其中:(1)公务用车购置", "", 2), ("(2)办公费", "", 2)]
    assert rows[6:] == [("公用经费", "公用经费", 0), ("其中:办公费", "办公费", 1)]
