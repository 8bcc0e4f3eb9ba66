"""What people type and paste, as a form takes it; and values as a cell shows them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from enum import Enum


class Kind(Enum):
    """What a column holds; it decides how a cell is aligned, read and shown."""

    TEXT = "text"
    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"
    CHOICE = "choice"
    LONG = "long"


_GROUPING = re.compile(r"[,，\s]")
_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")


def plain(kind: Kind, text: str, choices: dict[str, str]) -> str:
    """The text as the column's form field takes it; what is not understood stays as it is.

    ``choices``: value of each choice by its label, since a paste carries labels.
    """
    text = text.strip()
    match kind:
        case Kind.AMOUNT | Kind.COUNT:
            return _GROUPING.sub("", unicodedata.normalize("NFKC", text)).removesuffix("元")
        case Kind.DATE:
            return _iso(unicodedata.normalize("NFKC", text))
        case Kind.CHOICE:
            return choices.get(text, text)
        case Kind.TEXT | Kind.LONG:
            return text


def printed(kind: Kind, value: object) -> str:
    """The value as a cell shows it. Nothing is shown as nothing, and zero as zero."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:,f}"
        case bool():
            return "是" if value else "否"
        case int() if kind is Kind.COUNT:
            return f"{value:,}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _iso(text: str) -> str:
    found = _DATE.fullmatch(text) or _DIGITS.fullmatch(text)
    if found is None:
        return text
    year, month, day = found.groups()
    return f"{year}-{int(month):02d}-{int(day):02d}"
