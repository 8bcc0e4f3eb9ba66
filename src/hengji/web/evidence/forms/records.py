"""A line of a working list: its columns follow from the list's measures and marks."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import DecimalField, IntegerField, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from hengji.indicators.formulas import LedgerMeasure, WorkLedger
from hengji.indicators.record_checks import record_problems
from hengji.indicators.records import WorkRecord
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.kernel.units import Kind
from hengji.privacy import mask
from hengji.web.budget.models import Project
from hengji.web.evidence.models import ActivityRecord

PREFIX = "measure_"
_SIGNS = re.compile(r"[、，,;；/\s]+")
_FIELDS = {"day": "day", "marks": "marks_text"}
"""Where the sheet shows a problem of a record; of the others it is told of the row."""


class RecordForm(forms.ModelForm[ActivityRecord]):
    """One line. Measures and marks are columns of the sheet, kept together in the row."""

    ledger: WorkLedger
    marks_text = forms.CharField(label="标记", required=False, max_length=100)

    class Meta:
        model = ActivityRecord
        fields = ("day", "title", "place", "project", "note")
        help_texts = {
            "title": "做了什么，如“迎新春篮球赛”；不写个人姓名",
            "place": "在哪里，用文字写",
        }

    def clean(self) -> dict[str, Any]:  # Django's own type
        data = dict(super().clean() or {})
        for name in ("title", "place", "note"):
            text = str(data.get(name, ""))
            if mask(text) != text:
                self.add_error(name, "不要写身份证号、手机号等个人信息")
        marks = _SIGNS.split(str(data.get("marks_text", "")))
        data["marks_text"] = list(dict.fromkeys(one for one in marks if one))
        self.instance.counts = counts_of(self.ledger, data)
        self.instance.marks = data["marks_text"]
        for one in record_problems(self._record(data), self.instance.year):
            self.add_error(_FIELDS.get(one.kind.field), str(one))
        return data

    def _record(self, data: dict[str, Any]) -> WorkRecord:
        """What was typed, as the core checks it; a measure that is no number is left out."""
        counts = tuple((name, Decimal(text)) for name, text in self.instance.counts.items())
        title = mask(str(data.get("title") or "本条"))  # a problem names the record
        marks = frozenset(self.instance.marks)
        ref = RecordRef(RecordKind.ACTIVITY, "", title)
        return WorkRecord(ref, self.ledger.key, data.get("day"), counts, marks)


def record_form(ledger: WorkLedger, projects: QuerySet[Project]) -> type[RecordForm]:
    """The form of one list: its measures between what was done and the notes."""
    fields: dict[str, object] = {PREFIX + one.key: _field(one) for one in ledger.measures}
    order = ("day", "title", "place", *fields, "marks_text", "project", "note")
    shown = tuple(one for one in order if ledger.marks or one != "marks_text")
    fields |= {"ledger": ledger, "field_order": shown}
    fields["project"] = forms.ModelChoiceField(
        projects, label="所属项目", required=False, empty_label=""
    )
    if ledger.marks:
        fields["marks_text"] = forms.CharField(
            label="标记",
            required=False,
            max_length=100,
            help_text=f"可以填：{'、'.join(ledger.marks)}；几个之间用顿号",
        )
    else:
        fields["marks_text"] = None
    return type(f"{ledger.key.title()}Form", (RecordForm,), fields)


def _field(one: LedgerMeasure) -> forms.Field:
    label = f"{one.title}（{one.unit.symbol}）"
    if one.unit.kind is Kind.MONEY:
        return forms.DecimalField(
            label=label, required=False, min_value=Decimal(0), max_digits=16, decimal_places=2
        )
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999_999_999)


def counts_of(ledger: WorkLedger, data: dict[str, Any]) -> dict[str, str]:
    """Measures as they are kept: digits; nothing for one that is not filled in."""
    typed = ((one.key, data.get(PREFIX + one.key)) for one in ledger.measures)
    return {name: f"{value}" for name, value in typed if value is not None}


def with_measures(
    rows: QuerySet[ActivityRecord], ledger: WorkLedger
) -> QuerySet[ActivityRecord]:
    """The rows with their measures and marks as the columns of the sheet."""
    return rows.annotate(**{PREFIX + one.key: _column(one) for one in ledger.measures})


def _column(one: LedgerMeasure) -> Cast:
    kind: DecimalField[Any, Any] | IntegerField[Any, Any] = IntegerField()
    if one.unit.kind is Kind.MONEY:
        kind = DecimalField(max_digits=16, decimal_places=2)
    return Cast(Cast(KT(f"counts__{one.key}"), TextField()), kind)
