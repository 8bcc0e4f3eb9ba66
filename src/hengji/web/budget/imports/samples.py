"""Tables to download: the columns of each kind of file, with help, ready to be filled in."""

from __future__ import annotations

import io

import xlsxwriter

from hengji.web.budget.imports.wordings import columns_of
from hengji.web.budget.models import ImportBatch

_EXAMPLES = {
    "day": "2024-03-05",
    "voucher": "0305-01",
    "amount": "12800.00",
    "purpose": "职工运动会场地租赁",
    "payee": "青禾县体育馆",
    "fund": "一般公共预算拨款",
    "kind": "业务工作经费",
    "functional": "2012906",
    "economic": "30214",
    "project": "职工活动",
    "project_code": "P01",
    "origin_document": "",
    "carried": "",
    "document": "",
}
_PEOPLE = (
    ("行政编制", "12", "11"),
    ("工勤编制", "1", "1"),
    ("退线人员", "", "1"),
    ("借调入", "", "0"),
    ("借调出", "", "0"),
    ("退休人员", "", "6"),
    ("临聘人员", "", "0"),
    ("劳务派遣人员", "", "0"),
    ("社会化工会工作者", "", "2"),
)
_NOTES = (
    "第一行是列名，从第二行起填写；下面的例子填写前请删去。带 * 的列必填。",
    "列名可以用财政平台导出时的叫法，列的先后不限，多出的列不影响导入。",
    "金额单位是元；用万元的，把列名写成“金额（万元）”。退款填负数。",
    "合计、小计行会自动跳过。收款人是个人的，只填“个人”。",
)


def sample(kind: str) -> bytes:
    """An empty table of this kind as a workbook, with an example and notes."""
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#E8F0F9", "border": 1})
    sheet = book.add_worksheet(str(ImportBatch.Kind(kind).label))
    columns = columns_of(kind)
    for at, one in enumerate(columns):
        unit = "（元）" if one.name in ("amount", "carried") else ""
        sheet.write_string(0, at, f"{one.label}{unit}{'*' if one.required else ''}", head)
        sheet.set_column(at, at, 24 if one.name in ("purpose", "payee", "project") else 16)
    rows = _PEOPLE if kind == "staffing" else (tuple(_EXAMPLES[one.name] for one in columns),)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text)
    sheet.freeze_panes(1, 0)
    notes = book.add_worksheet("填写说明")
    notes.set_column(0, 0, 90)
    for number, words in enumerate(_NOTES):
        notes.write_string(number, 0, words)
    book.close()
    return sink.getvalue()
