"""What the made-up unit's clerk has on the disk: exports of the finance platform, and paper."""

from __future__ import annotations

import csv
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
_HEAD = (
    "付款日期",
    "支付凭证号",
    "金额（元）",
    "摘要",
    "部门经济分类",
    "功能分类科目",
    "项目名称",
    "收款人名称",
)
_GAMES = (4, 8, 11)
_GUESTS = 9


def staffing(folder: Path, *, mended: bool = True) -> Path:
    """人员编制; at first with words where a number has to be."""
    head, posts, *others = _STAFF
    rows = (head, posts if mended else (posts[0], posts[1], "八人"), *others)
    return _written(folder / "人员编制.xlsx", rows)


def budget(folder: Path) -> Path:
    """The approved budget; it names a project that the year does not have yet."""
    return _written(folder / "预算批复.xlsx", _BUDGET)


def budget_of_the_hall(folder: Path) -> Path:
    """The approved budget of the unit below."""
    row = ("2012906-工会事务", "30201-办公费", "公用经费", "", 50_000, "临财预〔2024〕3号")
    return _written(folder / "文化宫预算批复.xlsx", (_BUDGET[0], row))


def payments_xlsx(folder: Path) -> Path:
    """Payments of the first half of the year, a sum below."""
    rows = _payments(range(1, 7))
    total = sum(one[2] for one in rows if isinstance(one[2], int))
    return _written(
        folder / "上半年支付.xlsx", (_HEAD, *rows, ("合计", "", total, "", "", "", "", ""))
    )


def payments_csv(folder: Path) -> Path:
    """Payments of the second half, as the platform exports them: csv in its own encoding."""
    path = folder / "下半年支付.csv"
    sink = io.StringIO()
    csv.writer(sink).writerows((_HEAD, *_payments(range(7, 13))))
    path.write_bytes(sink.getvalue().encode("gb18030"))
    return path


def _payments(months: range) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = []
    for month in months:
        day, number = date(YEAR, month, 15).isoformat(), f"{month:02}"
        wages = ("工资", "30101-基本工资", "2012901", "", "个人")
        office = ("办公用品", "30201-办公费", "2012901", "", "文具店")
        games = ("场地和裁判劳务", "30226-劳务费", "2012906", "职工文体活动", "体育馆")
        rows.append((day, f"{number}-01", 50_000, *wages))
        rows.append((day, f"{number}-02", 4_900, *office))
        if month in _GAMES:
            rows.append((day, f"{number}-03", 43_000, *games))
        if month == _GUESTS:
            rows.append((day, f"{number}-04", 6_200, "接待", "30217", "2012901", "", "食堂"))
    return rows


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
