"""Cells of targets and results: the short way for plain ones reads what the long way reads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hengji.kernel.figures import Hedge
from hengji.scoring.values import Operator, read_value


@pytest.mark.parametrize(
    ("cell", "operator", "digits", "symbol"),
    [
        ("≥12场", Operator.AT_LEAST, "12", "场"),
        ("≤ 9５％", Operator.AT_MOST, "95", "%"),
        ("95.3%", None, "95.3", "%"),
        ("1,200人次", None, "1200", "人次"),
        ("不低于100个", Operator.AT_LEAST, "100", "个"),
        ("3", None, "3", ""),
        ("5年", None, "5", "年"),
    ],
)
def test_the_one_number_of_a_cell(
    cell: str, operator: Operator | None, digits: str, symbol: str
) -> None:
    value = read_value(cell)
    assert value is not None
    figure = value.figure
    assert (value.operator, figure.digits, figure.unit.symbol) == (
        operator,
        Decimal(digits),
        symbol,
    )


@pytest.mark.parametrize("cell", ["2024年", "12月", "2024.12", "1231.5", "10～12场", "", "无"])
def test_dates_ranges_and_words_are_no_number(cell: str) -> None:
    assert read_value(cell) is None


@pytest.mark.parametrize(
    ("cell", "symbol"), [("12场多", "场"), ("12多场", "场"), ("12多", ""), ("12余", "")]
)
def test_a_hedge_is_no_unit(cell: str, symbol: str) -> None:
    value = read_value(cell)
    assert value is not None
    assert (value.figure.unit.symbol, value.figure.hedge) == (symbol, Hedge.OVER)
