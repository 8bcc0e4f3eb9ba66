"""A sum closes when all rounded or all truncated figures could make it true."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.kernel.figures import Figure
from hengji.kernel.sums import Closure, check_sum
from hengji.kernel.units import PERCENT, POINT, TEN_THOUSAND_YUAN


def figures(*texts: str) -> list[Figure]:
    return [Figure.parse(text, TEN_THOUSAND_YUAN) for text in texts]


@pytest.mark.parametrize(
    ("total", "parts", "closure"),
    [
        ("100.00", ["60.00", "40.00"], Closure.CLOSED),
        ("100.00", ["60.00", "40.01"], Closure.CLOSED),  # 60.004 + 39.995 … all rounded
        ("100.02", ["60.00", "40.00"], Closure.MIXED),  # truncated parts, rounded total
        ("100.03", ["60.00", "40.00"], Closure.OPEN),
        ("100.00", ["60.00", "50.00"], Closure.OPEN),
        ("5.99", ["1.99", "1.99", "1.99"], Closure.CLOSED),  # 1.999 thrice, truncated
        ("6.00", ["1.99", "1.99", "1.99"], Closure.MIXED),  # 5.997 can only be rounded to it
        ("0", ["0", "0"], Closure.CLOSED),
        ("-5.00", ["-2.00", "-3.00"], Closure.CLOSED),
    ],
)
def test_closure(total: str, parts: list[str], closure: Closure) -> None:
    (whole,) = figures(total)
    assert check_sum(whole, figures(*parts)).closure is closure


def test_signs_subtract() -> None:
    (whole,) = figures("20.00")
    assert check_sum(whole, figures("50.00", "30.00"), [1, -1]).closure is Closure.CLOSED
    assert check_sum(whole, figures("50.00", "30.00")).gap == Decimal(-600_000)


def test_more_than_the_total() -> None:
    (whole,) = figures("100.00")
    assert check_sum(whole, figures("60.00", "50.00")).parts_exceed
    assert not check_sum(whole, figures("60.00", "30.00")).parts_exceed


def test_scores_are_exact() -> None:
    total = Figure(Decimal(95), POINT)
    parts = [Figure(Decimal(50), POINT), Figure(Decimal("44.9"), POINT)]
    assert check_sum(total, parts).closure is Closure.OPEN


def test_no_parts_and_mixed_kinds_are_mistakes_of_the_caller() -> None:
    (whole,) = figures("1.00")
    with pytest.raises(ValueError, match="parts"):
        check_sum(whole, [])
    with pytest.raises(TypeError):
        check_sum(whole, [Figure(Decimal(1), PERCENT)])
    with pytest.raises(TypeError):
        check_sum(whole, [Figure(Decimal(1), PERCENT), *figures("1.00")])


@given(
    st.lists(st.decimals("0.0001", "99999", places=4), min_size=2, max_size=12),
    st.integers(1, 3),
    st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]),
)
def test_an_author_who_shortens_one_way_is_never_accused(
    parts: list[Decimal], places: int, how: str
) -> None:
    step = Decimal(1).scaleb(-places)
    total = sum(parts, Decimal(0)).quantize(step, how)
    printed = [Figure(part.quantize(step, how), TEN_THOUSAND_YUAN) for part in parts]
    assert check_sum(Figure(total, TEN_THOUSAND_YUAN), printed).closure is Closure.CLOSED


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=12), st.integers(1, 10**6))
def test_a_gap_wider_than_all_shortening_is_open(parts: list[int], slip: int) -> None:
    cents = [Figure(Decimal(part).scaleb(-2), TEN_THOUSAND_YUAN) for part in parts]
    total = Figure(
        Decimal(sum(parts) + slip + 2 * (len(parts) + 1)).scaleb(-2), TEN_THOUSAND_YUAN
    )
    assert check_sum(total, cents).closure is Closure.OPEN
