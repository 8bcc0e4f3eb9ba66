"""Numbers of a workbook as its number formats print them: the digits a person sees.

Values come as :class:`~decimal.Decimal`; a format's percent, thousands, decimals, dates
and literals are applied the way spreadsheet programs with Chinese settings do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from hengji.readers.number_dates import date_text

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP, Emax=999_999, Emin=-999_999)
_STORED = Context(prec=15, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH = 11
_MOST_PLACES = 30

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@", 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
"""Format codes that a workbook names by number only, as Chinese settings show them."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<skip>[_*].?)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>(?<=[0#?])E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e+)|(?P<digit>[0#?])|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"(h+|m+|s+)", re.IGNORECASE)
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}

_MARKS = {"@": "at", ".": "point", ",": "comma", "%": "percent", "/": "slash"}

Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format code."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    han: bool = False
    long_date: bool = False

    def has(self, kind: str) -> bool:
        return any(k == kind for k, _ in self.tokens)


def stored(text: str) -> Decimal | None:
    """A stored number without the noise of its binary form; ``None`` if it is none.

    Spreadsheets calculate with 15 significant digits and write 17.
    """
    try:
        value = _STORED.create_decimal(text.strip())
    except ArithmeticError:
        return None
    return value if value.is_finite() else None


def printed(value: Decimal, code: str, *, from_1904: bool = False) -> str:
    """``value`` as the format ``code`` shows it. Never fails: odd codes print it plainly.

    The one difference: ``0.##`` shows ``5.``, whose lone point is left out.
    """
    section, bare = _choose(sections_of(code), value)
    shown = abs(value) if bare else value
    if section is None or not code:
        return general(shown)
    if section.has("general"):
        return _around(section, general(shown))
    if section.has("date") or section.long_date:
        text = date_text(value, section.tokens, section.han, section.long_date, from_1904)
        return general(value) if text is None else text
    if not section.has("digit"):
        return _around(section, general(value))
    return _number(section, shown)


def general(value: Decimal) -> str:
    """``value`` without a format: at most eleven characters of a fraction, whole integers."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 15:
        return str(int(value))
    size = value.adjusted()
    if size >= 15 or size < -9:
        mantissa, _, exponent = f"{value:.5E}".partition("E")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}E{int(exponent):+03d}"
    whole = max(size, 0) + 1
    places = max(0, _GENERAL_WIDTH - whole - 1)
    text = f"{value.quantize(Decimal(1).scaleb(-places), context=_EXACT):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """A format code taken apart."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    han = long_date = False
    for match in _TOKEN.finditer(code[:1000] + ";"):
        kind, value = match.lastgroup or "other", match[match.lastgroup or 0]
        if kind == "end":
            sections.append(Section(tuple(tokens), condition, han, long_date))
            tokens, condition, han, long_date = [], None, False, False
        elif kind == "bracket":
            told = _CONDITION.match(value)
            if told:
                condition = (told[1], Decimal(told[2]))
            han = han or value.upper() == "DBNUM1"
            long_date = long_date or value.upper() == "$-F800"
            tokens.extend(_bracket(value))
        elif kind != "skip":
            tokens.append(_token(kind, value))
    if len(sections) > 1 and not sections[-1].tokens and code[-1:] != ";":
        sections.pop()
    return tuple(sections[:4])


def _bracket(value: str) -> list[Token]:
    if value.startswith("$"):
        symbol = value[1:].rpartition("-")[0] if "-" in value else value[1:]
        return [("literal", symbol)] if symbol else []
    if _ELAPSED.fullmatch(value):
        return [("date", f"[{value.lower()}]")]
    return []


def _token(kind: str, value: str) -> Token:
    if kind in ("quoted", "escaped"):
        return ("literal", value)
    if kind == "date":
        return ("date", value.lower())
    if kind == "other":
        return (_MARKS.get(value, "literal"), value)
    return (kind, value)


def _choose(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    """The section for ``value``, and whether it prints its own minus sign."""
    numeric = sections[:3]
    if any(s.condition for s in numeric):
        for index, section in enumerate(numeric):
            last = index == len(numeric) - 1
            if section.condition is None:
                if last or value < 0:
                    return section, value < 0 and index > 0
            elif _COMPARE[section.condition[0]](value, section.condition[1]):
                return section, value < 0 and index > 0
        return None, False
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return (numeric[0] if numeric else None), False


def _around(section: Section, plain: str) -> str:
    """A section without digit places: its literals, and the plain number where it has one."""
    text = "".join(
        plain if k in ("general", "at") else v if k in ("literal", "percent") else ""
        for k, v in section.tokens
    )
    return text.strip()


def _number(section: Section, value: Decimal) -> str:
    if section.has("slash") or section.has("exponent"):
        return _scientific(section, value)
    digits = [i for i, (k, _) in enumerate(section.tokens) if k == "digit"]
    first, last = digits[0], digits[-1]
    before = "".join(v for k, v in section.tokens[:first] if k in ("literal", "percent"))
    after = "".join(v for k, v in section.tokens[last + 1 :] if k in ("literal", "percent"))
    inside = section.tokens[first : last + 1]
    if any(k == "literal" for k, _ in inside):
        split = _split(section, inside, last, value)
        return general(value) if split is None else f"{before}{split}{after}".strip()
    point = next((i for i, (k, _) in enumerate(inside) if k == "point"), len(inside))
    if first and section.tokens[first - 1][0] == "point":
        point = -1
    whole = "".join(v for k, v in inside[: max(point, 0)] if k == "digit")
    places = "".join(v for k, v in inside[point + 1 :] if k == "digit")[:_MOST_PLACES]
    percents = sum(k == "percent" for k, _ in section.tokens)
    scale = 2 * percents - 3 * _scaling_commas(section.tokens, last, point, first)
    thousands = any(k == "comma" for k, _ in inside[: max(point, 0)])
    amount = abs(value).scaleb(scale, _EXACT)
    text = _digits(amount, whole, places, thousands)
    return f"{'-' if value < 0 else ''}{before}{text}{after}".strip()


def _split(
    section: Section, inside: tuple[Token, ...], last: int, value: Decimal
) -> str | None:
    """Digits with something set between them: ``0!.0,"万"`` shows 2812600 as 281.3万.

    ``None`` for a code that has more in it than that.
    """
    if any(k not in ("digit", "literal") for k, _ in inside) or section.has("percent"):
        return None
    commas = _scaling_commas(section.tokens, last, len(inside), last + 1 - len(inside))
    amount = abs(value).scaleb(-3 * commas, _EXACT)
    digits = _digits(amount, "".join(v for k, v in inside if k == "digit"), "", False)
    shown: list[str] = []
    left = sum(k == "digit" for k, _ in inside)
    for kind, mark in reversed(inside):
        if kind == "literal":
            shown.append(mark)
            continue
        left -= 1
        shown.append(digits[-1:] if left else digits)  # the first place holds all the rest
        digits = digits[:-1]
    return ("-" if value < 0 else "") + "".join(reversed(shown))


def _scaling_commas(tokens: tuple[Token, ...], last: int, point: int, first: int) -> int:
    """Commas right after the last digit of the whole part divide by a thousand each."""
    end = last
    if 0 <= point < last + 1 - first:
        end = first + point - 1
        count = 0
        while end >= first and tokens[end][0] == "comma":
            count, end = count + 1, end - 1
        if count:
            return count
        end = last
    count = 0
    for kind, _ in tokens[end + 1 :]:
        if kind != "comma":
            break
        count += 1
    return count


def _digits(amount: Decimal, whole: str, places: str, thousands: bool) -> str:
    rounded = amount.quantize(Decimal(1).scaleb(-len(places)), context=_EXACT)
    head, _, tail = f"{rounded:f}".partition(".")
    least = places.rfind("0") + 1
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    head = head.lstrip("0").rjust(whole.count("0"), "0")
    if thousands and head:
        head = _grouped(head)
    return f"{head}.{tail}" if tail or (places and least) else head


def _grouped(digits: str) -> str:
    lead = len(digits) % 3
    groups = ([digits[:lead]] if lead else []) + [
        digits[i : i + 3] for i in range(lead, len(digits), 3)
    ]
    return ",".join(groups)


def _scientific(section: Section, value: Decimal) -> str:
    if not section.has("exponent"):
        return general(value)  # fractions: the plain number says the same
    kinds = [k for k, _ in section.tokens]
    mantissa = kinds[: kinds.index("exponent")]
    places = mantissa[mantissa.index("point") :].count("digit") if "point" in mantissa else 0
    head, _, exponent = f"{value:.{min(places, _MOST_PLACES)}E}".partition("E")
    width = kinds[kinds.index("exponent") :].count("digit")
    return f"{head}E{'-' if int(exponent) < 0 else '+'}{abs(int(exponent)):0{min(width, 9)}d}"
