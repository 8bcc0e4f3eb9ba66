"""Tables to download: the columns of each kind of file, with help, ready to be filled in."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from hengji.web.budget.imports.wordings import ColumnWords, columns_of
from hengji.web.budget.models import ImportBatch

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
_OWN_NOTES = {
    "adjustments": (
        "调整金额：追加填正数，追减填负数；也可以分“追加金额”“追减金额”两列填。",
        "已办结：手续没有办结的填“否”，不计入全年预算数。",
        "结构调整的调增、调减各占一行，填同一个结构调整编号。",
    ),
    "plan": ("每项支出一行，按月填计划用款；没有计划的月份留空，不填 0。",),
    "receipts": ("工会账的收入类别填拨缴经费收入、上级补助收入、政府补助收入等。",),
    "procurement": ("实际采购金额还没有的留空，按关联的支付合计。",),
    "income": (
        "收入类别按部门预算《收入总表》填写；上年结转不在这里填，用“上年结转”导入。",
        "调整数：追加填正数，追减填负数；年中没有调整的留空。",
    ),
    "assets": (
        "一张卡片一行，同类的一批可以合并成一行，数量、原值、累计折旧填合计数。",
        "资产类别填房屋和构筑物、设备、文物和陈列品、图书和档案、家具和用具、特种动植物；"
        "只有分类代码（A01 至 A06 开头）的，可以不填类别。",
        "使用状况填在用、闲置、出租出借、待处置。本年处置的保留在表中，填处置方式和日期。",
        "只处置一部分的不用拆行：填这一部分的处置数量和处置原值，累计折旧填剩余部分的年末数。",
        "使用部门或岗位不填姓名。没有累计折旧、只有净值的，填净值也可以。",
    ),
    "carry_over": ("上年年末结转到本年使用的资金，每个项目一行。",),
}
_SHORT = 60


def sample(kind: str, *, union: bool = False) -> bytes:
    """An empty table of this kind as a workbook, with an example and notes."""
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#E8F0F9", "border": 1})
    sheet = book.add_worksheet(str(ImportBatch.Kind(kind).label))
    columns = columns_of(kind)
    for at, one in enumerate(columns):
        unit = "（元）" if one.reads == "amount" else ""
        sheet.write_string(0, at, f"{one.label}{unit}{'*' if one.required else ''}", head)
        sheet.set_column(at, at, 24 if one.reads == "text" and one.most > _SHORT else 16)
    rows = _PEOPLE if kind == "staffing" else (_example(columns, union=union),)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text)
    sheet.freeze_panes(1, 0)
    notes = book.add_worksheet("填写说明")
    notes.set_column(0, 0, 90)
    for number, words in enumerate((*_NOTES, *_OWN_NOTES.get(kind, ()))):
        notes.write_string(number, 0, words)
    book.close()
    return sink.getvalue()


def _example(columns: Sequence[ColumnWords], *, union: bool) -> tuple[str, ...]:
    return tuple(one.union_example if union else one.example for one in columns)
