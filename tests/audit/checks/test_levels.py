"""What kind of place a unit belongs to, by its name alone."""

from __future__ import annotations

import pytest

from hengji.audit.checks.levels import seat
from hengji.report.report import Identified, Report


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青禾县总工会", ("青禾县", "县")),
        ("云岭市临江区总工会", ("临江区", "区")),
        ("云岭市市场监督管理局", ("云岭市", "市")),
        ("青禾县区域经济合作办公室", ("青禾县", "县")),
        ("江南省云岭市青禾县安澜镇人民政府", ("安澜镇", "镇")),
        ("白山彝族自治县总工会", ("白山彝族自治县", "县")),
    ],
)
def test_seat(name: str, expected: tuple[str, str]) -> None:
    found = seat(Report(unit=Identified(name)))
    assert found is not None
    assert (found.name, found.kind) == expected


def test_no_place_in_the_name() -> None:
    assert seat(Report(unit=Identified("第一职业中学"))) is None
    assert seat(Report()) is None
