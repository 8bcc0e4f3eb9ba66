"""Figures stand for spans; an honest printing of one value never contradicts another."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengji.kernel.figures import Figure, Hedge, Indeterminate, Shortening, Span
from hengji.kernel.units import (
    PERCENT,
    POINT,
    TEN_THOUSAND_YUAN,
    YUAN,
    Kind,
    MeasureUnit,
    measure_unit,
)

WAYS = [ROUND_HALF_UP, ROUND_DOWN]


def money(text: str) -> Figure:
    return Figure.parse(text, TEN_THOUSAND_YUAN)


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ("8.73", "8.73", True),
        ("8.73", "8.74", True),  # 8.735 rounds to one and truncates to the other
        ("8.73", "8.75", False),  # the ends are outside
        ("8.7", "8.79", True),  # fewer digits say less
        ("0.00", "0.00", True),
        ("0", "0.001", False),  # a zero without decimals is exactly nothing
        ("0.00", "0.009", True),
        ("-8.73", "-8.74", True),
        ("-8.73", "8.73", False),
    ],
)
def test_spans_meet(one: str, other: str, meets: bool) -> None:
    assert money(one).span.meets(money(other).span) is meets
    assert money(other).span.meets(money(one).span) is meets


def test_amounts_in_different_units_are_one_amount() -> None:
    assert money("873.00").span.meets(Figure.parse("8,730,000", YUAN).span)


def test_kinds_never_mix() -> None:
    with pytest.raises(TypeError, match="金额.*比率"):
        money("1").span.meets(Figure.parse("1", PERCENT).span)
    with pytest.raises(TypeError):
        _ = money("1").span + Figure.parse("1", POINT).span


def test_a_budget_of_zero_decides_nothing() -> None:
    for zero in ("0", "0.00"):
        with pytest.raises(Indeterminate):
            _ = money("1.00").span / money(zero).span


@pytest.mark.parametrize("text", ["", "—", "无", "NaN", "Infinity", "一百"])
def test_no_digits_no_figure(text: str) -> None:
    with pytest.raises(ValueError, match="not a figure"):
        money(text)


def test_printed_digits_survive() -> None:
    assert str(money("1,000.50")) == "1,000.50 万元"
    assert money("1.50").digits.as_tuple().exponent == -2
    assert str(Figure.parse("97.35", PERCENT)) == "97.35%"


@pytest.mark.parametrize(
    ("unit", "hedge", "exact"),
    [
        (POINT, Hedge.NONE, True),
        (measure_unit("场次"), Hedge.NONE, True),
        (measure_unit("场次"), Hedge.OVER, False),
        (measure_unit("万人次"), Hedge.NONE, False),
        (TEN_THOUSAND_YUAN, Hedge.NONE, False),
    ],
)
def test_chosen_and_counted_numbers_are_exact(
    unit: MeasureUnit, hedge: Hedge, exact: bool
) -> None:
    assert Figure(Decimal(12), unit, hedge).is_exact is exact


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [(Hedge.OVER, 2000, 2200), (Hedge.NEAR, 1800, 2000), (Hedge.ABOUT, 1800, 2200)],
)
def test_hedges_widen_to_their_own_side(hedge: Hedge, low: int, high: int) -> None:
    span = Figure(Decimal(2000), measure_unit("人"), hedge).widened(Decimal("0.1"))
    plain = Figure(Decimal(2000), measure_unit("人"), hedge).span
    assert (span.low, span.high) == (plain.low - 2000 + low, plain.high - 2000 + high)


def test_spans_keep_their_order() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Span(Decimal(2), Decimal(1), Kind.MONEY)
    less, more = money("1.00").span, money("1.02").span
    assert less.below(more)
    assert more.above(less)
    assert not less.below(money("1.01").span)  # they may both be 1.005


amounts = st.decimals("-9e9", "9e9", places=4)
digits = st.integers(0, 4)
ways = st.sampled_from(WAYS)


def printed(value: Decimal, places: int, how: str) -> Figure:
    return Figure(value.quantize(Decimal(1).scaleb(-places), how), TEN_THOUSAND_YUAN)


@given(amounts, digits, digits, ways, ways)
def test_two_printings_of_one_amount_meet(
    value: Decimal, places: int, other: int, how: str, otherwise: str
) -> None:
    one, two = printed(value, places, how), printed(value, other, otherwise)
    if one.is_exact or two.is_exact:
        return  # a bare 0 says exactly nothing; who prints it for 0.4 is not shortening
    if value < 0 and 0 in (one.digits, two.digits):
        return  # the sign is lost with the digits: what has none is taken as not negative
    assert one.span.meets(two.span)


@given(amounts, digits)
def test_each_way_of_shortening_holds_the_value_it_shortened(
    value: Decimal, places: int
) -> None:
    for how, way in ((ROUND_HALF_UP, Shortening.ROUNDED), (ROUND_DOWN, Shortening.TRUNCATED)):
        figure = printed(value, places, how)
        if figure.digits == 0:
            continue  # the sign of a negative amount is lost with its digits
        span = figure.shortened(way)
        assert span.low <= value * 10_000 <= span.high


@settings(max_examples=300)
@given(
    st.decimals("0.01", "9e6", places=4),
    st.decimals("0.01", "9e6", places=4),
    digits,
    st.integers(0, 4),
    ways,
    ways,
)
def test_an_honest_rate_is_never_refuted(
    part: Decimal, whole: Decimal, places: int, rate_places: int, how: str, rate_how: str
) -> None:
    above, below = printed(part, places, how), printed(whole, places, how)
    if below.span.low <= 0 or above.is_exact:
        return
    rate = (part / whole * 100).quantize(Decimal(1).scaleb(-rate_places), rate_how)
    stated = Figure(rate, PERCENT)
    if not stated.is_exact:
        assert stated.span.meets(above.span / below.span)


def test_nothing_printed_with_and_without_decimals_is_one_amount() -> None:
    bare, long = Figure.parse("0", TEN_THOUSAND_YUAN), Figure.parse("0.00", TEN_THOUSAND_YUAN)
    assert bare.span.meets(long.span)
    assert not bare.span.meets(Figure.parse("0.02", TEN_THOUSAND_YUAN).span)


def test_nothing_of_an_amount_is_no_part_of_it() -> None:
    nothing, whole = Figure.parse("0", TEN_THOUSAND_YUAN), money("4125.49")
    share = nothing.span / whole.span
    assert share.meets(Figure.parse("0", PERCENT).span)
    assert share.meets(Figure.parse("0.00", PERCENT).span)
    assert not share.meets(Figure.parse("2", PERCENT).span)
    assert not share.below(Figure.parse("0", PERCENT).span)


def test_a_whole_percentage_of_nothing_may_be_a_little() -> None:
    little = money("0.80").span / money("1264.92").span
    assert little.meets(Figure.parse("0", PERCENT).span)
    assert not (money("73.72").span / money("180.07").span).meets(
        Figure.parse("0", PERCENT).span
    )
