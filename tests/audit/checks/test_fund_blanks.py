"""Blanks of the fund block are looked for in rows that the table has, and nowhere else."""

from __future__ import annotations

import pytest

from hengji.audit.checks.fund_blanks import _under
from hengji.audit.example import sketch

(TABLE,) = sketch(
    "项目支出绩效自评表\n| 资金 | 年初预算数 | 全年预算数 |\n| 年度资金总额 | 5.00 |  |\n"
).tables


def test_the_cells_below_the_headings() -> None:
    found = {name: cell.text for name, cell in _under(TABLE, 2) if cell}
    assert found == {"年初预算数": "5.00", "全年预算数": ""}


@pytest.mark.parametrize("row", [0, 3, 40])
def test_a_row_put_together_from_text_has_none(row: int) -> None:
    assert _under(TABLE, row) == []
