"""A new place is a folder of data; what differs between two families is told."""

from pathlib import Path

import pytest

from composition.inputs import year_inputs
from hengji.composition import compose, layout, layout_of_folder, plain
from hengji.composition.differences import differences
from hengji.composition.package import texts
from hengji.profiles import all_profiles, profile
from hengji.report.forms import FormKind

FISCAL = [one.key for one in all_profiles() if not one.union]
_NEW_PLACE = """
extends = "hunan-2023"
title = "{{year}}年度预算绩效自评报告"
order = ["report", "base-data", "signatures"]

[sheets.signatures]
kind = "签审页"
name = "签审页"
widths = [78, 78]
above = [{ style = "表题", text = "自评结果审签表" }]
rows = '''
head       | 财务负责人（签字） | 单位负责人（签字） |
mm=30      | {{signing.filler}} | {{signing.head}} |
head       | 全年预算数（万元） | 全年执行数（万元） |
           | {{adjusted.total#}} | {{final.total#}} |
'''

[[outline]]
heading = "一、预算执行"
passages = ["overview"]
[[outline]]
heading = "二、绩效情况"
passages = ["conclusion"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "songjiang-2023"
    place.mkdir()
    (place / "layout.toml").write_text(_NEW_PLACE, "utf-8")
    return place


def test_a_new_place_is_a_new_folder(folder: Path) -> None:
    made = compose(year_inputs(1, "hunan-2023"), layout_of_folder(folder))
    assert made.identity.profile == "songjiang-2023"
    assert [part.name for part in made.parts] == ["自评报告", "基础数据表", "签审页"]
    shown = [plain(runs) for runs in texts(made.parts[-1])]
    assert "自评结果审签表" in shown
    assert made.fields()["final.total"].text in shown


def test_what_differs_is_told(folder: Path) -> None:
    told = [str(one) for one in differences("hunan-2023", layout_of_folder(folder))]
    assert any(one.startswith("送审的内容：") and "签审页" in one for one in told)
    assert any(one.startswith("报告提纲：") for one in told)


def test_differences_of_two_years() -> None:
    found = differences("hunan-2022", "hunan-2023")
    rows = [one for one in found if one.where == "基础数据表的行"]
    assert any("支出总额" in one.first for one in rows)
    assert any("部门基本支出预算调整" in one.second for one in rows)
    weights = [one for one in differences("hunan-2023", "hunan-2024") if "分值" in one.where]
    assert weights


def test_a_family_does_not_differ_from_itself() -> None:
    assert differences("hunan-2024", "hunan-2024") == ()


def test_a_row_with_too_few_cells_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "broken"
    place.mkdir()
    text = _NEW_PLACE.replace("| {{adjusted.total#}} | {{final.total#}} |", "| {{year}} |")
    (place / "layout.toml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match="2 columns, 1 cells"):
        layout_of_folder(place)


@pytest.mark.parametrize("family", FISCAL)
def test_every_family_that_a_year_may_choose_can_be_written(family: str) -> None:
    form = layout(family)
    assert form.chain, "who signs is said"
    kinds = {form.sheet(name).kind for name in form.order if name != "report"}
    asked = {one.kind for one in profile(family).forms if one.required}
    assert asked <= kinds, "every form that the family requires is drawn"
    assert FormKind.PROJECT_EVALUATION in kinds and "report" in form.order


def test_a_family_without_a_layout_is_refused() -> None:
    with pytest.raises(LookupError):
        layout("nowhere-1999")
