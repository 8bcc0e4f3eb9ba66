"""Ordinals as list numbering prints them: 3 → 三, ③, C, iii."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_LIMIT = 3999
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLES = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def printed(number: int, numbering: str) -> str:
    """``number`` in the style that WordprocessingML calls ``numbering``.

    A style we do not know is printed in Arabic digits, as Word does.
    """
    if numbering in ("none", "bullet"):
        return ""
    style = _STYLES.get(numbering)
    return style(number) if style and number > 0 else str(number)


def _counting(
    digits: str, places: str, *, bare_ten: bool, bare_one: str = ""
) -> Callable[[int], str]:
    """Counting with place words. ``bare_ten``: 十二, not 一十二, below twenty.

    ``bare_one``: place words that drop a leading one everywhere (Japanese 百, 千).
    """

    def count(number: int) -> str:
        if number >= 10_000:
            head, rest = divmod(number, 10_000)
            gap = digits[0] if 0 < rest < 1000 and not bare_one else ""
            return count(head) + "万" + gap + (count(rest) if rest else "")
        words: list[str] = []
        pending = False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if not digit:
                pending = bool(words)
                continue
            if pending and not bare_one:
                words.append("零")
            pending = False
            place = places[power - 1] if power else ""
            words.append(place if digit == 1 and place and place in bare_one
                         else digits[digit] + place)  # fmt: skip
        text = "".join(words)
        return text[1:] if bare_ten and 10 <= number < 20 else text

    return count


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(d)] for d in str(number))


def _cycle(symbols: str) -> Callable[[int], str]:
    """Symbols in turn; past the last one in Arabic digits."""
    return lambda number: symbols[number - 1] if number <= len(symbols) else str(number)


def _letters(first: str) -> Callable[[int], str]:
    """A … Z, AA … ZZ, AAA, as Word repeats them."""

    def letters(number: int) -> str:
        times, index = divmod(number - 1, 26)
        return chr(ord(first) + index) * min(times + 1, 30)

    return letters


def _roman(number: int) -> str:
    if number > _ROMAN_LIMIT:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def circled(number: int) -> str:
    """① … ㊿; beyond in Arabic digits."""
    for low, high, code in _CIRCLES:
        if low <= number <= high:
            return chr(code + number - low)
    return str(number)


def _enclosed(code: int) -> Callable[[int], str]:
    return lambda number: chr(code + number - 1) if number <= 20 else str(number)


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"


_CHINESE = _counting(_HAN, "十百千", bare_ten=True)
_JAPANESE = _counting(_HAN, "十百千", bare_ten=False, bare_one="十百千")
_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullStop": lambda number: f"{number}.",
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "decimalEnclosedParen": _enclosed(0x2474),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "japaneseCounting": _JAPANESE,
    "ideographDigital": _by_digit(_HAN),
    "japaneseDigitalTenThousand": _by_digit(_HAN),
    "taiwaneseDigital": _by_digit("○一二三四五六七八九"),
    "chineseLegalSimplified": _counting(_LEGAL, "拾佰仟", bare_ten=False),
    "japaneseLegal": _counting(_LEGAL, "拾佰仟", bare_ten=False),
    "ideographLegalTraditional": _counting(_LEGAL_TRADITIONAL, "拾佰仟", bare_ten=False),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _cycle("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
}
