"""Checks of working lists and surveys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hengji.indicators.record_checks import record_problems, survey_problems
from hengji.indicators.records import Survey, WorkRecord
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.profiles import all_profiles
from years import made_up_year

VISIT = WorkRecord(
    RecordRef(RecordKind.ACTIVITY, "V1", "春节慰问"),
    "visits",
    date(2024, 1, 20),
    (("people", Decimal(40)), ("money", Decimal("40000.50"))),
    frozenset(("冬送温暖",)),
)
SURVEY = Survey(
    RecordRef(RecordKind.SURVEY, "S1", "职工满意度调查"),
    "职工群众", 120, 110, 100, (("满意", 96), ("不满意", 4)), "扫码填写",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({}, []),
        ({"ledger": "nothing"}, ["IB201"]),
        ({"day": date(2023, 12, 31)}, ["IB202"]),
        ({"counts": (("nothing", Decimal(1)),)}, ["IB203"]),
        ({"counts": (("people", Decimal(-1)),)}, ["IB204"]),
        ({"counts": (("people", Decimal("1.5")),)}, ["IB205"]),
        ({"marks": frozenset(("秋送",))}, ["IB206"]),
    ],
)
def test_a_record(changed: dict[str, object], due: list[str]) -> None:
    one = replace(VISIT, **changed)  # type: ignore[arg-type]  # any of its fields
    found = record_problems(one, 2024)
    assert [p.code for p in found] == due
    assert all("{" not in p.message for p in found)


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({}, []),
        ({"returned": 121}, ["IB211"]),
        ({"valid": 111, "answers": (("满意", 111),)}, ["IB211"]),
        ({"sent": None}, ["IB212"]),
        ({"answers": (("满意", 99),)}, ["IB213"]),
        ({"answers": (("满意", 101), ("不满意", -1))}, ["IB204"]),
        ({"method": " "}, ["IB214"]),
    ],
)
def test_a_survey(changed: dict[str, object], due: list[str]) -> None:
    one = replace(SURVEY, **changed)  # type: ignore[arg-type]  # any of its fields
    assert [p.code for p in survey_problems(one)] == due


@pytest.mark.parametrize("key", [p.key for p in all_profiles()][:3])
def test_made_up_work_is_in_order(key: str) -> None:
    year = made_up_year(2, key)
    assert not [p for one in year.sources.records for p in record_problems(one, year.book.year)]
    assert not [p for one in year.sources.surveys for p in survey_problems(one)]
