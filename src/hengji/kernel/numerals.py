"""Chinese numerals: 一百二十, 十万, 二〇二四, 叁仟."""

from __future__ import annotations

DIGITS = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖"

_VALUE = dict(
    zip("零〇○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
_VALUE |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_HUGE = 10**12


def chinese_number(text: str) -> int | None:
    """The whole number a Chinese numeral names, ``None`` where it names none.

    ``三四`` (three or four) and ``百`` without a digit before it name none.
    """
    if not text:
        return None
    if all(c in _VALUE for c in text):
        return _digit_by_digit(text)
    return _positional(text)


def _digit_by_digit(text: str) -> int | None:
    """二〇二四: single digits, at least four of them or with a 〇, else one only."""
    if len(text) == 1 or len(text) >= 4 or any(c in "零〇○" for c in text[1:]):
        return int("".join(str(_VALUE[c]) for c in text))
    return None


def _positional(text: str) -> int | None:
    total = section = 0
    pending: int | None = None
    last_small = last_large = _HUGE
    for character in text:
        if character in _VALUE:
            if pending:
                return None
            pending = _VALUE[character]
        elif character in _SMALL:
            size = _SMALL[character]
            leading_ten = size == 10 and section == total == 0 and pending is None
            if size >= last_small or not (pending or leading_ten):
                return None
            section += (pending or 1) * size
            pending, last_small = None, size
        else:
            size = _LARGE[character]
            if size >= last_large or not (section or pending):
                return None
            total += (section + (pending or 0)) * size
            section, pending, last_small, last_large = 0, None, _HUGE, size
    if pending and len(text) > 1 and text[-2] not in "十拾零〇○":
        return None  # 三百五 is 350 to a speaker, 305 to nobody for certain
    return total + section + (pending or 0)
