"""Serial numbers of a workbook printed as dates and times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_DAY = 86_400
_LAST_SERIAL = 2_958_466
_LEAP_BUG = 60
_HAN = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(
    serial: Decimal,
    tokens: Sequence[tuple[str, str]],
    han: bool,
    long_date: bool,
    from_1904: bool,
) -> str | None:
    """A date or time by the tokens of a format; ``None`` for a number that is no date.

    ``han``: digits as 二〇二四, ``long_date``: the system's long date.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    seconds = int((serial * _DAY).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    moment = _epoch(serial, from_1904) + timedelta(seconds=seconds)
    if long_date:
        return f"{moment.year}年{moment.month}月{moment.day}日"
    half_day = any(kind == "half" for kind, _ in tokens)
    parts: list[str] = []
    for index, (kind, value) in enumerate(tokens):
        if kind == "date":
            minute = value.startswith("m") and _is_minute(tokens, index)
            parts.append(_field(value, moment, seconds, half_day, minute, han))
        elif kind == "half":
            parts.append(_half(value, moment))
        elif kind in ("literal", "slash", "comma", "percent") or (
            kind == "point" and not _before_digit(tokens, index)
        ):
            parts.append(value)
    return "".join(parts).strip()


def _epoch(serial: Decimal, from_1904: bool) -> datetime:
    if from_1904:
        return datetime(1904, 1, 1)  # noqa: DTZ001  # a wall clock without a zone
    # Serial 60 is 29 February 1900, a day that never was.
    return datetime(1899, 12, 31 if serial < _LEAP_BUG else 30)  # noqa: DTZ001  # as above


def _before_digit(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    """A point before digits begins fractions of a second, which are not printed."""
    return index + 1 < len(tokens) and tokens[index + 1][0] == "digit"


def _is_minute(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    dates = [i for i, (kind, _) in enumerate(tokens) if kind == "date"]
    at = dates.index(index)
    before = tokens[dates[at - 1]][1] if at else ""
    after = tokens[dates[at + 1]][1] if at + 1 < len(dates) else ""
    return before.strip("[").startswith("h") or after.strip("[").startswith("s")


def _half(value: str, moment: datetime) -> str:
    morning, _, evening = value.partition("/")
    return morning if moment.hour < 12 else evening


def _field(
    code: str, moment: datetime, seconds: int, half_day: bool, minute: bool, han: bool
) -> str:
    letter = code.strip("[")[0]
    if code.startswith("["):
        return str(seconds // {"h": 3600, "m": 60, "s": 1}[letter])
    if letter in "ye":
        return _year(code, moment, han)
    if letter == "a":
        return ("星期" if len(code) > 3 else "") + _WEEKDAYS[moment.weekday()]
    if letter == "m" and not minute and len(code) > 2:
        name = _MONTHS[moment.month - 1]
        return name[:1] if len(code) == 5 else name if len(code) == 4 else name[:3]
    if letter == "d" and len(code) > 2:
        name = _DAYS[moment.weekday()]
        return name if len(code) > 3 else name[:3]
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    number = {
        "m": moment.minute if minute else moment.month,
        "d": moment.day,
        "h": hour,
        "s": moment.second,
    }[letter]
    return _counted(number) if han else f"{number:0{min(len(code), 2)}d}"


def _year(code: str, moment: datetime, han: bool) -> str:
    text = f"{moment.year:04d}" if len(code) > 2 or code[0] == "e" else f"{moment.year:04d}"[2:]
    return "".join(_HAN[int(d)] for d in text) if han else text


def _counted(number: int) -> str:
    """A number below one hundred, counted out: 三十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
