"""Chinese numerals, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.kernel.numerals import chinese_number

_DIGITS = "零一二三四五六七八九"


def _below_ten_thousand(value: int, leading: bool) -> str:
    text, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // size % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text.removeprefix("一") if leading and text.startswith("一十") else text


def render(value: int) -> str:
    """The numeral as an official writes it."""
    high, low = divmod(value, 10_000)
    if not high:
        return _below_ten_thousand(low, True)
    gap = "零" if 0 < low < 1000 else ""
    return f"{_below_ten_thousand(high, True)}万{gap}{_below_ten_thousand(low, False)}"


@given(st.integers(1, 99_999_999))
def test_written_numbers_are_read_back(value: int) -> None:
    assert chinese_number(render(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百二十", 120), ("十万", 100_000), ("二〇二四", 2024), ("叁仟", 3000), ("两", 2),
        ("一千零五", 1005), ("壹佰贰拾", 120), ("一亿零三万", 100_030_000), ("〇", 0),
    ],
)  # fmt: skip
def test_numerals(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "三四", "百", "万", "三百五", "一百零十", "十百", "一一"])
def test_what_names_no_number(text: str) -> None:
    assert chinese_number(text) is None
