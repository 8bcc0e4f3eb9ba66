"""Totals keep their records; ratios are exact, and none where there is nothing to divide by."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.kernel.totals import (
    Average,
    Contribution,
    Ratio,
    RecordKind,
    RecordRef,
    Total,
    rounded,
    total_of,
)
from hengji.kernel.units import PERSON, TEN_THOUSAND_YUAN, YUAN, measure_unit

amounts = st.integers(-(10**15), 10**15).map(lambda cents: Decimal(cents) / 100)
totals = st.lists(amounts, max_size=6).map(
    lambda some: Total.of([(ref(str(n)), one) for n, one in enumerate(some)], "合计")
)


def ref(key: str) -> RecordRef:
    return RecordRef(RecordKind.PAYMENT, key, f"第{key}笔")


def money(*some: str) -> Total:
    return Total.of([(ref(str(n)), Decimal(one)) for n, one in enumerate(some)], "支付")


@given(totals, totals)
def test_sums_and_differences_keep_every_record(one: Total, other: Total) -> None:
    for made, sign in ((one + other, 1), (one - other, -1)):
        assert len(made.records) == len(one.records) + len(other.records)
        if made.value is None:
            assert not made.records
        else:
            assert made.value == sum(c.amount for c in made.records)
            assert made.value == (one.value or 0) + sign * (other.value or 0)
    assert total_of((one, other)).value == (one + other).value


def test_nothing_recorded_is_not_zero() -> None:
    assert Total().value is None
    assert Total.of([(ref("1"), None)]).value is None
    assert money("0.00").value == 0
    assert Total().nothing("零").value is None
    assert money("5.00").nothing("零").value == 0


def test_kinds_do_not_mix() -> None:
    heads = Total.of([(ref("1"), Decimal(3))], "人数", PERSON)
    with pytest.raises(TypeError, match="cannot add"):
        money("1") + heads
    with pytest.raises(TypeError, match="cannot add"):
        total_of((heads,))
    with pytest.raises(TypeError, match="cannot divide"):
        Ratio(money("1"), heads)
    with pytest.raises(TypeError, match="cannot print"):
        heads.figure(YUAN)


def test_as_printed() -> None:
    assert str(money("3125749.50").figure(TEN_THOUSAND_YUAN)) == "312.57 万元"
    assert Total().figure(YUAN) is None
    assert str(money("12").figure(YUAN, 0)) == "12 元"
    assert [str(rounded(Decimal(x))) for x in ("0.005", "-0.005", "1.0049")] == [
        "0.01",
        "-0.01",
        "1.00",
    ]


@pytest.mark.parametrize(
    ("above", "below", "printed"),
    [
        (money("97.354"), money("100"), "97.35%"),
        (money("0"), money("100"), "0.00%"),
        (money("0"), money("0"), "不适用"),
        (money("1"), Total(), "不适用"),
        (Total(), money("1"), "不适用"),
    ],
)
def test_a_ratio(above: Total, below: Total, printed: str) -> None:
    assert str(Ratio(above, below)) == printed


@given(amounts, amounts.filter(bool), st.decimals("-2", "2", places=4))
def test_comparing_is_exact(above: Decimal, below: Decimal, limit: Decimal) -> None:
    ratio = Ratio(money(str(above)), money(str(below)))
    exact = above - limit * below  # the sign of the difference, turned where below is negative
    if below < 0:
        exact = -exact
    assert ratio.exceeds(limit) is (exact > 0)
    assert ratio.falls_below(limit) is (exact < 0)


def test_an_average() -> None:
    heads = Total.of([(ref("1"), Decimal(4))], "人数", measure_unit("人"))
    assert Average(money("10.00"), heads).value == Decimal("2.5")
    assert Average(money("10.00"), Total((), "", PERSON)).value is None


def test_records_are_named_once() -> None:
    twice = Total((Contribution(ref("1"), Decimal(1)), Contribution(ref("1"), Decimal(2))))
    assert twice.refs == (ref("1"),)
    assert str(ref("1")) == "支付“第1笔”"
    grant = RecordRef(RecordKind.TRANSFER, "T")
    assert list(Total((Contribution(grant, Decimal(-1)),)).eliminated)
    assert pickle.loads(pickle.dumps(twice)) == twice
