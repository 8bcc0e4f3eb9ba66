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

_LIMITS: Final = {
    "max_decimal_places": "小数最多 {max} 位。",
    "max_digits": "这个数太大，请核对。",
    "max_whole_digits": "这个数太大，请核对。",
    "max_length": "最多 {limit_value} 个字，现在有 {show_value} 个。",
    "min_value": "不能小于 {limit_value}。",
    "max_value": "不能大于 {limit_value}。",
}
"""What is said of a value beyond a limit, by the code of the error."""


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
    limit = _LIMITS.get(error.code or "")
    if limit is not None and error.params is not None:
        return limit.format_map(error.params)
    return "；".join(str(one) for one in error.messages)
