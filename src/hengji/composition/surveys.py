"""Satisfaction surveys by key: ``survey.<key>.sent``, ``survey.<key>.valid``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hengji.composition import printing
from hengji.composition.runs import Field, FigureField, TextField
from hengji.indicators.records import Survey
from hengji.kernel.totals import Total
from hengji.kernel.units import measure_unit
from hengji.report.facts import Basis

_SHEETS = measure_unit("份")
_COUNTS = {"sent": "发放问卷", "returned": "收回问卷", "valid": "有效问卷"}


def figure(surveys: Sequence[Survey], year: int, key: str) -> Field | None:
    """The count or word of this key, ``None`` where the key is no survey's."""
    if not key.startswith("survey."):
        return None
    stem, _, name = key.removeprefix("survey.").rpartition(".")
    one = next((survey for survey in surveys if survey.ref.key == stem), None)
    if one is None:
        return None
    words = {"subject": (one.subject, "调查对象"), "method": (one.method, "调查方式")}
    if name in words:
        return TextField(key, *words[name])
    if name not in _COUNTS:
        return None
    number = {"sent": one.sent, "returned": one.returned, "valid": one.valid}[name]
    total = Total.of(((one.ref, _whole(number)),), _COUNTS[name], _SHEETS)
    text = "" if total.value is None else printing.count(total.value)
    return FigureField(
        key, text, total.value, _SHEETS, _COUNTS[name], "", Basis.UNSTATED, year, total
    )


def _whole(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
