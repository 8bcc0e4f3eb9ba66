"""项目支出绩效自评表."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.layouts.funds import FUND_HEADS, WIDTHS, Row, fund_total, goals, indicator_block
from documents.model import Align, Block, Grid, Heading, Line, Slot

SOURCES = (("current", "  其中：当年财政拨款"), ("carried", "        上年结转资金"),
           ("other", "        其他资金"))  # fmt: skip


def project_evaluation(whole: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Block, ...]:
    """The form of one project."""
    unit, year = whole["identity"]["unit"], whole["identity"]["year"]
    return (
        Line(data["attachment"], Align.LEFT),
        Heading(0, "", "项目支出绩效自评表"),
        Line(f"（{year}年度）", Align.CENTRE),
        _grid(unit, data),
        Line(data["footer"], Align.LEFT),
    )


def _grid(unit: str, data: Mapping[str, Any]) -> Grid:
    rows: list[Row] = [
        (Slot("项目名称", across=2), Slot(data["name"], across=7)),
        (Slot("主管部门", across=2), Slot(unit, across=2), Slot("实施单位", across=2),
         Slot(unit, across=3)),
        (Slot("项目资金\n（万元）", down=5), Slot("", across=2), *map(Slot, FUND_HEADS)),
        fund_total("年度资金总额", data["total"]),
    ]  # fmt: skip
    for key, label in SOURCES:
        amounts = data["sources"][key]
        dashes = ("—", "—", "—")
        rows.append((Slot(label, across=2, centre=False), *map(Slot, (*amounts, *dashes))))
    rows += goals(data)
    rows += indicator_block(data["rows"])
    sums = data["sum"]
    rows.append((Slot("总分", across=6), Slot(sums["weight"]), Slot(sums["score"]), Slot()))
    return Grid(tuple(rows), WIDTHS, "项目自评表")
