"""What the made-up unit's clerk has on the disk: exports of the finance platform, as xlsx."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from browser.office import YEAR

_BUDGET = (
    (
        "支出功能分类科目",
        "部门预算支出经济分类",
        "项目类别",
        "项目名称",
        "年初预算数（元）",
        "批复文号",
    ),
    ("2012901-行政运行", "30101-基本工资", "人员经费", "", 600_000, "临财预〔2024〕3号"),
    ("2012901-行政运行", "30201-办公费", "公用经费", "", 60_000, "临财预〔2024〕3号"),
    ("2012901-行政运行", "30217-公务接待费", "公用经费", "", 8_000, "临财预〔2024〕3号"),
    (
        "2012906-工会事务",
        "30226-劳务费",
        "业务工作经费",
        "职工文体活动",
        132_000,
        "临财预〔2024〕3号",
    ),
    ("合计", "", "", "", 800_000, ""),
)
_STAFF = (
    ("人员类别", "核定编制数", "实有人数"),
    ("行政编制", 8, 8),
    ("退休人员", "", 5),
)


def staffing(folder: Path) -> Path:
    """人员编制."""
    return _written(folder / "人员编制.xlsx", _STAFF)


def budget(folder: Path) -> Path:
    """The approved budget; it names a project that the year does not have yet."""
    return _written(folder / "预算批复.xlsx", _BUDGET)


def payments(folder: Path) -> Path:
    """A year of payments, a sum below."""
    rows: list[Sequence[object]] = [
        (
            "付款日期",
            "支付凭证号",
            "金额（元）",
            "摘要",
            "部门经济分类",
            "功能分类科目",
            "项目名称",
            "收款人名称",
        )
    ]
    for month in range(1, 13):
        day = date(YEAR, month, 15).isoformat()
        wages = (day, f"{month:02}-01", 50_000, "工资", "30101-基本工资", "2012901", "", "个人")
        office = (
            day,
            f"{month:02}-02",
            4_900,
            "办公用品",
            "30201-办公费",
            "2012901",
            "",
            "文具店",
        )
        rows += [wages, office]
    for month in (4, 8, 11):
        told = (f"{month:02}-03", 43_000, "场地和裁判劳务", "30226-劳务费", "2012906")
        rows.append((date(YEAR, month, 20).isoformat(), *told, "职工文体活动", "体育馆"))
    rows.append(
        (date(YEAR, 9, 3).isoformat(), "09-04", 6_200, "接待", "30217", "2012901", "", "食堂")
    )
    total = sum(one[2] for one in rows[1:] if isinstance(one[2], int))
    rows.append(("合计", "", total, "", "", "", "", ""))
    return _written(folder / "支付明细.xlsx", rows)


def activities(folder: Path) -> Path:
    """The working list of activities."""
    rows: list[Sequence[object]] = [("日期", "活动名称", "参加人次", "项目")]
    for month in range(1, 11):
        rows.append(
            (date(YEAR, month, 6).isoformat(), f"职工文体活动第{month}场", 60, "职工文体活动")
        )
    return _written(folder / "文体活动台账.xlsx", rows)


def scan(folder: Path) -> Path:
    """A page of paper as the scanner gives it."""
    path = folder / "签到表.pdf"
    path.write_bytes(b"%PDF-1.7\n%made up\n")
    return path


def _written(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    sheet = book.add_worksheet("导出")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    path.write_bytes(sink.getvalue())
    return path
