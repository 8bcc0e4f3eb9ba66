"""Tables of records from offices: whole or not at all, every problem with its cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.indicators.formulas import work_ledgers
from hengji.web.accounts.roles import Role
from hengji.web.budget.imports.tables import sheets_of
from hengji.web.evidence.models import ActivityImport, ActivityRecord
from hengji.web.evidence.template import template
from hengji.web.rows.session import as_system
from web import books
from web.goals.county import County

pytestmark = pytest.mark.django_db

Maker = Callable[..., SimpleUploadedFile]
_HEAD = ("慰问时间", "活动名称", "地点", "人数", "金额（万元）", "类别", "经手")
_GOOD = (
    ("2024-01-25", "春节慰问", "临江街道", 120, 6.5, "冬送温暖、困难职工", "甲"),
    ("2024/7/18", "送清凉", "建设工地", 300, "1.2", "夏送清凉", "乙"),
)


def _csv(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    sink = io.StringIO()
    csv.writer(sink).writerows([("青禾县总工会慰问台账",), _HEAD, *rows])
    return SimpleUploadedFile("慰问.csv", sink.getvalue().encode("gb18030"))


def _xlsx(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([_HEAD, *rows]):
            sheet.write_row(at, 0, row)
    return SimpleUploadedFile("慰问.xlsx", sink.getvalue())


def _url(county: County, rest: str = "ledgers/visits/import/") -> str:
    return f"/units/{county.union.code}/years/{books.YEAR}/evidence/{rest}"


def _kept() -> list[tuple[str, str, dict[str, str], list[str]]]:
    with as_system("看"):
        return [
            (str(one.day), one.title, one.counts, one.marks)
            for one in ActivityRecord.objects.all()
        ]


_EXPECTED = [
    (
        "2024-01-25",
        "春节慰问",
        {"people": "120", "money": "65000"},
        ["冬送温暖", "困难职工"],
    ),
    ("2024-07-18", "送清凉", {"people": "300", "money": "12000"}, ["夏送清凉"]),
]


@pytest.mark.parametrize("make", [_csv, _xlsx])
def test_a_table_in_an_offices_own_wordings(
    client: Client, county: County, make: Maker
) -> None:
    client.force_login(county.person(Role.CLERK))
    shown = client.post(_url(county), {"file": make(*_GOOD)})
    assert shown.status_code == 200
    assert "没有发现问题" in shown.content.decode()
    assert "不导入" in shown.content.decode()
    assert _kept() == []
    client.post(_url(county), {"file": make(*_GOOD), "sure": "1"})
    assert _kept() == _EXPECTED


def test_one_bad_cell_keeps_everything_out_and_is_named(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    bad = ("2023-01-25", "元旦慰问", "", "很多", "", "春节", "")
    answer = client.post(_url(county), {"file": _xlsx(*_GOOD, bad), "sure": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "一行也没有导入" in page
    assert page.count('<td class="count">4</td>') == 3
    assert _kept() == []


def test_the_same_file_twice_and_taken_out_again(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    data = _xlsx(*_GOOD).read()  # made once: a workbook carries the time it was made
    for _ in range(2):
        given = SimpleUploadedFile("慰问.xlsx", data)
        client.post(_url(county), {"file": given, "sure": "1"})
    with as_system("看"):
        batch = ActivityImport.objects.get()
    assert len(_kept()) == 2
    assert "没有重复导入" in client.get(_url(county, "ledgers/visits/")).content.decode()
    client.post(_url(county, f"imports/{batch.pk}/undo/"))
    assert _kept() == []
    with as_system("看"):
        assert ActivityImport.objects.get().state == "undone"
    client.post(_url(county), {"file": _xlsx(*_GOOD), "sure": "1"})
    assert len(_kept()) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("甲,乙\n1,2\n".encode(), "没有找到表头"),
        ("日期,事项\n".encode(), "表头下面没有内容"),
        (b"PK\x03\x04broken", "不完整"),
    ],
)
def test_files_that_are_no_such_table(
    client: Client, county: County, data: bytes, words: str
) -> None:
    client.force_login(county.person(Role.CLERK))
    given = SimpleUploadedFile("x.csv", data)
    page = client.post(_url(county), {"file": given, "sure": "1"}, follow=True)
    assert words in page.content.decode()
    assert _kept() == []


def test_the_template_of_every_list_is_read_back_as_its_own_columns(county: County) -> None:
    for ledger in work_ledgers().values():
        sheet, notes = sheets_of(template(ledger))
        heads = [str(one) for one in sheet.rows[0]]
        assert heads[:3] == ["日期", "事项", "地点"]
        assert len(heads) == len(set(heads)) == len(notes.rows)
