"""What stands in a cell, made exact: amounts, days, codes, counts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from hengji.web.budget.imports.tables import Cell
from hengji.web.budget.imports.wordings import SCALES, blanks

_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_CODE = re.compile(r"\d{3,}")
_ZERO_DAY = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Day numbers of the years 2000 to 2099."""
_CENT = Decimal("0.01")
_NOISE = Decimal("0.0000001")
"""What a workbook's binary arithmetic leaves behind a cent."""
_ONE = SCALES["元"]
_DIGITS = 16
"""Before the point of an amount in 元: more have no room, and are an account's number."""
_MOST = 10**_DIGITS
_PLAIN = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?", re.ASCII)
_NEGATIVE = re.compile(r"\((.+)\)")


class Misread(ValueError):
    """A cell that does not hold what its column asks for: what, and the remedy."""

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__(words)
        self.words, self.remedy = words, remedy


def text_of(cell: Cell) -> str:
    """The cell as words. Whole numbers lose the point that a workbook stores."""
    match cell:
        case bool():
            return "是" if cell else "否"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.date().isoformat()
        case str():
            found = cell.strip()
            return "" if found in blanks() else found
        case _:
            return str(cell)


def amount_of(cell: Cell, scale: Decimal) -> Decimal | None:
    """元, exact. ``None`` for a blank cell. Raises :class:`Misread`."""
    found = _amount(cell, scale)
    if found is not None and not -_MOST < found < _MOST:
        raise _too_large(cell)
    return found


def _too_large(cell: Cell) -> Misread:
    return Misread(
        f"“{str(cell).strip()[:20]}”太大，不像金额",
        "核对这一列是不是金额；账号、编号不放在金额列。",
    )


def _amount(cell: Cell, scale: Decimal) -> Decimal | None:
    match cell:
        case bool() | date() | timedelta():
            raise Misread("不是金额", "改成数字。")
        case int() | float() if not -_MOST < cell < _MOST:
            raise _too_large(cell)
        case int():
            return Decimal(cell) * scale
        case float():
            return _settled(Decimal(repr(cell)) * scale)
        case str():
            return _amount_in(cell, scale)
        case _:
            raise Misread("不是金额", "改成数字。")


def _amount_in(text: str, scale: Decimal) -> Decimal | None:
    if _PLAIN.fullmatch(text):
        found = Decimal(text.replace(",", "") if "," in text else text)
        return found if scale is _ONE else found * scale
    words = unicodedata.normalize("NFKC", text).strip()
    if words in blanks():
        return None
    words = words.replace(",", "").replace(" ", "").lstrip("¥￥").removesuffix("元")
    if words.endswith("万"):
        words, scale = words[:-1], Decimal(10_000)
    negative = _NEGATIVE.fullmatch(words)
    if negative:
        words = f"-{negative[1]}"
    try:
        found = Decimal(words)
    except InvalidOperation:
        raise Misread(f"“{text.strip()[:20]}”不是金额", "改成数字。") from None
    if not found.is_finite():
        raise Misread(f"“{text.strip()[:20]}”不是金额", "改成数字。")
    if found.adjusted() >= _DIGITS:
        raise _too_large(text)
    return found * scale


def _settled(amount: Decimal) -> Decimal:
    near = amount.quantize(_CENT)
    return near if abs(amount - near) < _NOISE else amount


def day_of(cell: Cell, year: int) -> date | None:
    """A day; of ``3月5日`` in this fiscal year. ``None`` for a blank cell.

    Raises :class:`Misread`.
    """
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case bool() | timedelta():
            raise Misread("不是日期", "写成 2024-03-05 的样子。")
        case float() | int():
            return _day_number(cell)
        case str():
            return _day_in(cell, year)
        case _:
            raise Misread("不是日期", "写成 2024-03-05 的样子。")


def _day_number(number: float) -> date:
    """A day stored as a number: a workbook's serial, or 20240305."""
    if int(number) in _SERIALS:
        return _ZERO_DAY + timedelta(days=int(number))
    return _day_checked(str(int(number)), _COMPACT.fullmatch(str(int(number))))


def _day_in(text: str, year: int) -> date | None:
    words = unicodedata.normalize("NFKC", text).strip()
    if words in blanks():
        return None
    short = _SHORT.fullmatch(words)
    if short:
        return _made(words, year, int(short[1]), int(short[2]))
    return _day_checked(words, _DAY.fullmatch(words) or _COMPACT.fullmatch(words[:8]))


def _day_checked(words: str, found: re.Match[str] | None) -> date:
    if found is None:
        raise Misread(f"“{words[:20]}”不是日期", "写成 2024-03-05 的样子。")
    return _made(words, int(found[1]), int(found[2]), int(found[3]))


def _made(words: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Misread(f"没有“{words[:20]}”这一天", "核对日期。") from None


def code_of(cell: Cell) -> str:
    """The code that a cell begins with: ``2012906-工会事务`` → ``2012906``; else its words."""
    words = text_of(cell)
    found = _CODE.match(words)
    return found[0] if found else words


def count_of(cell: Cell) -> int | None:
    """Whole persons. ``None`` for a blank cell. Raises :class:`Misread`."""
    words = text_of(cell).removesuffix("人").removesuffix("名")
    if not words:
        return None
    if not words.isdecimal() or len(words) > 6:
        raise Misread(f"“{words[:20]}”不是人数", "填整数，没有的填 0 或留空。")
    return int(words)
