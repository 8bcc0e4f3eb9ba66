"""What kind of place a unit belongs to, by its name alone."""

from __future__ import annotations

import pytest

from hengji.audit.case import Case
from hengji.audit.checks.levels import county, is_short_for, kind_of_unit, namesake, seat
from hengji.profiles import profile
from hengji.report.report import Identified, Report


def _case(name: str, *, certain: bool = True) -> Case:
    unit = Identified(name, certain=certain)
    return Case(Report(unit=unit), profile("generic"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青禾县总工会", ("青禾县", "县")),
        ("云岭市临江区总工会", ("临江区", "区")),
        ("云岭市市场监督管理局", ("云岭市", "市")),
        ("青禾县区域经济合作办公室", ("青禾县", "县")),
        ("江南省云岭市青禾县安澜镇人民政府", ("安澜镇", "镇")),
        ("白山彝族自治县总工会", ("白山彝族自治县", "县")),
        ("共青团青禾县委员会", ("青禾县", "县")),
    ],
)
def test_seat(name: str, expected: tuple[str, str]) -> None:
    found = seat(_case(name))
    assert found is not None
    assert (found.name, found.kind) == expected


def test_no_place_in_the_name() -> None:
    assert seat(_case("第一职业中学")) is None
    assert seat(Case(Report(), profile("generic"))) is None


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("青禾县总工会", "青禾县", "总工会"),
        ("青禾县安澜镇人民政府", "青禾县", "人民政府"),
        ("共青团青禾县委员会", "青禾县", "共青团委员会"),
        ("云岭市总工会", None, "总工会"),
    ],
)
def test_county_and_kind(name: str, place: str | None, kind: str) -> None:
    case = _case(name)
    assert county(case) == place
    assert kind_of_unit(case.report) == kind


def test_nothing_is_told_by_an_uncertain_unit() -> None:
    case = _case("青禾县总工会", certain=False)
    assert (county(case), kind_of_unit(case.report)) == (None, "")


def test_namesakes_are_of_one_kind_in_any_two_places() -> None:
    assert namesake("青禾县总工会", "安澜县总工会")
    assert not namesake("青禾县财政局", "安澜县总工会")
    assert not namesake("总工会", "安澜县总工会")


def test_a_short_name_keeps_the_order_of_the_long_one() -> None:
    assert is_short_for("妇联", "妇女联合会")
    assert not is_short_for("联妇", "妇女联合会")
    assert not is_short_for("", "妇女联合会")
