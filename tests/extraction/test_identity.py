"""Whose report, of which year, in which family."""

from __future__ import annotations

import pytest

from hengji.audit.example import sketch
from hengji.extraction.forms import Tables
from hengji.extraction.identity import Identity, identify
from hengji.extraction.outline import find_sections


def identity(text: str) -> Identity:
    document = sketch(text)
    return identify(Tables([document]), find_sections([document]))


def unit(text: str) -> str | None:
    found = identity(text).unit
    return found.value if found else None


@pytest.mark.parametrize(
    "name",
    [
        "青禾县总工会", "云岭市临江区总工会", "安澜县发展和改革局", "白石区妇女联合会",
        "青禾县第一中学", "安澜县人民医院", "青禾县柳林镇人民政府", "安澜县机关事务服务中心",
        "青禾县委员会办公室", "云岭市图书馆",
    ],
)  # fmt: skip
def test_unit_in_the_title(name: str) -> None:
    assert unit(f"{name}2023年度部门整体支出绩效自评报告\n一、部门概况\n略。") == name
    assert unit(f"{name}\n2023年度部门整体支出绩效自评报告\n一、部门概况\n略。") == name
    assert unit(f"2023年度{name}部门整体支出绩效自评报告\n一、部门概况\n略。") == name


def test_longest_name_that_agrees() -> None:
    text = """
    临江区总工会2024年度部门整体支出绩效自评报告
    填报单位（盖章）：云岭市临江区总工会
    """
    assert unit(text) == "云岭市临江区总工会"


def test_self_reference_and_signature() -> None:
    text = """
    部门整体支出绩效自评报告
    一、部门概况
    （一）职能职责
    青禾县总工会是全县工会组织的领导机关，由县委领导，接受云岭市总工会指导。
    """
    assert unit(text) == "青禾县总工会"
    assert (
        unit("部门整体支出绩效自评报告\n一、部门概况\n略。\n青禾县总工会\n2024年3月1日")
        == "青禾县总工会"
    )


def test_unit_in_a_form() -> None:
    assert unit("| 预算单位名称 | 安澜县档案馆 |\n| 联系人 | 甲 |") == "安澜县档案馆"


def test_no_unit() -> None:
    assert unit("部门整体支出绩效自评报告\n一、部门概况\n本单位负责服务职工。") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("青禾县总工会2023年度部门整体支出绩效自评报告\n2024年7月1日", "2023"),
        ("部门整体支出绩效自评报告\n（2022年度）\n2023年5月1日", "2022"),
        ("二〇二三年度部门整体支出绩效自评报告", "2023"),
        (
            "绩效自评报告\n2024年支出合计9万元，较2023年支出增加1万元。\n发布日期：2025年3月1日",
            "2024",
        ),
        (
            "| 经费 | 2022年决算数 | 2023年预算数 | 2023年决算数 |\n| 三公经费 | 1 | 1 | 1 |",
            "2023",
        ),
        ("| 2024年度部门整体支出绩效自评表 | < |\n| 预算单位名称 | 安澜县档案馆 |", "2024"),
    ],
)
def test_year(text: str, year: str) -> None:
    found = identity(text).year
    assert found is not None and found.value == year and found.evidence


def test_publication_date_is_no_fiscal_year() -> None:
    assert identity("绩效自评报告\n发布日期：2025年3月1日").year is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "2023年度部门整体支出绩效自评报告\n二、一般公共预算支出情况\n略。\n五、社会保险基金预算支出情况\n无。",
            "hunan-2023",
        ),
        (
            "2024年度部门整体支出绩效自评报告\n二、一般公共预算支出情况\n略。\n五、社会保险基金预算支出情况\n无。",
            "hunan-2024",
        ),
        (
            "2024年度部门整体支出绩效报告\n二、部门整体支出管理及使用情况分析\n略。\n三、部门整体支出绩效情况分析\n略。",
            "yiyang-2024",
        ),
        ("2023年度职工服务项目支出绩效自评报告\n一、项目概况\n略。", "project-2020"),
    ],
)
def test_profile(text: str, key: str) -> None:
    found = identity(text).profile
    assert found is not None and found.value == key


def test_unknown_family() -> None:
    assert identity("关于开展送清凉活动的通知\n一、活动时间\n七月。").profile is None


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("云岭市第四中学专项资金绩效自评价报告", "云岭市第四中学", None),
        ("云岭市临江区总工会本级2024年度决算公开说明", "云岭市临江区总工会", "2024"),
        ("青禾县农业农村局2022年度“三公”经费决算情况说明", "青禾县农业农村局", "2022"),
        (
            "中国人民政治协商会议青禾县委员会2022年度“三公”经费决算情况说明",
            "中国人民政治协商会议青禾县委员会",
            "2022",
        ),
        (
            "青禾县水源调度中心 2022 年整体和项目支出绩效自评总结报告",
            "青禾县水源调度中心",
            "2022",
        ),
        ("青禾县总工会关于2023年度部门整体支出绩效自评的报告", "青禾县总工会", "2023"),
        ("青禾县总工会（汇总）2023年部门整体支出绩效自评报告", "青禾县总工会", "2023"),
        ("青禾县柳林镇2023年度部门整体支出绩效自评报告", "青禾县柳林镇", "2023"),
        ("青禾县工人文化宫2023年项目支出绩效自评报告", "青禾县工人文化宫", "2023"),
    ],
)
def test_title_of_any_unit(title: str, name: str, year: str | None) -> None:
    found = identity(f"{title}\n一、基本情况\n略。")
    assert found.unit is not None and found.unit.value == name
    assert (found.year.value if found.year else None) == year


def test_a_title_at_the_head_of_one_long_paragraph() -> None:
    text = (
        "2021 年青禾县发展和改革局整体支出 绩效自评报告 根据《关于开展 2022 年自评的通知》"
        "（青财绩函〔2022〕2 号）要求，我单位明确分工，落实责任，开展自评。 一、部门概况"
    )
    found = identity(text)
    assert found.unit is not None and found.unit.value == "青禾县发展和改革局"
    assert found.year is not None and found.year.value == "2021"


def test_lines_of_a_portal_do_not_hide_the_title() -> None:
    text = """
    水源调度2022年绩效自评总结报告.docx
    来源：青禾县政府办 发布时间：2023-12-04 浏览量：12
    索引号：0112/2023-01866
    名称：云岭市临江区交通局2021年度部门决算情况说明
    一、基本情况
    略。
    """
    found = identity(text)
    assert found.unit is not None and found.unit.value == "云岭市临江区交通局"
    assert found.year is not None and found.year.value == "2021"


def test_the_implementing_unit_only_if_nothing_else_names_one() -> None:
    form = "| 项目名称 | 送清凉 |\n| 实施单位 | 219001-青禾县工人文化宫 |"
    assert unit(form) == "青禾县工人文化宫"
    assert unit(f"青禾县总工会2023年度绩效自评报告\n{form}") == "青禾县总工会"


def test_an_outline_of_its_own_tells_more_than_forms_that_are_shared() -> None:
    text = """
    2024年度部门整体支出绩效自评报告
    一、部门概况
    （二）规模、使用方向
    略。
    三、区本级其他财政性资金实施情况
    略。
    四、资产管理情况
    略。
    附件3-1
    部门(单位)绩效自评
    | 绩效自评综合得分 | 95 |
    | 评价机构 | 评价组 |
    | 预算编码 | 116001 |
    """
    found = identity(text).profile
    assert found is not None and found.value == "yueyang-2022"


def test_a_report_on_the_whole_and_its_projects_is_no_project_report() -> None:
    text = "青禾县总工会2022年整体和项目支出绩效自评报告\n一、绩效管理工作开展情况\n略。"
    assert identity(text).profile is None


def test_of_a_package_the_report_says_the_year() -> None:
    form = sketch("项目支出绩效自评表\n（2022年度）\n| 项目名称 | 送清凉 |\n| 联系人 | 甲 |")
    report = sketch("青禾县总工会（本级）2023年度部门整体支出绩效自评报告\n一、部门概况\n略。")
    found = identify(Tables([form, report]), ())
    assert found.fiscal_year == 2023
    assert found.unit is not None and found.unit.value == "青禾县总工会"


@pytest.mark.parametrize("suffix", ["（本级）", "本级", "机关", "（汇总）", "汇总", "机关本级"])
def test_the_level_of_accounting_is_no_part_of_the_name(suffix: str) -> None:
    assert unit(f"单位名称：青禾县总工会{suffix}\n联系人：甲") == "青禾县总工会"


def test_the_unit_alone_on_the_line_below_its_title() -> None:
    title = "安澜县2023年度基本公共卫生服务项目支出绩效自评报告"
    assert unit(f"{title}\n安澜县卫生健康局\n一、项目概况\n略。") == "安澜县卫生健康局"
