"""Whose report, of which year, in which family."""

from __future__ import annotations

import pytest

from hengji.audit.example import sketch
from hengji.extraction.identity import Identity, identify
from hengji.extraction.outline import find_sections


def identity(text: str) -> Identity:
    document = sketch(text)
    return identify([document], find_sections([document]))


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
