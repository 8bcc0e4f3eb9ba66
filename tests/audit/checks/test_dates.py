"""Dates as reports print them."""

from __future__ import annotations

import pytest

from hengji.audit.checks.dates import dates, deadline, finished

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


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("10月底前", (2024, 10, 31)),
        ("2024年10月15日前完成", (2024, 10, 15)),
        ("2025年3月底前", (2025, 3, 31)),
        ("年底前", (2024, 12, 31)),
        ("每季度末月25日前", None),
        ("3月、6月", None),
        ("≥10场", None),
        ("13月底前", None),
    ],
)
def test_deadline(cell: str, expected: tuple[int, int, int] | None) -> None:
    assert deadline(cell, 2024) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("10月18日", (2024, 10, 18)),
        ("2025年1月完成", (2025, 1, 1)),
        ("已于11月2日完成", (2024, 11, 2)),
        ("10月底前完成", None),
        ("按时完成", None),
    ],
)
def test_finished(cell: str, expected: tuple[int, int, int] | None) -> None:
    assert finished(cell, 2024) == expected
