"""Where a report is signed, and where a date is something else."""

from __future__ import annotations

import pytest

from hengji.audit.case import Case
from hengji.audit.checks.sign_off import own_sign_offs, sign_offs
from hengji.audit.example import sketch
from hengji.extraction import understand
from hengji.profiles import profile

_START = "青禾县总工会2024年度部门整体支出绩效自评报告\n"
_BODY = "一、基本情况\n股室3个。\n二、改进措施\n加强培训。\n"


def _case(text: str) -> Case:
    return Case(understand([sketch(text)]), profile("generic"))


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("青禾县总工会\n2025年3月10日", "青禾县总工会"),
        ("　　　青禾县总工会（盖章）\n　　　2025年3月10日", "青禾县总工会"),
        ("青禾县总工会  2025年3月10日", "青禾县总工会"),
        ("2025年3月10日", None),
    ],
)
def test_found(end: str, name: str | None) -> None:
    (one,) = sign_offs(_case(_START + _BODY + end))
    assert (one.name.text if one.name else None) == name
    assert one.date.key == (2025, 3, 10)
    assert one.place.quote == one.date.text


@pytest.mark.parametrize(
    "text",
    [
        _START + "青禾县总工会\n2025年3月10日\n" + _BODY,  # a cover
        _START + _BODY + "2025年3月10日举办宣讲一场。",
        _START + _BODY + "青禾县总工会\n2025年3月",
    ],
)
def test_none(text: str) -> None:
    assert not sign_offs(_case(text))


def test_others_sign_for_themselves() -> None:
    case = _case(_START + _BODY + "安澜县纺织厂工会\n2024年5月1日\n青禾县总工会\n2025年3月10日")
    assert len(sign_offs(case)) == 2
    (own,) = own_sign_offs(case)
    assert own.date.year == 2025
