"""部门整体支出绩效自评表 in its 2023 version (four heads, 总分) and its 2024 version
(points printed in the heads, 综合得分 and 评价等次 below)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.layouts.funds import FUND_HEADS, WIDTHS, Row, fund_total, goals, indicator_block
from documents.model import Align, Block, Grid, Heading, Line, Slot

TITLE = {"2023": "部门整体支出绩效自评表", "2024": "部门整体支出绩效自评表"}


def self_evaluation(whole: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[Block, ...]:
    """The form with its attachment line, title, table and sign-off."""
    head = [Line(data["attachment"], Align.LEFT)] if data.get("attachment") else []
    foot = [Line(data["footer"], Align.LEFT)] if data.get("footer") else []
    title = Heading(0, "", f"{data.get('title_year', '')}{TITLE[data['version']]}")
    return (*head, title, _grid(whole["identity"]["unit"], data), *foot)


def _grid(unit: str, data: Mapping[str, Any]) -> Grid:
    rows: list[Row] = [(Slot("预算单位名称", across=2), Slot(unit, across=7))]
    rows += [
        (Slot("年度预\n算申请\n（万元）", down=7), Slot("", across=2), *map(Slot, FUND_HEADS)),
        fund_total("年度资金总额", data["total"]),
        _pair("按收入性质分：", "按支出性质分："),
        _pair(f"  其中：一般公共预算：{data['income']['general']}",
              f"其中：基本支出：{data['spending']['basic']}"),
        _pair(f"政府性基金拨款：{data['income']['funds']}",
              f"项目支出：{data['spending']['project']}"),
        _pair(f"纳入专户管理的非税收入拨款：{data['income']['non_tax']}", ""),
        _pair(f"其他资金：{data['income']['other']}", ""),
        *goals(data),
    ]  # fmt: skip
    rows += indicator_block(data["rows"])
    rows += _totals(data)
    return Grid(tuple(rows), WIDTHS, "自评表")


def _pair(left: str, right: str) -> Row:
    return (Slot(left, across=4, centre=False), Slot(right, across=4, centre=False))


def _totals(data: Mapping[str, Any]) -> list[Row]:
    sums = data["sum"]
    if data["version"] == "2023":
        return [(Slot("总分", across=6), Slot(sums["weight"]), Slot(sums["score"]), Slot())]
    return [
        (Slot("绩效自评综合得分", across=6), Slot(sums["weight"]), Slot(sums["score"]), Slot()),
        (Slot("评价等次", across=6), Slot(sums["grade"], across=3)),
    ]
