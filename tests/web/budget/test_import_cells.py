"""How the cells and headings of an imported table are read."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from hengji.web.budget.imports.cells import Misread, amount_of, day_of
from hengji.web.budget.imports.recognition import recognised
from hengji.web.budget.imports.tables import Refused, sheets_of
from web.budget.files import HEADS, csv


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("￥12", "12"),
        ("（300.00）", "-300.00"),
        ("1.5万元", "15000.0"),
        (0.1 + 0.2, "0.30"),
        (12, "12"),
    ],
)
def test_amounts_are_exact(cell: str | float, amount: str) -> None:
    assert amount_of(cell, Decimal(1)) == Decimal(amount)


@pytest.mark.parametrize("cell", ["NaN", "Infinity", "1e", "abc", True])
def test_what_is_no_amount(cell: str | bool) -> None:
    with pytest.raises(Misread):
        amount_of(cell, Decimal(1))


@pytest.mark.parametrize(
    "cell", [6.2e21, -1e300, 10**19, "1e999999", "6222021234567890123", "12345678901234567"]
)
def test_the_number_of_an_account_is_no_amount(cell: str | float) -> None:
    with pytest.raises(Misread, match="太大，不像金额"):
        amount_of(cell, Decimal(1))
    with pytest.raises(Misread, match="太大，不像金额"):
        amount_of(cell, Decimal(10_000))


@pytest.mark.parametrize(
    "cell",
    ["2024-03-05", "2024/3/5", "2024.03.05", "20240305", "2024年3月5日", "3月5日", 45356],
)
def test_days_in_many_writings(cell: str | int) -> None:
    assert day_of(cell, 2024) == datetime.date(2024, 3, 5)


def test_a_bomb_is_not_opened() -> None:
    import io
    import zipfile

    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (450 << 20))
    with pytest.raises(Refused, match="解开后太大"):
        sheets_of(sink.getvalue())


def test_heads_cover_the_wordings_met() -> None:
    (sheet,) = sheets_of(csv())
    layout = recognised([sheet], "payments")
    assert set(layout.columns) >= {"day", "voucher", "amount", "purpose", "payee"}
    assert len(HEADS) == len(layout.columns)
