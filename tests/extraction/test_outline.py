"""The outline: what is a heading, at which level, what for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hengji.audit.example import sketch
from hengji.extraction.headings import ordinal_of
from hengji.extraction.outline import find_sections
from hengji.report.document import Format
from hengji.report.outline import Numbering, Role, Section


def outline(text: str) -> tuple[Section, ...]:
    return find_sections([sketch(text)])


def drawn(text: str) -> list[tuple[int, str, str]]:
    return [(s.level, s.number, s.title) for s in outline(text)]


REPORT = """
青禾县总工会2023年度部门整体支出绩效自评报告
一、部门、单位基本情况
（一）职能职责。
青禾县总工会是全县各级工会组织的领导机关，主要职责是：
1.贯彻执行工会工作方针，指导全县基层工会建设。
2.维护职工合法权益。
3.组织劳动和技能竞赛。
（二）机构设置
内设股室3个。
二、一般公共预算支出情况
（一）基本支出情况
1.人员经费情况
人员经费201.85万元。
2.公用经费情况
公用经费31.35万元。
（二）项目支出情况
项目支出48.06万元。
六、部门整体支出绩效情况
（一）综合评价结论。得分95分。
（二）持续开展职工服务。一是走访困难职工，二是组织培训。
七、存在的问题及原因分析
1.预算编制不够细，部分指标难以衡量。
2.信息化水平不高。
八、下一步改进措施
1.加强预算执行管理，提高资金使用效益。
"""


def test_levels_numbers_and_titles() -> None:
    assert drawn(REPORT) == [
        (1, "一、", "部门、单位基本情况"),
        (2, "（一）", "职能职责"),
        (2, "（二）", "机构设置"),
        (1, "二、", "一般公共预算支出情况"),
        (2, "（一）", "基本支出情况"),
        (3, "1.", "人员经费情况"),
        (3, "2.", "公用经费情况"),
        (2, "（二）", "项目支出情况"),
        (1, "六、", "部门整体支出绩效情况"),
        (2, "（一）", "综合评价结论"),
        (2, "（二）", "持续开展职工服务"),
        (1, "七、", "存在的问题及原因分析"),
        (1, "八、", "下一步改进措施"),
    ]


def test_roles_and_extent() -> None:
    sections = outline(REPORT)
    by_title = {s.title: s for s in sections}
    assert by_title["职能职责"].role is Role.DUTIES
    assert by_title["人员经费情况"].role is Role.SPENDING
    assert by_title["持续开展职工服务"].role is Role.RESULTS
    assert by_title["存在的问题及原因分析"].role is Role.PROBLEMS
    assert by_title["下一步改进措施"].role is Role.MEASURES
    duties = by_title["职能职责"]
    assert (duties.first, duties.last) == (2, 7)
    assert sections[duties.parent or 0].title == "部门、单位基本情况"


def test_slipped_numbering_stays_on_its_level() -> None:
    text = """
    一、基本情况
    （一）机构设置情况
    内设股室3个。
    （2）人员编制情况
    编制3人。
    （三）主要职能职责
    职责如下。
    二、支出情况
    （一）总体情况
    支出9万元。
    3、政府性基金预算支出情况
    无。
    四、绩效情况
    良好。
    """
    assert [(level, number) for level, number, _ in drawn(text)] == [
        (1, "一、"), (2, "（一）"), (2, "（2）"), (2, "（三）"), (1, "二、"), (2, "（一）"),
        (1, "3、"), (1, "四、"),
    ]  # fmt: skip
    slipped = outline(text)[2]
    assert slipped.numbering is Numbering.ARABIC_BRACKET and slipped.ordinal == 2


def test_repeated_and_missing_numbers_are_kept() -> None:
    text = """
    一、部门概况
    （一）职能职责
    （一）职能职责
    本单位负责服务职工。
    三、绩效情况
    良好。
    三、存在的问题
    无。
    """
    assert [s.ordinal for s in outline(text) if s.level == 1] == [1, 3, 3]
    assert [s.title for s in outline(text) if s.level == 2] == ["职能职责", "职能职责"]


def test_known_wordings_are_headings_without_a_number() -> None:
    text = """
    部门、单位基本情况
    （一）职能职责
    服务职工。
    二、一般公共预算支出情况
    项目支出情况
    项目支出5万元。
    政府性基金预算支出情况。
    无政府性基金预算支出。
    """
    assert drawn(text) == [
        (1, "", "部门、单位基本情况"),
        (2, "（一）", "职能职责"),
        (1, "二、", "一般公共预算支出情况"),
        (2, "", "项目支出情况"),
        (1, "", "政府性基金预算支出情况"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元用于慰问。",
        "一是组织竞赛。",
        "2024年全年支出5万元。",
        "（2023年度）",
        "3.慰问困难职工10名，发放慰问金1万元；",
        "一、部门概况.......... 3",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert outline(line) == ()


def test_table_of_contents_is_passed_over() -> None:
    text = """
    目录
    一、部门概况
    二、绩效情况
    一、部门概况
    服务职工。
    二、绩效情况
    良好。
    """
    assert [s.first for s in outline(text)] == [3, 5]


def test_nested_restart_below_a_deeper_level() -> None:
    text = """
    六、绩效情况
    （一）综合评价结论
    较好。
    （二）指标分析
    1.产出情况
    完成较好。
    2.效益情况
    （一）社会效益情况
    良好。
    （二）经济效益情况
    良好。
    七、存在的问题
    无。
    """
    assert [(s.level, s.number) for s in outline(text)] == [
        (1, "六、"), (2, "（一）"), (2, "（二）"), (3, "1."), (3, "2."), (4, "（一）"),
        (4, "（二）"), (1, "七、"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("存在的主要问题与不足", Role.PROBLEMS),
        ("产生问题的主要原因", Role.CAUSES),
        ("下步努力方向和改进措施", Role.MEASURES),
        ("部门整体支出管理及使用情况分析", Role.SPENDING),
        ("部门整体支出绩效情况分析", Role.RESULTS),
        ("绩效目标设定情况", Role.GOALS),
        ("机构设置及人员编制", Role.STAFFING),
        ("单位概况", Role.OVERVIEW),
        ("其他需要说明的情况", Role.OTHER),
        ("绩效自评结果拟应用和公开情况", Role.OTHER),
    ],
)
def test_role_of_wording(title: str, role: Role) -> None:
    assert outline(f"一、{title}\n内容。")[0].role is role


@pytest.mark.parametrize(
    ("number", "value"),
    [("十二、", 12), ("（二）", 2), ("附件1-2", 2), ("③", 3), ("二十", 20), ("第三部分", 3)],
)
def test_ordinals(number: str, value: int) -> None:
    assert ordinal_of(number) == value


def test_a_bracketed_number_first_is_of_the_second_level() -> None:
    text = """
    （四）资产情况
    资产完好。
    四、绩效情况
    良好。
    （一）产出情况
    完成较好。
    """
    assert drawn(text) == [
        (2, "（四）", "资产情况"),
        (1, "四、", "绩效情况"),
        (2, "（一）", "产出情况"),
    ]


def test_an_item_first_is_below_the_levels_that_follow() -> None:
    text = """
    3.分析评价情况
    评价相符。
    （三）自评步骤及方法
    采用公众评判。
    二、资金申报情况
    已批复。
    """
    assert [level for level, _, _ in drawn(text)] == [3, 2, 1]


def test_a_second_item_without_its_first_is_content() -> None:
    text = """
    一、部门基本情况
    （二）机构设置
    内设股室3个。
    二、支出情况
    支出9万元。
    """
    assert [(level, number) for level, number, _ in drawn(text)] == [
        (1, "一、"), (2, "（二）"), (1, "二、"),
    ]  # fmt: skip
    assert outline(text)[1].parent == 0


def test_a_bracketed_slip_between_its_neighbours_stays_a_slip() -> None:
    text = "一、概况\n略。\n（二）支出情况\n略。\n三、绩效情况\n略。"
    assert [level for level, _, _ in drawn(text)] == [1, 1, 1]


def test_an_item_whose_number_comes_later_in_han_is_below() -> None:
    text = "一、概况\n股室3个。\n二、完成情况\n宣讲12场。\n3.资金管理\n专款专用。\n三、措施"
    assert drawn(text) == [
        (1, "一、", "概况"),
        (1, "二、", "完成情况"),
        (2, "3.", "资金管理"),
        (1, "三、", "措施"),
    ]


def test_rows_of_a_flattened_account_are_no_headings() -> None:
    rows = "一、财政拨款收入 1 4,627.57 一、一般公共服务支出 32 0.00\n二、公务用车费 | 4 |"
    assert drawn(rows) == []


def test_a_number_before_an_age_or_a_year_is_no_decimal() -> None:
    found = drawn("1.技能培训情况\n2.65岁以上会员情况\n3.2024年新建工会情况\n4.50万元以上设备")
    assert [(number, title) for _, number, title in found] == [
        ("1.", "技能培训情况"),
        ("2.", "65岁以上会员情况"),
        ("3.", "2024年新建工会情况"),
    ]


def test_labels_of_a_table_that_came_apart_are_no_headings() -> None:
    text = "一、收支情况\n收入合计\n1、机关\n312.40\n214.86\n1、机关\n3.12\n0.92\n"
    assert [title for _, _, title in drawn(text)] == ["收支情况"]


def test_a_report_written_into_a_sheet_has_headings_unless_tables_take_some() -> None:
    written = sketch("一、基本情况\n股室3个。\n二、绩效情况\n培训2期。\n")
    lines = [replace(b, place=replace(b.place, part="正文表")) for b in written.blocks]
    sheet = replace(written, format=Format.XLSX, blocks=tuple(lines))
    assert [s.title for s in find_sections([sheet])] == ["基本情况", "绩效情况"]
    table = sketch("| 项目 | 金额 |\n| 培训 | 2 |\n").blocks
    assert not find_sections([replace(sheet, blocks=(*lines, *table))])
