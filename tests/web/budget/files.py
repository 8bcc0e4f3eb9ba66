"""Files as finance platforms export them, made for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.web.budget.models import ImportBatch
from hengji.web.rows.session import as_system
from web.books import YEAR

IMPORTS = f"/units/101001/years/{YEAR}/budget/imports/"
HEADS = (
    "付款日期",
    "支付凭证号",
    "金额（元）",
    "摘要",
    "部门经济分类",
    "功能分类科目",
    "收款人名称",
)
ROWS = (
    (
        "2024-03-05",
        "ZF001",
        "1,200.50",
        "办公用品",
        "30201-办公费",
        "2012906-工会事务",
        "文具店",
    ),
    ("2024/3/6", "ZF002", "300", "印刷费", "30202", "2012906", "印刷厂"),
    ("合计", "", "1500.50", "", "", "", ""),
)


def csv(
    rows: Sequence[Sequence[str]] = ROWS,
    heads: Sequence[str] = HEADS,
    encoding: str = "gb18030",
) -> bytes:
    lines = [",".join(f'"{cell}"' for cell in row) for row in (heads, *rows)]
    return "\r\n".join(lines).encode(encoding)


def xlsx(rows: Sequence[Sequence[object]], sheet: str = "支付明细") -> bytes:
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    page = book.add_worksheet(sheet)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write(at, column, value)
    book.close()
    return sink.getvalue()


def upload(
    client: Client, data: bytes, kind: str = "payments", name: str = "支付明细.csv"
) -> ImportBatch:
    """Upload a file and return its batch as it stands after the check."""
    told = {"kind": kind, "file": SimpleUploadedFile(name, data)}
    answer = client.post(IMPORTS, told)
    assert answer.status_code == 302, answer.content.decode()
    with as_system("看"):
        return ImportBatch.objects.latest("pk")


def act(client: Client, batch: ImportBatch, what: str, **told: str) -> ImportBatch:
    """Press a button of the batch's page."""
    client.post(f"{IMPORTS}{batch.pk}/{what}/", told)
    with as_system("看"):
        return ImportBatch.objects.get(pk=batch.pk)
