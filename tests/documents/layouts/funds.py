"""What the self-evaluation forms share: indicator rows with their merged levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from documents.model import Slot

FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值",
                   "得分", "偏差原因分析及改进措施")  # fmt: skip
WIDTHS = (6, 9, 10, 17, 12, 12, 7, 11, 16)
Row = tuple[Slot, ...]


def fund_total(label: str, total: Mapping[str, str]) -> Row:
    """年度资金总额 with all six figures."""
    keys = ("initial", "adjusted", "executed", "weight", "rate", "score")
    return (Slot(label, across=2), *(Slot(total[key]) for key in keys))


def goals(data: Mapping[str, Any]) -> list[Row]:
    """年度总体目标: what was expected, what was reached."""
    return [
        (Slot("年度\n总体\n目标", down=2), Slot("预期目标", across=4),
         Slot("实际完成情况", across=4)),
        (Slot(data["expected"], across=4, centre=False),
         Slot(data["achieved"], across=4, centre=False)),
    ]  # fmt: skip


def indicator_block(rows: Sequence[Mapping[str, str]], after: int = 0) -> list[Row]:
    """Header and rows, level 1 and 2 merged down; ``after`` rows follow in the block."""
    lines: list[list[Slot]] = [
        [Slot("绩\n效\n指\n标", down=len(rows) + 1 + after), *map(Slot, INDICATOR_HEADS)]
    ]
    for level1, group in groupby(rows, key=lambda r: r["level1"]):
        first = len(lines)
        for level2, twins in groupby(group, key=lambda r: r["level2"]):
            own = list(twins)
            for at, row in enumerate(own):
                line = [Slot(level2, down=len(own))] if at == 0 else []
                lines.append(line + _values(row))
        lines[first].insert(0, Slot(level1, down=len(lines) - first))
    return [tuple(line) for line in lines]


def _values(row: Mapping[str, str]) -> list[Slot]:
    keys = ("target", "actual", "weight", "score", "reason")
    return [Slot(row["level3"], centre=False), *(Slot(row.get(k, "")) for k in keys)]
