"""What is wrong with a row, in words that say what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from hengji.web.shell.grid.sheet import Column

_WORDS: Final = (
    (forms.Field, "required", "这一格不能为空。"),
    (forms.DecimalField, "invalid", "这里只填数字，如 1,234.50，不写单位，也不写“万”。"),
    (forms.IntegerField, "invalid", "这里只填整数，如 30，不写单位。"),
    (
        forms.DateField,
        "invalid",
        "没有这一天，或写法不认识。写成 2024-03-05、2024.3.5 或 3月5日。",
    ),
    (forms.ChoiceField, "invalid_choice", "可选的内容里没有这一项，请重新选。"),
)
"""Field and code of an error, and what is said in place of Django's own words; a form's own
words stay.
"""


def problems_of(errors: ErrorDict, columns: Mapping[str, Column]) -> dict[str, str]:
    """The first problem of each column; what belongs to no column concerns the row."""
    found: dict[str, str] = {}
    for name, raised in errors.as_data().items():
        texts = "；".join(_words(one) for one in raised)
        found.setdefault(name if name in columns else "", texts)
    return found


def _words(error: ValidationError) -> str:
    """What is wrong, and what to write instead."""
    for field_type, code, words in _WORDS:
        django = field_type.default_error_messages[code]
        if error.code == code and str(error.message) == str(django):
            return words
    return "；".join(str(one) for one in error.messages)
