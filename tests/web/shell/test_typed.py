"""What people type and paste, in the spellings that Excel, WPS and vouchers give."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.web.shell.grid.typed import Kind, figure_of, plain

YEAR = 2024


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("1,234.50", "1234.50"),
        ("１，２３４．５元", "1234.5"),
        ("¥ 1,234.50", "1234.50"),
        ("￥1234", "1234"),
        ("(1,234.50)", "-1234.50"),
        ("（30）", "-30"),
        ("－30", "-30"),
        ("−30", "-30"),
        (" 30 ", "30"),
        ("", ""),
        ("100万", "100万"),  # a unit of its own is not guessed away: the form refuses it
        ("约30", "约30"),
    ],
)
def test_figures(text: str, taken: str) -> None:
    assert plain(Kind.AMOUNT, text, {}) == taken


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024.3.5",
        "2024/3/5",
        "2024年3月5日",
        "20240305",
        "2024-03-05 00:00:00",
        "2024/3/5 0:00",
        "3月5日",
        "3.5",
        "3-5",
        "３月５日",
    ],
)
def test_days(text: str) -> None:
    assert plain(Kind.DATE, text, {}, YEAR) == "2024-03-05"


@pytest.mark.parametrize(
    "text", ["1e16", "1e999999", "-1e99999999", "1e-17", "NaN", "", "很多"]
)
def test_what_no_field_has_room_for_is_no_figure(text: str) -> None:
    assert figure_of(text) is None


@pytest.mark.parametrize("text", ["9999999999999999", "-0.01", "0", "0e999999"])
def test_figures_that_are_typed(text: str) -> None:
    assert figure_of(text) == Decimal(text)


def test_a_day_without_a_year_needs_the_sheets_own() -> None:
    assert plain(Kind.DATE, "3月5日", {}) == "3月5日"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_is_read_as_it_is_printed(day: date) -> None:
    spellings = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.month}.{day.day}",
    )
    for one in spellings:
        assert plain(Kind.DATE, one, {}, day.year) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("２０１２９０６", "2012906"),
        ("Ｐ０１－２", "P01-2"),
        ("（一）街道", "（一）街道"),
        ("记－1", "记－1"),
    ],
)
def test_codes_that_are_typed_wide_are_codes(text: str, taken: str) -> None:
    assert plain(Kind.TEXT, text, {}) == taken
