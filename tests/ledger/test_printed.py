"""Printed rows taken apart."""

from __future__ import annotations

from decimal import Decimal

from hengji.ledger.printed import rest_of


def test_the_rest_and_the_parts_add_up() -> None:
    parts = (Decimal("7.20"), None, Decimal("0.12"))
    assert rest_of(Decimal("10.00"), parts) == Decimal("2.68")
    assert rest_of(Decimal("7.32"), parts) == 0


def test_parts_of_something_else_leave_no_rest() -> None:
    assert rest_of(Decimal("7.31"), (Decimal("7.32"),)) is None
