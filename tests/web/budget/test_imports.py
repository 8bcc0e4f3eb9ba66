"""Import: recognised, checked, whole or not at all, undone; nothing lost on bad input."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client

from hengji.web.accounts.models import Account
from hengji.web.budget.imports import batches, running
from hengji.web.budget.imports.recognition import recognised
from hengji.web.budget.imports.tables import Refused, sheets_of
from hengji.web.budget.models import (
    Appropriation,
    CarryOver,
    ImportBatch,
    ImportFile,
    Payment,
    Project,
)
from hengji.web.budget.project_codes import is_code
from hengji.web.rows.session import as_system
from hengji.web.units.models import Staffing, Unit
from web import books
from web.budget.files import IMPORTS, ROWS, act, csv, upload, xlsx

pytestmark = pytest.mark.django_db


def _payments() -> int:
    with as_system("数"):
        return Payment.objects.count()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_comes_in_whole(encoding: str, signed_in: Client, own: Unit) -> None:
    before = _payments()
    batch = upload(signed_in, csv(encoding=encoding))
    assert (batch.state, batch.errors, batch.rows) == ("checked", 0, 2), batch.problems
    assert batch.total == Decimal("1500.50")
    assert _payments() == before
    assert act(signed_in, batch, "load").state == "loaded"
    with as_system("看"):
        first = Payment.objects.get(voucher="ZF001")
    assert first.amount == Decimal("1200.50")
    assert (first.economic, first.functional, first.kind) == ("30201", "2012906", "public")
    assert (first.day, first.unit_id) == (datetime.date(2024, 3, 5), own.pk)
    assert _payments() == before + 2


def test_a_workbook_with_titles_and_wan_yuan(signed_in: Client) -> None:
    table: list[list[object]] = [
        ["青禾县总工会支付明细表"],
        ["单位：万元"],
        ["记账日期", "凭证字号", "支付金额", "用途", "经济科目", "功能科目"],
        [45356, "记-12", 0.1234, "办公费", 30201, 2012906],
        ["小计", "", 0.1234, "", "", ""],
        ["制表人：甲"],
    ]
    batch = upload(signed_in, xlsx(table), name="明细.xlsx")
    assert (batch.scale, batch.header, batch.errors, batch.rows) == ("万元", 3, 0, 1)
    assert [one["why"] for one in batch.skipped] == ["合计行", "说明文字"]
    act(signed_in, batch, "load")
    with as_system("看"):
        row = Payment.objects.get(voucher="记-12")
    assert (row.amount, row.day) == (Decimal("1234.00"), datetime.date(2024, 3, 5))


def test_one_wrong_cell_keeps_everything_out(signed_in: Client) -> None:
    before = _payments()
    wrong = ("2024-02-30", "ZF003", "十二", "差旅费", "99999", "2012906", "")
    batch = upload(signed_in, csv((*ROWS[:2], wrong)))
    problems = {(one["row"], one["column"]): one for one in batch.problems}
    assert batch.errors == 2
    assert problems[4, "A"]["message"] == "没有“2024-02-30”这一天"
    assert problems[4, "C"]["message"] == "“十二”不是金额"
    assert problems[4, "A"]["remedy"]
    assert act(signed_in, batch, "load").state == "checked"
    assert _payments() == before
    page = signed_in.get(f"{IMPORTS}{batch.pk}/").content.decode()
    assert "第 4 行 A 列（付款日期）" in page


def test_the_checks_of_the_core_speak_at_their_cell(signed_in: Client) -> None:
    batch = upload(signed_in, csv((("2023-12-31", "1", "5", "x", "99999", "20129", ""),)))
    codes = {one["code"]: one["column"] for one in batch.problems}
    assert codes["LB104"] == "A"
    assert codes["LB113"] == "E"


def test_what_the_book_says_is_only_to_be_looked_at(signed_in: Client) -> None:
    batch = upload(
        signed_in, csv((("2024-05-01", "1", "9000000", "x", "30201", "2012906", ""),))
    )
    (one,) = [one for one in batch.problems if one["code"] == "LB210"]
    assert (one["must"], one["row"]) == (False, 2)
    assert batch.errors == 0


def test_columns_not_recognised_are_chosen_by_hand(signed_in: Client) -> None:
    rows = [row[:3] for row in ROWS[:2]]
    batch = upload(signed_in, csv(rows, ("甲", "乙", "丙")))
    assert batch.errors == 2
    assert "没有找到“支付日期”列" in str(batch.problems)
    told = {"sheet": "", "header": "1", "scale": "元", "column_day": "1", "column_amount": "3"}
    batch = act(signed_in, batch, "columns", **told)
    assert (batch.errors, batch.rows) == (0, 2), batch.problems


def test_the_same_file_again_is_noticed(signed_in: Client) -> None:
    act(signed_in, upload(signed_in, csv()), "load")
    before = _payments()
    batch = upload(signed_in, csv())
    assert batch.errors == 2
    assert "账上已有" in batch.problems[0]["message"]
    assert "同一个文件" in signed_in.get(f"{IMPORTS}{batch.pk}/").content.decode()
    more = (*ROWS[:2], ("2024-04-01", "ZF009", "10", "邮寄", "30207", "2012906", ""))
    batch = upload(signed_in, csv(more))
    columns = {f"column_{name}": str(at) for name, at in batch.mapping["columns"].items()}
    told = {"sheet": "", "header": "1", "scale": "元", "again": "on", **columns}
    batch = act(signed_in, batch, "columns", **told)
    assert (batch.errors, batch.rows, len(batch.skipped)) == (0, 1, 2)
    act(signed_in, batch, "load")
    assert _payments() == before + 1


def test_a_batch_goes_out_whole_and_is_remembered(signed_in: Client) -> None:
    before = _payments()
    batch = act(signed_in, upload(signed_in, csv()), "load")
    assert act(signed_in, batch, "undo").state == "loaded"  # without a reason nothing happens
    batch = act(signed_in, batch, "undo", why="导错了年度")
    assert (batch.state, batch.undone_why) == ("undone", "导错了年度")
    assert _payments() == before
    with as_system("看"):
        history = Payment._meta.get_field("events").related_model
        assert isinstance(history, type)
        assert issubclass(history, models.Model)
        gone = history._default_manager.filter(pgh_label="delete")
        told = {(one["why"], one["name"]) for one in gone.values_list("pgh_context", flat=True)}
        assert told == {("导错了年度", "经办人甲")}


def test_rows_changed_since_are_not_taken_out_unasked(signed_in: Client) -> None:
    batch = act(signed_in, upload(signed_in, csv()), "load")
    with as_system("改"):
        Payment.objects.filter(voucher="ZF001").update(purpose="改过")
    assert act(signed_in, batch, "undo", why="重来").state == "loaded"
    assert act(signed_in, batch, "undo", why="重来", sure="yes").state == "undone"


@pytest.mark.parametrize("step", [running.CHECK, running.LOAD])
def test_a_job_taken_up_again_leaves_a_loaded_batch(
    step: str, signed_in: Client, clerk: Account
) -> None:
    before = _payments()
    batch = act(signed_in, upload(signed_in, csv()), "load")
    running.carry_out(step, batch.pk, clerk.pk)
    assert _payments() == before + 2
    with as_system("看"):
        batch.refresh_from_db()
    assert (batch.state, batch.rows, batch.errors) == ("loaded", 2, 0)


def test_what_was_under_way_when_a_batch_was_loaded_does_not_touch_it(
    signed_in: Client,
) -> None:
    batch = upload(signed_in, csv())
    with as_system("检查"):
        outcome = batches.materials(batch).examined(lambda done, of: None)
        layout = batches.plan_of(batch).layout
    act(signed_in, batch, "load")
    with as_system("晚到的一步"):
        batches.note(batch, outcome)
        batches.refuse(batch, "读不了")
        assert not batches.begin(batch, ImportBatch.State.LOADING)
        with pytest.raises(Refused):
            batches.give_up(batch)
        with pytest.raises(Refused):
            batches.arrange(batch, layout, create=False, again=False)
        batch.refresh_from_db()
        assert (batch.state, batch.rows, batch.errors) == ("loaded", 2, 0)
        assert ImportFile.objects.filter(batch=batch).exists()


def test_a_long_file_is_done_by_the_worker(signed_in: Client, clerk: Account) -> None:
    before = _payments()
    many = [
        ("2024-05-06", f"Z{n:05d}", "1.00", f"用途{n}", "30201", "2012906", "")
        for n in range(running.AT_ONCE + 1)
    ]
    batch = upload(signed_in, csv(many))
    assert batch.state == "checking"
    page = signed_in.get(f"{IMPORTS}{batch.pk}/").content.decode()
    assert f"{IMPORTS}{batch.pk}/progress/" in page
    running.carry_out(running.CHECK, batch.pk, clerk.pk)
    answer = signed_in.get(f"{IMPORTS}{batch.pk}/progress/")
    assert answer.headers["HX-Refresh"] == "true"
    batch = act(signed_in, batch, "load")
    assert (batch.state, batch.errors) == ("loading", 0)
    assert _payments() == before
    running.carry_out(running.LOAD, batch.pk, clerk.pk)
    assert _payments() == before + len(many)
    assert act(signed_in, batch, "undo", why="试一试").state == "undone"
    assert _payments() == before


def test_a_budget_with_projects_that_are_made(signed_in: Client) -> None:
    heads = ("项目名称", "支出性质", "资金性质", "功能分类", "年初预算数（万元）", "上年结转")
    rows = (
        ("", "人员支出", "一般公共预算", "2012901", "100.5", ""),
        ("劳模慰问", "特定目标类", "一般公共预算", "2012906", "12", "1.5"),
    )
    batch = upload(signed_in, csv(rows, heads), "budget")
    assert batch.errors == 2  # the project is not there yet, for both its lines
    columns = {f"column_{name}": str(at) for name, at in batch.mapping["columns"].items()}
    told = {"sheet": "", "header": "1", "scale": "万元", "create": "on", **columns}
    batch = act(signed_in, batch, "columns", **told)
    assert batch.errors == 0, batch.problems
    act(signed_in, batch, "load")
    with as_system("看"):
        made = Project.objects.get(name="劳模慰问")
        row = Appropriation.objects.get(project=made)
        assert (row.amount, made.kind) == (Decimal("120000.00"), "operations")
        assert CarryOver.objects.get(project=made).amount == Decimal("15000.00")


def test_names_of_projects_that_are_made_need_not_be_codes(signed_in: Client) -> None:
    long = "职工文体活动中心（二期）维修改造及设备购置/安装工程项目经费"
    names = ("驿站 1.0/2.0 改造", "驿站1020改造", f"{long}甲", f"{long}乙", "《》")
    heads = ("项目名称", "支出性质", "资金性质", "功能分类", "年初预算数（万元）")
    rows = [(name, "特定目标类", "一般公共预算", "2012906", "2") for name in names]
    batch = upload(signed_in, csv(rows, heads), "budget")
    columns = {f"column_{name}": str(at) for name, at in batch.mapping["columns"].items()}
    told = {"sheet": "", "header": "1", "scale": "万元", "create": "on", **columns}
    batch = act(signed_in, batch, "columns", **told)
    assert batch.errors == 0, batch.problems
    act(signed_in, batch, "load")
    with as_system("看"):
        made = Project.objects.filter(name__in=names)
        assert [Appropriation.objects.filter(project=one).count() for one in made] == [1] * len(
            names
        )
        codes = [one.code for one in made]
    assert len(set(codes)) == len(names) and all(is_code(one) for one in codes)
    year = IMPORTS.removesuffix("budget/imports/")
    for page in ("budget/", "report/", "evaluation/"):
        assert signed_in.get(f"{year}{page}").status_code == 200, page


def test_staffing_comes_in_and_goes_back(signed_in: Client, own: Unit) -> None:
    heads, rows = (
        ("编制类型", "编制数", "在职人数"),
        (("行政编制", "12", "11"), ("退线", "", "1")),
    )
    with as_system("原来的"):
        Staffing.objects.create(
            unit=own, year=books.YEAR, kind="administrative", approved=10, count=9
        )
    batch = act(signed_in, upload(signed_in, csv(rows, heads), "staffing"), "load")
    assert batch.state == "loaded", batch.problems
    with as_system("看"):
        assert Staffing.objects.get(kind="administrative").count == 11
    act(signed_in, batch, "undo", why="填错")
    with as_system("看"):
        assert Staffing.objects.get(kind="administrative").count == 9
        assert Staffing.objects.get(kind="stepped_back").count is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "没有内容"),
        (b"PK\x03\x04broken", "文件不完整"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "打不开"),
        (b"\x00\x01\x02\x03" * 40, "不是 xlsx"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    data: bytes, words: str, signed_in: Client
) -> None:
    told = {"kind": "payments", "file": SimpleUploadedFile("x.xlsx", data or b"\n")}
    answer = signed_in.post(IMPORTS, told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with as_system("看"):
        assert not ImportBatch.objects.exists()


def test_a_refused_upload_leaves_the_file_of_another_alone(signed_in: Client) -> None:
    batch = upload(signed_in, csv((("不是日期", "1", "x", "", "", "", ""),)))
    with as_system("看"):
        assert bytes(ImportFile.objects.get(batch=batch).data) == csv(
            (("不是日期", "1", "x", "", "", "", ""),)
        )
    assert act(signed_in, batch, "discard").state == "discarded"


def test_the_template_is_read_back(signed_in: Client) -> None:
    for kind in ImportBatch.Kind.values:
        data = signed_in.get(f"{IMPORTS}templates/{kind}.xlsx").content
        layout = recognised(sheets_of(data), kind)
        assert layout.header == 1
        assert len(layout.columns) >= 3


def test_who_does_not_fill_imports_nothing(client: Client, own: Unit) -> None:
    from hengji.web.accounts.roles import Role

    with as_system("准备"):
        head = books.account("head", Role.HEAD, own)
    client.force_login(head)
    told = {"kind": "payments", "file": SimpleUploadedFile("x.csv", csv())}
    assert client.post(IMPORTS, told).status_code == 403
