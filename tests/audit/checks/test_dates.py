"""Dates as reports print them."""

from __future__ import annotations

import pytest

from hengji.audit.checks.dates import dates

FOUND = [
    ("2024年7月30日", (2024, 7, 30)),
    ("2023.03.15", (2023, 3, 15)),
    ("2024-06-30止", (2024, 6, 30)),
    ("2024年10月底", (2024, 10, None)),
    ("2024年10月11场", (2024, 10, None)),
    ("2025 年 3 月 1 日", (2025, 3, 1)),
    ("二〇二五年三月十日", (2025, 3, 10)),
    ("二〇二四年十二月三十一日", (2024, 12, 31)),
    ("二〇二五年三月", (2025, 3, None)),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: tuple[int, int, int | None]) -> None:
    (one,) = dates(text)
    assert (one.year, one.month, one.day) == expected
    assert one.possible
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text", ["2021-2025年", "2024.5", "2024.13元", "120240630", "2024年度11月"]
)
def test_no_date(text: str) -> None:
    assert not list(dates(text))


@pytest.mark.parametrize("text", ["2023年2月29日", "2024年6月31日", "2024年13月"])
def test_impossible(text: str) -> None:
    (one,) = dates(text)
    assert not one.possible
