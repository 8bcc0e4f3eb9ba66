"""A first year filled from last year's own files: what we wrote in 2024 is read for 2025."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.ledger import Book
from hengji.ledger.balances import Balances
from hengji.ledger.selection import PERSONNEL, PUBLIC, THREE_PUBLIC
from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Appropriation, Payment
from hengji.web.budget.selectors import load_year_book
from hengji.web.evaluation.inputs import package
from hengji.web.evaluation.models import Rectification
from hengji.web.goals.models import Indicator
from hengji.web.rollover.reading import Unusable, read_paper
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear
from hengji.writers.office import package_docx, package_xlsx
from web import books
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import ready

pytestmark = pytest.mark.django_db
NEXT = YEAR + 1


@pytest.fixture
def paper(year: Filled) -> bytes:
    """The report of 2024, as a Word file."""
    ready(year)
    with as_system("看"):
        return package_docx(package(year.union, YEAR))


@pytest.fixture
def newcomer(year: Filled) -> Unit:
    """A unit that has nothing in the system but its year 2025."""
    with as_system("准备"):
        made = books.unit("103001", "云岭市临江区总工会")
        UnitYear.objects.filter(unit=made).update(year=NEXT)
        year.people[Role.UPPER_UNION] = books.account("newcomer", Role.CLERK, made)
    return made


def url(rest: str = "") -> str:
    return f"/units/103001/years/{NEXT}/rollover/first-year/{rest}"


def uploaded(client: Client, data: bytes, name: str = "上年.docx") -> str:
    answer = client.post(url(), {"file": SimpleUploadedFile(name, data)})
    return str(answer.headers["Location"])


def test_amounts_come_apart_and_add_up(paper: bytes) -> None:
    read = read_paper(paper, "上年.docx")
    paid = {one.line.label: one.amount for one in read.amounts if one.paid}
    assert paid == {
        "办公费": Decimal(72000),
        "公务接待费": Decimal(1200),
        "业务工作经费": Decimal(45000),
    }
    assert all("上年.docx › 表" in one.place for one in read.amounts)
    assert [one.level3 for one in read.goals] == [
        "开展职工文体活动场次", "困难职工帮扶覆盖率", "职工群众满意度", "举办职工运动会",
    ]  # fmt: skip
    assert any("年初预算编得不细" in one.text for one in read.problems)


def test_a_workbook_offers_the_same(year: Filled) -> None:
    ready(year)
    with as_system("看"):
        made = package(year.union, YEAR)
    of = [
        {(one.line.label, one.paid): one.amount for one in read_paper(data, name).amounts}
        for data, name in ((package_docx(made), "上年.docx"), (package_xlsx(made), "上年.xlsx"))
    ]
    assert of[0] == of[1]


def test_chosen_ones_are_entered_with_where_they_came_from(
    client: Client, year: Filled, paper: bytes, newcomer: Unit
) -> None:
    client.force_login(year.people[Role.UPPER_UNION])
    at = uploaded(client, paper)
    page = client.get(at).content.decode()
    assert "文件上的单位是“青禾县总工会”" in page
    assert "上年.docx › 表1" in page
    keys = [part.partition('"')[0] for part in page.split('name="take" value="')[1:]]
    chosen = [one for one in keys if one != "goal-4"]  # its project is not entered yet
    said = client.post(at, {"take": chosen}, follow=True).content.decode()
    assert "已取数：金额" in said
    with as_system("看"):
        last = Balances.of(load_year_book(newcomer, YEAR, Book.FISCAL))
        assert last.executed(PUBLIC).value == Decimal("73200.00")
        assert last.executed(THREE_PUBLIC).value == Decimal("1200.00")
        assert last.executed(PERSONNEL).value is None
        assert {one.document for one in Appropriation.objects.filter(unit=newcomer)} == {
            "取自上年报告"
        }
        assert all(
            one.purpose.startswith("取自上年报告：")
            for one in Payment.objects.filter(unit=newcomer)
        )
        rows = Indicator.objects.filter(unit=newcomer, sheet__year=NEXT)
        assert {one.basis for one in rows} == {"取自上年报告"}
        first = rows.get(level3="开展职工文体活动场次")
        assert (first.direction, first.target, first.weight) == ("≥", "10", Decimal(50))
        assert Rectification.objects.filter(unit=newcomer, year=NEXT).exists()
    # a second time nothing doubles
    assert "已经在系统里" in client.post(at, {"take": chosen}, follow=True).content.decode()
    with as_system("看"):
        assert Indicator.objects.filter(unit=newcomer, sheet__year=NEXT).count() == 3


def test_a_file_of_another_year_is_refused(
    client: Client, year: Filled, paper: bytes, newcomer: Unit
) -> None:
    with as_system("准备"):
        UnitYear.objects.filter(unit=newcomer).update(year=2030)
    client.force_login(year.people[Role.UPPER_UNION])
    there = "/units/103001/years/2030/rollover/first-year/"
    given = {"file": SimpleUploadedFile("上年.docx", paper)}
    said = client.post(there, given, follow=True).content.decode()
    assert "是 2024 年度的，这里要 2029 年度的文件" in said


def test_what_nothing_can_be_read_from(client: Client, year: Filled, newcomer: Unit) -> None:
    with pytest.raises(Unusable, match="读不出来"):
        read_paper(b"%PDF-1.7\nbroken", "上年.pdf")
    client.force_login(year.people[Role.UPPER_UNION])
    said = client.post(
        url(),
        {"file": SimpleUploadedFile("图.png", b"\x89PNG\r\n\x1a\n" + bytes(9))},
        follow=True,
    )
    assert "请上传 docx、xlsx 或 pdf" in said.content.decode()
