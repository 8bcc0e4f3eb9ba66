"""The asset ledger as a workbook, under the headings by which an import takes it in again."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import xlsxwriter
from django.db.models import QuerySet

from hengji.web.units.asset_forms import AssetForm
from hengji.web.units.models import Asset

_CHOSEN = ("kind", "state", "gained", "disposed")


def workbook(title: str, cards: QuerySet[Asset]) -> bytes:
    """One sheet: a heading, a card a row, amounts as numbers, days as days."""
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True, "strings_to_formulas": False})
    head = book.add_format({"bold": True, "bg_color": "#E8F0F9", "border": 1})
    money = book.add_format({"num_format": "#,##0.00"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("固定资产台账")
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    names = AssetForm.Meta.fields
    labels = {one.name: str(one.verbose_name) for one in Asset._meta.concrete_fields}
    for at, name in enumerate(names):
        sheet.write_string(1, at, labels[name], head)
        sheet.set_column(at, at, 24 if name == "name" else 15)
    number = 2
    for number, row in enumerate(_rows(cards, names), 2):
        for at, value in enumerate(row):
            match value:
                case Decimal():
                    sheet.write_number(number, at, value, money)
                case date():
                    sheet.write_datetime(number, at, value, day)
                case str() if value:
                    sheet.write_string(number, at, value)
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    book.close()
    return sink.getvalue()


def _rows(cards: QuerySet[Asset], names: Iterable[str]) -> Iterable[list[object]]:
    for card in cards:
        yield [
            getattr(card, f"get_{name}_display")() if name in _CHOSEN else getattr(card, name)
            for name in names
        ]
