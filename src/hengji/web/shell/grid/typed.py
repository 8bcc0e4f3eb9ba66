"""What people type and paste, as a form takes it; and values as a cell shows them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
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
_MINUS = re.compile(r"^[−–—]")
_BRACKETS = re.compile(r"\((\d[\d.]*)\)")
_MIDNIGHT = re.compile(r"[T\s]0{1,2}:00(:00)?$")
_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ．－]+")
_PLACES = 16
"""Before and behind the point, of any figure that is typed."""


def plain(kind: Kind, text: str, choices: dict[str, str], year: int | None = None) -> str:
    """The text as the column's form field takes it; what is not understood stays as it is.

    ``choices``: value of each choice by its label, since a paste carries labels. ``year``: the
    sheet's own, which a day without a year belongs to.
    """
    text = text.strip()
    match kind:
        case Kind.AMOUNT | Kind.COUNT:
            return _figure(unicodedata.normalize("NFKC", text))
        case Kind.DATE:
            return _iso(unicodedata.normalize("NFKC", text), year)
        case Kind.CHOICE:
            return choices.get(text, text)
        case Kind.TEXT if _WIDE.fullmatch(text):  # a code or a number typed full-width
            return unicodedata.normalize("NFKC", text)
        case Kind.TEXT | Kind.LONG:
            return text


def figure_of(text: str) -> Decimal | None:
    """The figure that a text is; ``None`` for none, and for one that no field has room for."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value:
        return Decimal(0)
    return value if value.is_finite() and -_PLACES <= value.adjusted() < _PLACES else None


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


def _figure(text: str) -> str:
    """Digits, a point and a sign: spreadsheets and ledgers print (1,234.50), ¥ and 元 too."""
    bare = _GROUPING.sub("", text).lstrip("¥￥").removesuffix("元")
    bare = _MINUS.sub("-", bare)
    in_brackets = _BRACKETS.fullmatch(bare)
    return f"-{in_brackets[1]}" if in_brackets else bare


def _iso(text: str, year: int | None) -> str:
    text = _MIDNIGHT.sub("", text)
    found = _DATE.fullmatch(text) or _DIGITS.fullmatch(text)
    if found is not None:
        return _dated(*found.groups())
    day = _DAY.fullmatch(text)
    return _dated(str(year), *day.groups()) if day is not None and year is not None else text


def _dated(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02d}-{int(day):02d}"
