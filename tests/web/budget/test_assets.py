"""The asset ledger: cards typed and imported, what they come to, what they are held against."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hengji.ledger import Book, assets
from hengji.web.budget.imports.tables import sheets_of
from hengji.web.budget.selectors import load_year_book
from hengji.web.rollover.cards import cards_left, carry_cards
from hengji.web.rows.session import as_system
from hengji.web.units.models import Asset, AssetClosing, Unit
from web.books import YEAR
from web.budget.files import act, csv, upload, xlsx

pytestmark = pytest.mark.django_db
BASE = f"/units/101001/years/{YEAR}/basics/assets/"
_FIRST = {"kind": "equipment", "state": "in_use", "gained": "bought"}
HEADS = (
    "卡片编号", "资产名称", "资产分类", "国标代码", "数量", "原值（万元）", "累计折旧（万元）",
    "净值（万元）", "使用状态", "取得日期", "使用部门", "处置方式", "处置日期", "批复文号",
)  # fmt: skip


@pytest.fixture
def held(own: Unit) -> Unit:
    """Three cards, one of them scrapped in the year, one idle."""
    with as_system("准备"):
        common = {"unit": own, "year": YEAR, "gained_on": date(2020, 3, 1)}
        Asset.objects.create(
            **common, number="Z-1", name="台式计算机", value=Decimal(6000), depreciation=2000
        )
        Asset.objects.create(
            **common, name="旧桌椅", kind="furniture", value=Decimal(2000), depreciation=500,
            state="idle",
        )  # fmt: skip
        Asset.objects.create(
            **common, name="打印机", value=Decimal(1000), disposed="scrapped",
            disposed_on=date(YEAR, 9, 1), disposal_document="青财资〔2024〕9号",
        )  # fmt: skip
    return own


def typed(client: Client, url: str, *seen: Any, **values: str) -> Any:
    """Type into the row that was seen (its key and revision), or into a new one."""
    seen = seen or ("", 0)
    told = {"key": "0", "row": seen[0], "revision": seen[1], "values": values}
    body = json.dumps({"rows": [told]})
    return client.post(url, body, content_type="application/json").json()["rows"][0]


def test_a_card_is_typed_and_what_cannot_be_is_refused(signed_in: Client) -> None:
    saved = typed(signed_in, BASE, **_FIRST, name="办公桌", value="800", depreciation="900")
    assert "累计折旧 900.00 元大于原值 800.00 元" in str(saved)
    saved = typed(signed_in, BASE, **_FIRST, name="办公桌", value="800", depreciation="80")
    assert saved["status"] == "saved", saved
    with as_system("看"):
        assert Asset.objects.get().value == Decimal("800.00")
    half = typed(signed_in, BASE, **_FIRST, name="桌", value="5", disposed="sold")
    assert "处置方式和处置日期只填了一个" in str(half)


@pytest.mark.parametrize(
    "page", ["", "notes/", "overview/", "overview/compared/", "trace/net/"]
)
def test_a_page_costs_few_statements(
    page: str,
    held: Unit,
    signed_in: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    signed_in.get(f"{BASE}{page}")
    with django_assert_max_num_queries(25):
        answer = signed_in.get(f"{BASE}{page}")
    assert answer.status_code == 200
    assert "style=" not in answer.content.decode()


def test_the_overview_shows_what_the_core_computes(held: Unit, signed_in: Client) -> None:
    page = signed_in.get(f"{BASE}overview/").content.decode()
    assert "6,000.00 元 ÷ 8,000.00 元 ＝ <strong>75.00%</strong>" in page
    for shown in ("9,000.00", "8,000.00", "1,000.00", "5,500.00"):
        assert shown in page
    assert "没有填写账面的年末数" in page
    with as_system("看"):
        book = load_year_book(held, YEAR)
    assert assets.use_rate((book,)).value == Decimal("0.75")


def test_the_accounts_are_held_against_the_cards(held: Unit, signed_in: Client) -> None:
    signed_in.get(f"{BASE}overview/")
    with as_system("看"):
        rows = {one.kind: one for one in AssetClosing.objects.all()}
    assert len(rows) == 6
    for kind, value in (("equipment", "6000"), ("furniture", "1999.50")):
        one = rows[kind]
        typed(signed_in, f"{BASE}overview/", str(one.pk), one.revision, kind=kind, value=value)
    page = signed_in.get(f"{BASE}overview/compared/").content.decode()
    assert [one for one in re.findall(r'class="answer \w+">([^<]+)<', page)] == ["相符", "不符"]
    notes = signed_in.get(f"{BASE}notes/").content.decode()
    assert "家具和用具原值台账 2,000.00 元，账面 1,999.50 元，相差 0.50 元" in notes


def test_a_figure_leads_to_cards_that_add_up_to_it(held: Unit, signed_in: Client) -> None:
    page = signed_in.get(f"{BASE}trace/end/").content.decode()
    amounts = re.findall(r'<td class="amount">([\d,.]+)</td>', page)
    assert sum(Decimal(one.replace(",", "")) for one in amounts) == Decimal(8000)
    assert signed_in.get(f"{BASE}trace/no-such/").status_code == 404


def test_cards_are_found_by_words_class_and_state(held: Unit, signed_in: Client) -> None:
    for asked, there, gone in (
        ("?q=Z-1", "台式计算机", "旧桌椅"),
        ("?kind=furniture", "旧桌椅", "台式计算机"),
        ("?state=disposed", "打印机", "旧桌椅"),
        ("?state=idle", "旧桌椅", "打印机"),
    ):
        page = signed_in.get(f"{BASE}{asked}").content.decode()
        assert there in page, asked
        assert gone not in page, asked


def test_a_file_of_cards_in_the_wordings_of_the_asset_system(signed_in: Client) -> None:
    table: list[Sequence[object]] = [
        ["固定资产卡片明细表"],
        HEADS,
        ["K1", "办公楼", "房屋", "", 1, "200", "40", "160", "使用中", "2010-06-01", "办公室",
         "", "", ""],
        ["K2", "电脑", "", "A02010105", 12, "6.6", "", "3.3", "", "2024.4.2", "办公室", "",
         "", ""],
        ["K3", "书架", "家具", "", 4, "0.4", "0.1", "0.3", "待报废", "2015-01-01", "资料岗",
         "报废", "2024-10-09", "青财资〔2024〕3号"],
        ["合计", "", "", "", "", "207", "", "", "", "", "", "", "", ""],
    ]  # fmt: skip
    batch = upload(signed_in, xlsx(table), "assets", "卡片.xlsx")
    assert batch.errors == 0, batch.problems
    batch = act(signed_in, batch, "load")
    assert (batch.state, batch.rows, batch.total) == ("loaded", 3, Decimal("2070000.00"))
    with as_system("看"):
        house, computer, shelf = Asset.objects.filter(batch=batch).order_by("number")
        assert (house.kind, computer.kind) == ("buildings", "equipment")
        assert (house.value, house.quantity) == (Decimal(2000000), Decimal(1))
        assert computer.depreciation == Decimal(33000)
        assert (computer.gained_on, computer.state) == (date(2024, 4, 2), "in_use")
        assert (shelf.disposed, shelf.disposed_on) == ("scrapped", date(2024, 10, 9))
    again = upload(signed_in, xlsx(table), "assets", "卡片.xlsx")
    assert "账上已有" in again.problems[0]["message"]
    act(signed_in, batch, "undo", why="填错")
    with as_system("看"):
        assert not Asset.objects.exists()


def test_what_does_not_fit_is_told_at_the_cell(signed_in: Client) -> None:
    rows = (
        ("", "椅", "坐具", "", "1", "1", "", "", "", "", "", "", "", ""),
        ("", "柜", "", "", "1", "1", "", "", "", "", "", "", "", ""),
        ("", "灯", "设备", "", "1", "1", "0.5", "0.6", "", "", "", "", "", ""),
    )
    batch = upload(signed_in, csv(rows, HEADS), "assets", "卡片.csv")
    told = [
        (one["row"], one["column"], one["message"]) for one in batch.problems if one["must"]
    ]
    assert told[0][:2] == (2, "C")
    assert "认不出“坐具”" in told[0][2]
    assert told[1] == (3, "C", "没有填写资产类别，分类代码也看不出是哪一类")
    assert told[2][:2] == (4, "H")


def test_what_is_exported_is_taken_in_again(held: Unit, signed_in: Client) -> None:
    _out_and_in_again(signed_in)


def _out_and_in_again(signed_in: Client) -> None:
    answer = signed_in.get(f"{BASE}export/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert sheets_of(answer.content)[0].name == "固定资产台账"
    with as_system("清空"):
        before = [_told(one) for one in Asset.objects.order_by("name")]
        Asset.objects.all().delete()
    batch = upload(signed_in, answer.content, "assets", "台账.xlsx")
    assert batch.errors == 0, batch.problems
    act(signed_in, batch, "load")
    with as_system("看"):
        assert [_told(one) for one in Asset.objects.order_by("name")] == before


def _told(one: Asset) -> tuple[object, ...]:
    apart = {"id", "batch_id", "revision"}
    return tuple(
        getattr(one, field.attname)
        for field in Asset._meta.concrete_fields
        if field.attname not in apart
    )


def test_what_is_left_passes_into_the_next_year_once(held: Unit) -> None:
    with as_system("结转"):
        assert cards_left(held, YEAR).open
        assert carry_cards(held, YEAR) == 2
        assert carry_cards(held, YEAR) == 0
        assert not cards_left(held, YEAR).open
        cards = Asset.objects.filter(unit=held, year=YEAR + 1)
        assert {(one.name, one.value) for one in cards} == {
            ("台式计算机", Decimal(6000)),
            ("旧桌椅", Decimal(2000)),
        }
        assert {one.depreciation for one in cards} == {None}
        after = load_year_book(held, YEAR + 1)
        found = assets.against_last_year(after)
    assert found is not None
    assert found.gap == 0


@pytest.fixture
def in_part(held: Unit) -> Unit:
    """Beside them five chairs of 500 元, of which two were scrapped in the year."""
    with as_system("准备"):
        Asset.objects.create(
            unit=held, year=YEAR, gained_on=date(2020, 3, 1), number="Z-5", name="会议椅",
            kind="furniture", quantity=5, measure="把", value=Decimal(500), depreciation=150,
            disposed="scrapped", disposed_on=date(YEAR, 8, 1), disposed_quantity=2,
            disposed_value=Decimal(200), disposal_reason="损坏，无法维修",
            disposal_document="青财资〔2024〕12号", proceeds=Decimal(10),
        )  # fmt: skip
    return held


def test_a_part_is_disposed_of_on_its_own_row(held: Unit, signed_in: Client) -> None:
    with as_system("看"):
        desks = Asset.objects.get(name="旧桌椅")
    told = {
        "quantity": "4", "disposed": "报废", "disposed_on": "8月1日", "disposed_quantity": "1",
        "disposed_value": "500", "disposal_reason": "桌面开裂",
        "disposal_document": "青财资9号",
    }  # fmt: skip
    over = typed(
        signed_in, BASE, str(desks.pk), desks.revision, **{**told, "disposed_value": "2000.01"}
    )
    assert "处置原值填为 2,000.01 元，原值 2,000.00 元" in over["problems"]["disposed_value"]
    saved = typed(signed_in, BASE, str(desks.pk), desks.revision, **told)
    assert saved["status"] == "saved", saved
    page = signed_in.get(f"{BASE}overview/").content.decode()
    furniture = page.partition("家具和用具")[2].partition("</tr>")[0]
    assert re.findall(r">([\d,.]+)</a>", furniture) == [
        "2,000.00", "0.00", "500.00", "1,500.00", "500.00", "1,000.00",
    ]  # fmt: skip
    trace = signed_in.get(f"{BASE}trace/gone-furniture/").content.decode()
    assert re.findall(r'<td class="amount">([\d,.]+)</td>', trace) == ["500.00"]
    for asked in ("?state=idle", "?state=disposed"):
        assert "旧桌椅" in signed_in.get(f"{BASE}{asked}").content.decode()


def test_what_is_left_of_a_card_passes_into_the_next_year(in_part: Unit) -> None:
    with as_system("结转"):
        assert carry_cards(in_part, YEAR) == 3
        chairs = Asset.objects.get(unit=in_part, year=YEAR + 1, number="Z-5")
        assert (chairs.value, chairs.quantity) == (Decimal(300), Decimal(3))
        assert (chairs.disposed, chairs.disposed_on, chairs.proceeds) == ("", None, None)
        assert (chairs.disposed_value, chairs.disposal_reason) == (None, "")
        found = assets.against_last_year(load_year_book(in_part, YEAR + 1))
    assert found is not None
    assert found.gap == 0


def test_a_part_is_exported_and_taken_in_again(in_part: Unit, signed_in: Client) -> None:
    _out_and_in_again(signed_in)


def test_net_value_of_a_file_is_that_of_the_rest(signed_in: Client) -> None:
    heads = ("资产名称", "资产分类", "原值", "净值", "减少方式", "减少日期", "减少数量",
             "减少原值", "减少原因")  # fmt: skip
    row = ("会议椅", "家具", "500", "180", "报废", "2024-08-01", "2", "200", "损坏")
    batch = act(signed_in, upload(signed_in, csv([row], heads), "assets", "卡片.csv"), "load")
    assert batch.errors == 0, batch.problems
    with as_system("看"):
        one = Asset.objects.get()
        assert (one.depreciation, one.disposed_value) == (Decimal(120), Decimal(200))
        assert (one.disposed_quantity, one.disposal_reason) == (Decimal(2), "损坏")


def test_assets_stand_in_both_books_of_the_unit(held: Unit) -> None:
    with as_system("看"):
        both = [load_year_book(held, YEAR, one) for one in Book]
    assert assets.at_end(both).value == Decimal(8000)
    assert both[1].staffing is None
