"""Projects, groups and other units are told apart from the unit's own figures."""

from __future__ import annotations

import pytest

from extraction.prose.said import facts
from hengji.extraction.prose import read_prose
from hengji.kernel.places import Place
from hengji.report.document import Document, Format, Paragraph


@pytest.mark.parametrize("whose", ["我校", "本馆", "我中心", "本单位"])
def test_ones_own_unit_is_no_scope(whose: str) -> None:
    assert facts(f"2024年{whose}项目支出28.3万元。") == ["项目支出 28.3万元 决算"]


@pytest.mark.parametrize("printed", ["云岭市临江区图书馆", "临江区图书馆", "区图书馆"])
def test_the_units_name_is_no_scope(printed: str) -> None:
    text = Paragraph(f"2024年{printed}项目支出28.3万元。", Place("报告.txt", block=0))
    document = Document("报告.txt", Format.TEXT, "0" * 64, (text,))
    found = read_prose((document,), (), 2024, "云岭市临江区图书馆").facts
    assert [(f.term, f.scope) for f in found] == [("项目支出", "")]


def test_items_among_projects_are_theirs() -> None:
    assert facts("（二）项目支出情况", "职工培训项目5万元，会议费3万元。") == [
        "项目支出 5万元 〔职工培训项目〕",
        "会议费 3万元 〔项目支出〕",
    ]


def test_all_projects_are_the_total() -> None:
    assert facts("宣传教育项目5万元、送温暖项目10万元，以上项目共支出15万元。") == [
        "项目支出 5万元 〔宣传教育项目〕",
        "项目支出 10万元 〔送温暖项目〕",
        "项目支出 15万元 决算",
    ]


def test_a_subordinate_unit_owns_its_sentence() -> None:
    assert facts("机关编制6名。下属职工服务中心系公益一类事业单位，编制7名，在编5人。") == [
        "编制数 6名",
        "编制数 7名 〔职工服务中心〕",
        "在职人数 5人 〔职工服务中心〕",
    ]


def test_subordinate_units_counted_own_nothing() -> None:
    assert facts("下属单位3个，编制12人。") == ["下属单位数 3个", "编制数 12人"]


def test_receptions_of_one_kind_are_not_all() -> None:
    assert facts(
        "公务接待费决算4895元，其中国内接待费4395元（外事接待费300元），国（境）外接待费500元。"
    ) == [
        "公务接待费 4895元 决算",
        "国内接待费 4395元 决算",
        "外事接待费 300元 决算",
        "国（境）外接待费 500元 决算",
    ]


def test_a_name_cut_short_after_the_cars() -> None:
    assert facts("公务用车保有量2辆，购置及运行维护费5万元。") == [
        "公务用车数 2辆",
        "公务用车购置及运行维护费 5万元 决算",
    ]


def test_equipment_is_no_car() -> None:
    assert facts("设备购置及运行维护费5万元。") == []
