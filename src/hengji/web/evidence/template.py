"""The workbook that a list can be filled in: its columns, and below them what they take."""

from __future__ import annotations

import io

import xlsxwriter

from hengji.indicators.formulas import WorkLedger
from hengji.web.budget.models import Project
from hengji.web.evidence.forms.records import record_form

_WIDTH = 18


def template(ledger: WorkLedger) -> bytes:
    """An xlsx with one sheet to fill in and one that explains it."""
    fields = record_form(ledger, Project.objects.none())().fields
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8F0F9", "border": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(ledger.title[:31])
        notes = book.add_worksheet("填写说明")
        notes.set_column(0, 0, _WIDTH)
        notes.set_column(1, 1, 60)
        for place, (name, one) in enumerate(fields.items()):
            label = str(one.label)
            sheet.write(0, place, label, head)
            sheet.set_column(place, place, _WIDTH, day if name == "day" else None)
            notes.write(place, 0, label, head)
            notes.write(place, 1, _rule(str(one.help_text), required=one.required))
        sheet.freeze_panes(1, 0)
    return sink.getvalue()


def _rule(help_text: str, *, required: bool) -> str:
    return "；".join(one for one in ("必填" if required else "没有的不填", help_text) if one)
