"""What the table of roles does to units and their two books, and the rows it looks at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hengji.web.budget import models as rows
from hengji.web.rows.session import as_system
from hengji.web.units import models as units
from hengji.web.units.models import Unit, UnitYear
from web import books
from web.county import Answer, County

_YEAR = books.YEAR
_ADDRESS = "/units/{code}/years/2024/"
BASICS = {
    "单位信息": f"{_ADDRESS}basics/",
    "人员编制": f"{_ADDRESS}basics/staffing/",
    "控制率": f"{_ADDRESS}basics/staffing/rate/",
    "公务用车": f"{_ADDRESS}basics/vehicles/",
    "楼堂馆所": f"{_ADDRESS}basics/buildings/",
    "固定资产台账": f"{_ADDRESS}basics/assets/",
    "固定资产核对": f"{_ADDRESS}basics/assets/notes/",
    "资产情况": f"{_ADDRESS}basics/assets/overview/",
    "资产情况的数": f"{_ADDRESS}basics/assets/overview/compared/",
    "资产数的来源": f"{_ADDRESS}basics/assets/trace/end/",
    "导出固定资产": f"{_ADDRESS}basics/assets/export/",
}
_PAGES = {
    "总览": "",
    "支付": "sheets/payments/",
    "核对": "sheets/payments/notes/",
    "账间划转": "transfers/",
    "汇总": "consolidation/",
    "数的来源": "trace/adjusted@all/",
    "导入": "imports/",
    "导入模板": "imports/templates/payments.xlsx",
}


def book_pages(space: str) -> dict[str, str]:
    """Pages of a book (``budget``, ``union``): label and address; of the second some."""
    return {
        f"{label}（{space}）": f"{_ADDRESS}{space}/{rest}" for label, rest in _PAGES.items()
    }


def _opened(unit: Unit) -> None:
    with as_system("准备"):
        UnitYear.objects.get_or_create(
            unit=unit, year=_YEAR, defaults={"profile": "hunan-2023"}
        )


def save_payment(book: str) -> Callable[[Client, County, Unit], Answer]:
    """Type a payment into a book."""
    fund = "general" if book == "budget" else "union_dues"
    values = {"day": "2024-03-01", "amount": "5", "kind": "public", "fund": fund}
    row = {"key": "0", "row": "", "revision": 0, "values": {**values, "origin": "own_level"}}

    def save(client: Client, _: County, unit: Unit) -> Answer:
        _opened(unit)
        url = f"/units/{unit.code}/years/{_YEAR}/{book}/sheets/payments/"
        body = json.dumps({"rows": [row]})
        return client.post(url, body, content_type="application/json")

    return save


def upload(client: Client, _: County, unit: Unit) -> Answer:
    """Hand in a file of payments."""
    _opened(unit)
    data = "支付日期,金额\n2024-03-01,5\n".encode()
    told = {"kind": "payments", "file": SimpleUploadedFile("支付.csv", data)}
    return client.post(f"/units/{unit.code}/years/{_YEAR}/budget/imports/", told)


def save_card(client: Client, _: County, unit: Unit) -> Answer:
    """Type a card of the asset ledger."""
    _opened(unit)
    values = {"name": "办公桌", "kind": "furniture", "value": "800", "state": "in_use",
              "gained": "bought"}  # fmt: skip
    row = {"key": "0", "row": "", "revision": 0, "values": values}
    url = f"/units/{unit.code}/years/{_YEAR}/basics/assets/"
    return client.post(url, json.dumps({"rows": [row]}), content_type="application/json")


def undo(client: Client, _: County, unit: Unit) -> Answer:
    """Take an import out again."""
    _opened(unit)
    with as_system("准备"):
        batch = batch_of("fiscal")(unit)
    url = f"/units/{unit.code}/years/{_YEAR}/budget/imports/{batch.pk}/undo/"
    return client.post(url, {"why": "试一试"})


def transfer(client: Client, _: County, unit: Unit) -> Answer:
    """Enter money that passes to the union book."""
    _opened(unit)
    told = {"pays": "pays", "counter": "own", "number": "T", "amount": "5", "day": "2024-03-01"}
    return client.post(f"/units/{unit.code}/years/{_YEAR}/budget/transfers/", told)


def change_transfer(client: Client, _: County, unit: Unit) -> Answer:
    """Change money that passed to the union book."""
    _opened(unit)
    told = {"pays": "pays", "counter": "own", "number": "T", "amount": "6", "day": "2024-03-01"}
    with as_system("准备"):
        row = rows.Transfer.objects.create(
            unit=unit, year=_YEAR, book="fiscal", pays=True, number="T", amount=5,
            counter_code=unit.code, counter_book="union",
        )  # fmt: skip
    told |= {"row": str(row.pk), "seen": str(row.revision)}
    return client.post(f"/units/{unit.code}/years/{_YEAR}/budget/transfers/", told)


def rename(client: Client, _: County, unit: Unit) -> Answer:
    """Give the unit a new name."""
    told = {"form": "name", "name-name": unit.name, "name-since": "2024-07-01"}
    return client.post(f"/units/{unit.code}/years/{_YEAR}/basics/", told)


def open_year(client: Client, _: County, unit: Unit) -> Answer:
    """Open the unit's next year."""
    told = {"form": "year", "year-profile": "hunan-2024"}
    return client.post(f"/units/{unit.code}/years/{_YEAR + 1}/basics/", told)


def batch_of(book: str) -> Callable[[Unit], rows.ImportBatch]:
    def make(unit: Unit) -> rows.ImportBatch:
        return rows.ImportBatch.objects.create(
            unit=unit, year=_YEAR, book=book, kind="payments", state="loaded", file_name="x"
        )

    return make


def file_of(unit: Unit) -> object:
    batch = batch_of("fiscal")(unit)
    return rows.ImportFile.objects.create(unit=unit, book="fiscal", batch=batch, data=b"x")


def book_rows(book: str) -> Iterator[tuple[str, Callable[[Unit], object], str]]:
    """Tables of a book: name, what makes a row of it, what changes one; of the second some."""
    amount: dict[str, Any] = {"amount": Decimal(1)}
    made: list[tuple[type[rows.YearRow], dict[str, Any], str]] = [
        (rows.Project, {"code": "P", "name": "项目"}, "name = '改'"),
        (rows.Appropriation, amount, "amount = 2"),
        (rows.Adjustment, amount, "amount = 2"),
        (rows.CarryOver, amount, "amount = 2"),
        (rows.PlanLine, {}, "month1 = 2"),
        (rows.Payment, {**amount, "day": date(_YEAR, 3, 1)}, "amount = 2"),
        (rows.Receipt, amount, "amount = 2"),
        (rows.Procurement, {"name": "采购"}, "budget = 2"),
        (rows.IncomeBudget, {**amount, "kind": "general"}, "amount = 2"),
        (rows.Transfer, {**amount, "number": "T", "counter_code": "x"}, "amount = 2"),
    ]
    for model, told, touch in made if book == "fiscal" else made[5:6]:
        yield model._meta.db_table, _maker(model, {**told, "year": _YEAR, "book": book}), touch
    yield "budget_importbatch", batch_of(book), "rows = 2"


def _maker(model: type[rows.YearRow], told: dict[str, Any]) -> Callable[[Unit], object]:
    return lambda unit: model._default_manager.create(unit=unit, **told)


def unit_rows() -> Iterator[tuple[str, Callable[[Unit], object], str]]:
    """Tables of a unit that its clerk writes."""
    since = {"since": date(_YEAR, 1, 1)}
    made: list[tuple[Any, dict[str, Any], str]] = [
        (units.UnitName, {"name": "名称", **since}, "name = '改'"),
        (units.UnitCode, {"kind": "credit", "value": "x", **since}, "value = '改'"),
        (units.Vehicle, {"year": _YEAR, "use": "other"}, "count = 2"),
        (units.Building, {"year": _YEAR, "name": "楼"}, "name = '改'"),
        (units.Asset, {"year": _YEAR, "name": "桌"}, "name = '改'"),
        (units.AssetClosing, {"year": _YEAR, "kind": "books"}, "value = 2"),
    ]
    for model, told, touch in made:
        yield model._meta.db_table, _maker(model, told), touch


def year_of(unit: Unit) -> object:
    return UnitYear.objects.create(unit=unit, year=_YEAR, profile="hunan-2023")


def came_of(unit: Unit) -> object:
    other = Unit.objects.exclude(pk=unit.pk).order_by("pk")[0]
    return units.Succession.objects.create(
        unit=unit, predecessor=other, day=date(2999, 1, 1), share=1
    )
