"""Digits of a workbook as a person sees them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.readers.number_formats import general, printed, stored

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.97350000000000003", "0.00%", "97.35%"),
        ("0.1", "0.00%", "10.00%"),
        ("873.45000000000005", "#,##0.00", "873.45"),
        ("1234567.895", "#,##0.00", "1,234,567.90"),
        ("1.005", "0.00", "1.01"),
        ("66.666666666666671", "General", "66.66666667"),
        ("0.30000000000000004", "", "0.3"),
        ("123456789012", "General", "123456789012"),
        ("1e20", "General", "1E+20"),
        ("12", "000", "012"),
        ("0.5", "#.##", ".5"),
        ("5", "0.##", "5"),
        ("-0.0703", "0.00%", "-7.03%"),
        ("0", ACCOUNTING, "-"),
        ("-12.5", ACCOUNTING, "-12.50"),
        ("12.5", ACCOUNTING, "12.50"),
        ("-12", "#,##0.00_);(#,##0.00)", "(12.00)"),
        ("-3", "0.00_ ;[Red]\\-0.00\\ ", "-3.00"),
        ("12.5", '0.0"万元"', "12.5万元"),
        ("3", '"第"0"期"', "第3期"),
        ("97.35", "0.00\\%", "97.35%"),
        ("100", "[$￥-804]#,##0.00", "￥100.00"),
        ("12345", "0.00,", "12.35"),
        ("12345678", "#,##0,,", "12"),
        ("2812600", '0!.0,"万"', "281.3万"),
        ("2812600", "0!.0000", "281.2600"),
        ("2812600", '0"."0000"万元"', "281.2600万元"),
        ("2812600", '[>=10000]0!.0000"万元";0"元"', "281.2600万元"),
        ("-2812600", "0\\.0,万", "-281.3万"),
        ("500", "0!.0000", "0.0500"),
        ("13800138", "000-0000-0", "138-0013-8"),
        ("2812600", '0!.0,0.00"万"', "2812600"),
        ("1.5", "[>=1]0.0;0.00", "1.5"),
        ("0.5", "[>=1]0.0;0.00", "0.50"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.75", "# ?/?", "0.75"),
        ("5", ";;;", ""),
        ("3", "@", "3"),
        ("45473", 'yyyy"年"m"月"d"日"', "2024年6月30日"),
        ("45473", "yyyy\\-mm\\-dd", "2024-06-30"),
        ("45473.5", "yyyy/m/d h:mm", "2024/6/30 12:00"),
        ("45473", '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二四年六月三十日"),
        ("45473", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024年6月30日"),
        ("45473", "e-m-d aaaa", "2024-6-30 星期日"),
        ("0.0625", "h:mm:ss AM/PM", "1:30:00 AM"),
        ("1.5", "[h]:mm", "36:00"),
        ("59", "m/d", "2/28"),
        ("-1", "yyyy/m/d", "-1"),
    ],
)
def test_printed(value: str, code: str, shown: str) -> None:
    number = stored(value)
    assert number is not None
    assert printed(number, code) == shown


def test_days_may_count_from_1904() -> None:
    assert printed(Decimal(44011), "yyyy/m/d", from_1904=True) == "2024/6/30"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_places_print_the_stored_number(value: Decimal) -> None:
    """What a clerk types with two decimals comes back digit for digit from the float."""
    number = stored(repr(float(value)))
    assert number is not None
    assert Decimal(printed(number, "0.00")) == value
    assert Decimal(printed(number, "#,##0.00").replace(",", "")) == value


@given(st.integers(0, 10**7))
def test_percentages_print_exactly(basis_points: int) -> None:
    number = stored(repr(basis_points / 10_000))
    assert number is not None
    assert Decimal(printed(number, "0.00%").rstrip("%")) == Decimal(basis_points) / 100


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?.,%;[]"\\_*ymdhsGE+-@/年 ', max_size=20),
)
def test_no_format_code_fails(value: float, code: str) -> None:
    number = stored(repr(value))
    assert number is not None
    assert isinstance(printed(number, code), str)


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_whole(value: int) -> None:
    assert general(Decimal(value)) == str(value)
