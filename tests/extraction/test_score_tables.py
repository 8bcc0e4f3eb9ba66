"""Score tables of the author's own: a name, its points, its score."""

from __future__ import annotations

import pytest

from hengji.audit.example import sketch
from hengji.extraction.forms import Tables, find_forms
from hengji.extraction.forms.cells import compact
from hengji.extraction.forms.scores import told_total
from hengji.extraction.identity import Identity
from hengji.readers import read
from hengji.report.forms import Form
from hengji.report.report import Identified


def form(text: str) -> Form:
    (one,) = find_forms(Tables([sketch(text)]), Identity(year=Identified("2023")))
    return one


def rows(text: str) -> list[tuple[str, str, str, bool]]:
    return [
        (
            r.level3.text,
            str(r.weight.digits) if r.weight else "",
            str(r.score.digits) if r.score else "",
            r.certain,
        )
        for r in form(text).rows
    ]


@pytest.mark.parametrize("heading", ["评价内容", "一级指标", "考核项目", "指标"])
def test_rows_weights_scores_and_total(heading: str) -> None:
    table = f"""
    | {heading} | 分值 | 自评分 | 扣分原因 |
    | 预算执行 | 30 | 29.5 | 支付偏慢，扣0.5分 |
    | 履职情况 | 50 | 50 | 无 |
    | 群众评价 | 20 | 18 | 扣2分 |
    | 合计 | 100 | 97.5 | — |
    """
    assert rows(table) == [
        ("预算执行", "30", "29.5", True),
        ("履职情况", "50", "50", True),
        ("群众评价", "20", "18", True),
    ]
    found = form(table)
    assert found.total_weight and str(found.total_weight.figure.digits) == "100"
    assert found.total_score and str(found.total_score.figure.digits) == "97.5"
    assert found.total_score.term == "自评总分"
    assert [r.reason.text for r in found.rows if r.reason] == [
        "支付偏慢，扣0.5分",
        "无",
        "扣2分",
    ]


def test_headings_with_points_of_their_own_do_not_count_twice() -> None:
    assert rows("""
    | 评价内容 | 分值 | 得分 |
    | 一、投入 | 40 | 39 |
    | （一）预算编制 | 15 | 15 |
    | （二）预算执行 | 25 | 24 |
    | 二、产出 | 60 | 58 |
    | （一）数量 | 30 | 30 |
    | （二）质量 | 30 | 28 |
    | 合计 | 100 | 97 |
    """) == [
        ("（一）预算编制", "15", "15", True),
        ("（二）预算执行", "25", "24", True),
        ("（一）数量", "30", "30", True),
        ("（二）质量", "30", "28", True),
    ]


def test_two_levels_whose_points_tell_nothing_are_in_doubt() -> None:
    found = rows("""
    | 评价内容 | 分值 | 得分 |
    | 一、投入 | 40 | 39 |
    | （一）预算编制 | 15 | 15 |
    | （二）预算执行 | 20 | 24 |
    | 二、产出 | 60 | 58 |
    | 合计 | 100 | 97 |
    """)
    assert found and not any(certain for *_, certain in found)


def test_wrong_points_in_a_flat_table_stay_certain() -> None:
    found = rows("""
    | 评价内容 | 分值 | 得分 |
    | 投入 | 40 | 39 |
    | 过程 | 35 | 34 |
    | 产出 | 30 | 29 |
    | 合计 | 100 | 97 |
    """)
    assert len(found) == 3 and all(certain for *_, certain in found)


def test_a_list_of_deductions_without_a_total_is_in_doubt() -> None:
    found = rows("""
    | 评价内容 | 分值 | 得分 | 扣分原因 |
    | 预算执行 | 30 | 29.5 | 支付偏慢 |
    | 群众评价 | 20 | 18 | 回访不足 |
    """)
    assert found and not any(certain for *_, certain in found)


def test_an_unknown_row_of_totals_is_no_indicator() -> None:
    assert [
        name
        for name, *_ in rows("""
    | 一级指标 | 二级指标 | 分值 | 得分 |
    | 投入 | 预算执行 | 40 | 39 |
    | 产出 | 数量 | 60 | 58 |
    | 本表得分 | < | 100 | 97 |
    """)
    ] == ["预算执行", "数量"]


def test_execution_row_beside_the_indicators_counts() -> None:
    found = rows("""
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 办班期数 | 6期 | 6期 | 90 | 89 |
    | 部门预算执行率（10分） | < | < | 100% | 97% | 10 | 9.7 |
    | 总分 | < | < | < | < | 100 | 98.7 |
    """)
    assert [(w, s) for _, w, s, _ in found] == [("90", "89"), ("10", "9.7")]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("以上各项合计得分99.7分", "99.7"),
        ("以上各项合计得分99.7分，自评等次为优。", "99.7"),
        ("合计得分:98分", "98"),
        ("各项得分合计96.5分。", "96.5"),
        ("得分99.7分", None),
        ("合计得分99.7分的单位5家", None),
        ("合计扣分2.5分", None),
    ],
)
def test_a_total_told_in_words(text: str, digits: str | None) -> None:
    assert told_total(compact(text)) == digits


def test_the_line_below_the_scores_tells_their_total() -> None:
    table = """
    | 一级指标 | 二级指标 | 分值 | 得分 |
    | 投入 | 预算执行 | 40 | 39 |
    | 产出 | 数量 | 60 | 58.5 |
    以上各项合计得分97.5分，等次为优。
    """
    told = form(table).total_score
    assert told and str(told.figure.digits) == "97.5" and told.place.quote == "97.5"
    later = table.replace("以上各项", "绩效良好。\n    以上各项")
    assert form(later).total_score is None


@pytest.mark.parametrize(("weight", "certain"), [("100", True), ("95", False)])
def test_a_shorter_row_of_totals_is_in_place_where_its_weight_is_the_sum(
    weight: str, certain: bool
) -> None:
    text = (
        "一级指标\t二级指标\t分值\t得分\t说明\n投入\t预算执行\t40\t39\t偏慢\n"
        f"产出\t数量\t60\t58\t\n合计\t\t{weight}\t97\n"
    )
    (one,) = find_forms(Tables([read(text.encode(), "自评.txt")]), Identity())
    assert one.total_score and one.total_score.certain is certain


def test_points_of_every_level_are_told_from_those_of_the_indicators() -> None:
    table = """
    | 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评价标准 | 得分 |
    | 投入 | 20 | 预算配置 | 20 | 人员控制 | 12 | 未超编得满分 | 12 |
    | ^ | ^ | ^ | ^ | 经费压减 | 8 | 压减得满分 | 7 |
    | 产出 | 80 | 履职 | 80 | 任务完成 | 80 | 按完成率计分 | 80 |
    | 合计 | 100 |  | 100 |  | 100 |  | 99 |
    """
    assert rows(table) == [
        ("人员控制", "12", "12", True),
        ("经费压减", "8", "7", True),
        ("任务完成", "80", "80", True),
    ]
    points = [(name, str(fact.figure.digits)) for name, fact in form(table).heading_points]
    assert points == [("投入", "20"), ("产出", "80")]


def test_points_of_levels_under_a_header_of_two_rows() -> None:
    found = form("""
    | 一级指标 | < | 二级指标 | < | 评分标准 | 自评得分 |
    | 名称 | 权重（%） | 名称 | 权重（%） | ^ | ^ |
    | 管理 | 40 | 制度 | 15 | 健全得15分 | 15 |
    | ^ | ^ | 支出 | 25 | 按支出率计分 | 24 |
    | 产出 | 60 | 任务 | 60 | 按完成率计分 | 58 |
    | 合计 | 100 |  | 100 |  | 97 |
    """)
    assert [(r.level1, r.level2, str(r.weight and r.weight.digits)) for r in found.rows] == [
        ("管理", "制度", "15"),
        ("管理", "支出", "25"),
        ("产出", "任务", "60"),
    ]
    assert [str(fact.figure.digits) for _, fact in found.heading_points] == ["40", "60"]


def test_rows_that_share_a_merged_cell_of_points_are_in_doubt() -> None:
    found = rows("""
    | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分 |
    | 管理 | 制度 | 40 | 健全得分 | 39 |
    | ^ | 台账 | ^ | 完整得分 | ^ |
    | 产出 | 任务 | 60 | 按完成率计分 | 58 |
    | 合计 |  | 100 |  | 97 |
    """)
    assert [r[3] for r in found] == [False, False, True]


@pytest.mark.parametrize("points", ["21", "80"])
def test_where_levels_have_columns_no_row_is_taken_for_a_heading(points: str) -> None:
    found = rows(f"""
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 自评得分 |
    | 投入 | 目标 | 目标合理 | {points} | 合理得分 | 20 |
    | ^ | 配置 | 人员控制 | 20 | 未超编得分 | 20 |
    | 产出 | 职责 | 任务完成 | 60 | 按完成率计分 | 59 |
    | 合计 |  |  | 100 |  | 99 |
    """)
    assert [(weight, certain) for _, weight, _, certain in found] == [
        (points, True),
        ("20", True),
        ("60", True),
    ]


def test_a_heading_across_the_column_of_points_does_not_count() -> None:
    table = """
    | 指标 | 标准分值 | 得分情况 | 备注 |
    | 项目决策（40分） | < | 39分 |  |
    | 目标 | 15分 | 14分 | 目标未细化 |
    | 过程 | 25分 | 25分 |  |
    | 项目绩效（60分） | < | 60分 |  |
    | 产出 | 20分 | 20分 |  |
    | 效益 | 40分 | 40分 |  |
    | 总分 | 100分 | 99分 | 优 |
    """
    assert [(name, certain) for name, _, _, certain in rows(table)] == [
        ("目标", True),
        ("过程", True),
        ("产出", True),
        ("效益", True),
    ]
    doubtful = rows(table.replace("项目决策（40分）", "项目决策"))
    assert not any(certain for *_, certain in doubtful)
