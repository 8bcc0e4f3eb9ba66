"""Each kind of file in the wordings that are met: read, checked, loaded, taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.web.budget.imports.kinds import kinds_of
from hengji.web.budget.imports.recognition import recognised
from hengji.web.budget.imports.samples import sample
from hengji.web.budget.imports.tables import Sheet, sheets_of
from hengji.web.budget.imports.wordings import columns_of
from hengji.web.budget.models import (
    Adjustment,
    CarryOver,
    ImportBatch,
    Payment,
    PlanLine,
    Procurement,
    Receipt,
)
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.budget.files import act, csv, upload, xlsx

pytestmark = pytest.mark.django_db
UNION = f"/units/101001/years/{YEAR}/union/imports/"


def _loaded(client: Client, data: bytes, kind: str) -> ImportBatch:
    batch = upload(client, data, kind, "表.xlsx")
    assert batch.errors == 0, batch.problems
    batch = act(client, batch, "load")
    assert batch.state == "loaded", batch.problems
    return batch


def test_adjustments_up_and_down_in_two_columns(signed_in: Client) -> None:
    table: list[Sequence[object]] = [
        ["青禾县总工会预算调整情况表"],
        ["单位：万元"],
        ["下达日期", "调整类别", "项目名称", "支出类型", "调增金额", "调减金额", "事由",
         "文号", "是否办结"],
        ["2024年6月20日", "政策性", "", "公用经费", "1.5", "", "标准提高",
         "青财预〔2024〕18号", "是"],
        [45474, "内部调剂", "", "公用经费", "", 0.2, "压减", "", "否"],
        ["合计", "", "", "", 1.5, 0.2, "", "", ""],
    ]  # fmt: skip
    batch = _loaded(signed_in, xlsx(table), "adjustments")
    with as_system("看"):
        up, down = list(Adjustment.objects.filter(batch=batch).order_by("pk"))
        assert (up.amount, up.cause, up.day) == (15000, "policy", date(2024, 6, 20))
        assert (up.document, up.completed) == ("青财预〔2024〕18号", True)
        assert (down.amount, down.cause, down.completed) == (-2000, "restructuring", False)
    act(signed_in, batch, "undo", why="填错")
    with as_system("看"):
        assert not Adjustment.objects.filter(batch=batch).exists()


def test_an_adjustment_cannot_go_both_ways(signed_in: Client) -> None:
    heads = ("支出性质", "追加", "追减", "原因")
    batch = upload(signed_in, csv((("公用经费", "5", "3", "x"),), heads), "adjustments")
    (one,) = [one for one in batch.problems if one["must"]]
    assert (one["row"], one["column"], one["message"]) == (2, "C", "追加和追减都填了")


def test_a_plan_below_a_merged_heading(signed_in: Client) -> None:
    months = [f"{month}月" for month in range(1, 13)]
    table: list[Sequence[object]] = [
        ["2024年度分月用款计划"],
        ["支出类别", "项目", "用款计划（千元）", *[""] * 11],
        ["", "", *months],
        ["人员经费", "", *[10] * 12],
        ["业务工作经费", "P01", *[""] * 8, "1,200.5", "", "", ""],
        [" ", "", *[""] * 12],
        ["总计", "", *[10] * 12],
    ]
    batch = upload(signed_in, xlsx(table), "plan", "计划.xlsx")
    told = batch.mapping["columns"]
    assert (told["kind"], told["project"], told["month12"]) == (1, 2, 14)
    columns = {f"column_{name}": str(at) for name, at in told.items()}
    batch = act(
        signed_in, batch, "columns", sheet="支付明细", header="3", scale="千元", **columns
    )
    assert batch.errors == 0, batch.problems
    batch = act(signed_in, batch, "load")
    with as_system("看"):
        staff, work = list(PlanLine.objects.filter(batch=batch).order_by("pk"))
        assert (staff.kind, staff.month1, staff.month12) == ("personnel", 10000, 10000)
        assert (work.month9, work.month1) == (Decimal("1200500.00"), None)
        assert work.project is not None


def test_carry_over_has_a_sheet_beside_others(signed_in: Client) -> None:
    import io

    import xlsxwriter

    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    book.add_worksheet("说明").write(0, 0, "由一体化系统导出")
    page = book.add_worksheet("结转明细")
    for at, row in enumerate((("项目名称", "指标结余（元）"), ("职工活动", "3,000.00"))):
        page.write_row(at, 0, row)
    book.close()
    with as_system("原来的"):
        CarryOver.objects.all().delete()
    batch = _loaded(signed_in, sink.getvalue(), "carry_over")
    assert batch.sheet == "结转明细"
    with as_system("看"):
        came = CarryOver.objects.get(batch=batch)
        assert (came.amount, came.kind) == (Decimal("3000.00"), "operations")


def test_procurement_of_a_project(signed_in: Client) -> None:
    heads = ("采购计划编号", "品目名称", "采购预算（万元）", "中标金额", "所属项目", "签订日期")
    row = ("CG-1", "办公设备", "8", "7.65", "职工活动", "2024.5.16")
    batch = _loaded(signed_in, csv((row,), heads), "procurement")
    with as_system("看"):
        kept = Procurement.objects.get(batch=batch)
        assert (kept.number, kept.budget, kept.actual) == ("CG-1", 80000, 76500)
        assert kept.project is not None
        assert kept.day == date(2024, 5, 16)
    again = upload(signed_in, csv((row,), heads), "procurement", "表.csv")
    assert "账上已有" in again.problems[0]["message"]
    strange = upload(signed_in, csv(((*row[:4], "没有的", ""),), heads), "procurement")
    assert "不在本年度的项目中" in strange.problems[0]["message"]


def _union(client: Client, data: bytes, kind: str) -> ImportBatch:
    told = {"kind": kind, "file": SimpleUploadedFile("表.csv", data)}
    assert client.post(UNION, told).status_code == 302
    with as_system("看"):
        batch = ImportBatch.objects.latest("pk")
    assert batch.errors == 0, batch.problems
    client.post(f"{UNION}{batch.pk}/load/")
    with as_system("看"):
        return ImportBatch.objects.get(pk=batch.pk)


def test_the_union_book_takes_income_and_payments(signed_in: Client) -> None:
    heads = ("记账日期", "收入科目", "贷方金额", "摘要", "凭证字号")
    rows = (
        ("20240218", "拨缴经费", "50,000.00", "一季度经费", "收-1"),
        ("", "", "", "", ""),
        ("3月9日", "上级补助收入", "￥8000", "困难职工帮扶", "收-2"),
        ("本年累计", "", "58000", "", ""),
    )
    batch = _union(signed_in, csv(rows, heads), "receipts")
    assert (batch.state, batch.rows, batch.total) == ("loaded", 2, Decimal("58000.00"))
    with as_system("看"):
        first, second = list(Receipt.objects.filter(batch=batch).order_by("pk"))
        assert (first.fund, first.day) == ("union_dues", date(2024, 2, 18))
        assert (second.fund, second.day, second.book) == (
            "union_upper_union", date(2024, 3, 9), "union",
        )  # fmt: skip
    heads = ("日期", "摘要", "借方金额", "支出科目", "资金来源")
    paid = _union(
        signed_in, csv((("2024-03-01", "慰问", "100", "维权支出", ""),), heads), "payments"
    )
    with as_system("看"):
        row = Payment.objects.get(batch=paid)
        assert (row.fund, row.economic, row.book) == ("union_dues", "维权支出", "union")


def test_income_without_its_kind_is_told_at_the_cell(signed_in: Client) -> None:
    heads = ("日期", "收入类别", "金额")
    rows = (
        ("2024-03-01", "", "5"),
        ("2024-03-02", "天上掉的", "6"),
        ("2023-03-02", "其他", "6"),
    )
    batch = upload(signed_in, csv(rows, heads), "receipts")
    found = [(one["row"], one["column"], one["message"]) for one in batch.problems]
    assert found[:2] == [(2, "B", "没有填写收入类别"), (3, "B", "认不出“天上掉的”")]
    assert found[2][:2] == (4, "A")
    assert batch.errors == 3


@pytest.mark.parametrize("book", ["fiscal", "union"])
def test_every_template_is_recognised_whole(book: str) -> None:
    for kind in kinds_of(book):
        sheets = sheets_of(sample(kind, union=book == "union"))
        layout = recognised(sheets, kind)
        assert list(layout.columns) == [one.name for one in columns_of(kind)], kind


def test_no_wording_of_a_kind_stands_for_two_columns() -> None:
    for kind in ImportBatch.Kind:
        said = [words for one in columns_of(kind) for words in one.wordings]
        twice = {words for words in said if said.count(words) > 1}
        assert twice <= {"项目", "文号", "预算项目", "预算项目名称"}, (kind, twice)


def test_a_file_of_every_kind_is_offered(signed_in: Client) -> None:
    page = signed_in.get(f"/units/101001/years/{YEAR}/budget/imports/").content.decode()
    for kind in ImportBatch.Kind:
        assert f"templates/{kind.value}.xlsx" in page
    assert "templates/procurement.xlsx" not in signed_in.get(UNION).content.decode()


def test_spaces_are_nothing_and_headings_of_a_new_page_are_left_out() -> None:
    rows = [["日期", "金额"], ["  ", " "], ["2024-01-02", "1"], ["日期", "金额"]]
    layout = recognised([Sheet("", rows)], "payments")
    assert (layout.header, layout.columns) == (1, {"day": 1, "amount": 2})
