"""Personal numbers are recognised by their own laws, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.privacy import NumberKind, mask, personal_numbers
from hengji.privacy.checksums import credit_check, identity_check, luhn

DIGITS = st.text("0123456789", min_size=8, max_size=8)


def kinds(text: str) -> list[NumberKind]:
    return [one.kind for one in personal_numbers(text)]


def identity(region: str, born: date, serial: int) -> str:
    first = f"{region}{born:%Y%m%d}{serial:03d}"
    return first + identity_check(first)


def card(first: str) -> str:
    return next(first + str(d) for d in range(10) if luhn(first + str(d)))


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：13800138000",
        "联系电话:138 0013 8000",
        "电话138-0013-8000转财务",
        "+86 13800138000",
        "１３８００１３８０００",
        "填报日期：2024-7-30 13800138000",
        "（13800138000）",
    ],
)
def test_mobile(text: str) -> None:
    assert kinds(text) == [NumberKind.MOBILE]


@pytest.mark.parametrize(
    "text",
    [
        "合计13800138000元",
        "合计 13,800,138,000.00 元",
        "13800138000.55",
        "0.13800138000",
        "指标文号13800138000",
        "项目编码：15012345678",
        "430600241380013800012345",
        "2024年12月31日前完成1380万元",
        "138****8000",
        "12800138000",
        "1380013800",
    ],
)
def test_not_a_mobile(text: str) -> None:
    assert NumberKind.MOBILE not in kinds(text)
    assert mask(text) == text


@given(DIGITS)
def test_every_mobile_is_masked(tail: str) -> None:
    number = f"139{tail}"
    text = f"联系人张某，电话{number}，办公室0730-8765432"
    masked = mask(text)
    assert number not in masked
    assert f"139****{tail[-4:]}" in masked
    assert "0730-8765432" in masked
    assert len(masked) == len(text)
    assert mask(masked) == masked


@given(st.dates(date(1930, 1, 1), date(2023, 12, 31)), st.integers(0, 999))
def test_every_identity_number_is_masked(born: date, serial: int) -> None:
    number = identity("430602", born, serial)
    assert kinds(f"身份证{number}。") == [NumberKind.IDENTITY]
    assert mask(number) == f"430602********{number[-4:]}"


@given(st.dates(date(1930, 1, 1), date(2023, 12, 31)), st.integers(0, 999), st.integers(1, 9))
def test_a_wrong_check_digit_is_no_identity_number(born: date, serial: int, shift: int) -> None:
    number = identity("430602", born, serial)
    last = "0123456789X"[("0123456789X".index(number[-1]) + shift) % 11]
    assert NumberKind.IDENTITY not in kinds(number[:-1] + last)


def test_impossible_birthday_is_no_identity_number() -> None:
    first = "43060219900231123"
    assert kinds(first + identity_check(first)) == []


@given(st.text("0123456789", min_size=14, max_size=14))
def test_every_union_pay_card_is_masked(middle: str) -> None:
    number = card(f"6217{middle}")
    assert kinds(f"打入{number}账户") == [NumberKind.BANK_CARD]
    assert mask(number) == f"6217{'*' * 11}{number[-4:]}"


def test_a_card_in_groups_keeps_its_spaces() -> None:
    digits = card("622202001122334")
    printed = " ".join(digits[i : i + 4] for i in range(0, 16, 4))
    assert mask(printed) == f"6222 **** **** {digits[-4:]}"


def test_other_cards_need_the_word() -> None:
    number = card("955880001122334")
    assert kinds(number) == []
    assert kinds(f"工商银行卡号：{number}") == [NumberKind.BANK_CARD]


@pytest.mark.parametrize("before", ["项目代码", "预算编码：", "湘财预〔2024〕文号"])
def test_codes_are_no_cards(before: str) -> None:
    assert kinds(f"{before}{card('621700112233445')}") == []


@given(st.integers(0, 10**9 - 1))
def test_credit_codes_are_public(serial: int) -> None:
    first = f"13430600{serial:09d}"
    code = first + credit_check(first)
    assert kinds(f"统一社会信用代码：{code}") == [NumberKind.CREDIT_CODE]
    assert mask(f"统一社会信用代码：{code}") == f"统一社会信用代码：{code}"


def test_landlines_and_mail() -> None:
    assert kinds("联系电话：0730-8765432") == [NumberKind.LANDLINE]
    assert kinds("联系电话：8765432") == [NumberKind.LANDLINE]
    assert kinds("发放资料8765432份") == []
    assert kinds("邮箱qhxzgh@example.com") == [NumberKind.EMAIL]


@given(st.text(max_size=80))
def test_masking_keeps_length_and_settles(text: str) -> None:
    once = mask(text)
    assert len(once) == len(text)
    assert mask(once) == once


def test_an_identity_number_that_closes_as_a_credit_code_stays_one() -> None:
    number = identity("430602", date(2012, 1, 1), 0)
    assert credit_check(number[:17]) == number[17]
    assert kinds(number) == [NumberKind.IDENTITY]


@given(st.text("13800－（）( Ｘ。元", max_size=12), DIGITS, st.text("0１-） A，", max_size=6))
def test_other_digits_before_a_mobile_do_not_hide_it(
    before: str, tail: str, between: str
) -> None:
    text = f"{before}。{between}，手机139{tail}，座机"
    assert mask(text).endswith(f"，手机139****{tail[-4:]}，座机")
