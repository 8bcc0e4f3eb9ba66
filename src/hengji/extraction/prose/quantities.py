"""Every number of a text that measures something, in one pass.

Years, dates, ordinals, document and telephone numbers and set phrases are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from hengji.extraction.prose.folding import GAP, unfolded
from hengji.extraction.prose.passed_over import WITH_DIGIT, WITH_HAN, WITH_SIGN
from hengji.kernel.figures import Figure, Hedge
from hengji.kernel.numerals import chinese_number
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import ONE, PERCENT, Kind, measure_unit
from hengji.kernel.values import builder, quickly_built
from hengji.vocabulary.trie import trie_pattern
from hengji.vocabulary.words import words


@quickly_built
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, at characters ``start`` to ``end`` of the plain text.

    ``bare`` numbers have no unit of their own, at most a ``magnitude`` (万). ``vague`` ones
    are ranges, which no rule may take for exact. ``certain`` is false where damage leaves
    the digits in doubt.
    """

    figure: Figure
    start: int
    end: int
    bare: bool = False
    magnitude: str = ""
    vague: bool = False
    certain: bool = True

    @property
    def mark(self) -> str:
        """One letter in place of the number: what kind of figure stands there."""
        if self.bare:
            return "Ⓝ"
        return _MARK_OF_UNIT.get(self.figure.unit.symbol) or _MARK[self.figure.unit.kind]


_figure, _quantity = builder(Figure, checked=False), builder(Quantity)


_MARK = {
    Kind.MONEY: "Ⓜ",
    Kind.RATIO: "Ⓡ",
    Kind.COUNT: "Ⓒ",
    Kind.SCORE: "Ⓢ",
    Kind.AREA: "Ⓐ",
}
_MARK_OF_UNIT = {"个百分点": "Ⓟ", "倍": "Ⓑ"}
MARKS = "ⓂⓇⒸⓈⓃⓅⒶⒷ"

_HAN = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_ARABIC = (
    r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?"
    r"|[1-9]\d{0,2}(?:，\d{3})+(?![\d，])(?:\.\d+)?(?=[^\d，。；、])"
    r"|[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?(?![\d,. ])"
    r"|\d+(?:\.\d+)?"
)
_POINTS = r"分(?![之钟公店院部局校行段类别析布工])"
_RATIO = "%|‰|个?百分点|百分比|倍"
_MONEY = "元整|元|圆整|圆(?![桌])"


_HEDGED = r"左右|以上|以下|以内|之多|上下|余(?!额)"
_AREA = "平方米|平米|㎡|m2"
_START = re.compile(rf"[\d{_HAN}《〔\[(【第双附图表A-Za-z-]")


@cache
def _by_digit() -> re.Pattern[str]:
    """A number in digits, or what starts with a digit and measures nothing."""
    unit = f"{_MONEY}|{_RATIO}|{_POINTS}|{_AREA}|{trie_pattern(words('counted_units'))}"
    return re.compile(
        rf"(?P<skip>{WITH_DIGIT})"
        rf"|(?P<num>{_ARABIC})(?P<over>余|多|来)?"
        rf"(?:(?P<mag>[十百千仟万亿]{{1,2}})?(?P<over2>余|多)?(?P<unit>{unit})"
        rf"|(?P<magonly>[百千仟万亿]{{1,2}}))?(?P<after>{_HEDGED})?"
    )


@cache
def _by_han() -> re.Pattern[str]:
    """A Chinese numeral with a unit, or a set phrase."""
    unit = f"{_MONEY}|个?百分点|倍|{_POINTS}|{_AREA}|{trie_pattern(words('han_units'))}"
    return re.compile(
        rf"(?P<skip>{trie_pattern(words('idioms'))}|{WITH_HAN})"
        rf"|百分之(?P<share>[{_HAN}]+(?:点[{_HAN}]+)?|\d+(?:\.\d+)?)"
        rf"|(?P<han>[{_HAN}]+)(?:点(?P<point>[零〇○一二三四五六七八九]+))?(?P<over>余|多|来)?(?P<mag>[万亿])?(?P<over2>余|多)?"
        rf"(?P<unit>{unit})(?P<after>{_HEDGED})?"
    )


@cache
def _by_sign() -> re.Pattern[str]:
    """What starts with neither and measures nothing."""
    return re.compile(f"{trie_pattern(words('idioms'))}|{WITH_SIGN}")


@cache
def _may_measure() -> re.Pattern[str]:
    """A digit, or a Chinese numeral that goes on as none does without a unit."""
    following = {unit[0] for unit in words("han_units")} | set("元圆个百倍分平㎡m点余多来万亿")
    han, then = (_any_of((*_HAN, *more)) for more in ((), following))
    digits = rf"\d{_any_of('0123456789')}"
    # so written it is looked for by its first character
    return re.compile(rf"[{digits}{han}](?:(?<=[{digits}])|{GAP}*[{then}])")


def _any_of(characters: Iterable[str]) -> str:
    return re.escape("".join(sorted(unfolded(characters))))


def may_measure(text: str) -> bool:
    """May a text as printed hold a quantity? Told faster than by looking for one."""
    return _may_measure().search(text) is not None


_USUAL = re.compile(
    r"(?P<num>\d{1,9}(?:\.\d+)?)(?P<mag>[万亿])?(?P<unit>元|%|人(?![次天份])|名)(?![整左以之上余])"
)
"""Most numbers of a report, told at once."""
_SIGN = lazy_pattern(r"(?<![\d%‰元名人家场个次份分万])-(?=\d)")
_HANS = frozenset(_HAN)


_BEFORE = re.compile(
    r"(?:(?P<about>(?<!节)约为|(?<!节)约|大概|大致|估计)"
    r"|(?P<near>近|接近|不足|不到|不超过|不高于|低于|少于|≤|<=|<|小于)"
    r"|(?P<over>超过|超|逾|高于|大于|不少于|不低于|至少|多达|突破|≥|>=|>))(?:人民币|￥)?$"
)
_HEDGING = frozenset("为约概致计近足到过于≤=<超逾少达破≥>币￥\n")
"""What the words end in that may hedge what follows them."""
_AFTER = dict.fromkeys(("余", "多", "来", "以上", "之多"), Hedge.OVER)
_AFTER |= dict.fromkeys(("左右", "上下"), Hedge.ABOUT)
_AFTER |= dict.fromkeys(("以下", "以内"), Hedge.NEAR)
_RANGE = re.compile(r"[-~—至到]{1,2}")
_APART = 2
_EXACT = Hedge.NONE
_OPEN = ("(", "〔", "[")
_WORKED = lazy_pattern(r"[)〕\]](?:[/÷×*=]|$)")
_FROM = lazy_pattern(r"[从由][^，。；]{0,12}$")


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a plain text, in reading order."""
    found: list[Quantity] = []
    at = 0
    while start := _START.search(text, at):
        at, one = _read(text, start.start())
        if one is None:
            continue
        if found and (joined := _range(found[-1], one, text)):
            found[-1] = joined
        else:
            found.append(one)
    return found


def _read(text: str, start: int) -> tuple[int, Quantity | None]:
    """What stands at ``start``: where to read on, and the quantity if it is one."""
    first = text[start]
    if first.isdigit():
        if usual := _USUAL.match(text, start):
            return usual.end(), _usual(usual, text)
        match = _by_digit().match(text, start)
        if match is None:  # a digit that is none of 0 to 9
            return start + 1, None
        return match.end(), _arabic(match, text, 1) if match["num"] else None
    if first in _HANS:
        match = _by_han().match(text, start)
        if match is None:
            return start + 1, None
        if match["share"]:
            return match.end(), _percent_in_words(match, text)
        return match.end(), _han(match, text) if match["han"] else None
    if first == "-" and _SIGN.match(text, start):
        match = _by_digit().match(text, start + 1)
        if match and match["num"]:
            return match.end(), _arabic(match, text, -1)
    match = _by_sign().match(text, start)
    return (match.end() if match else start + 1), None


def _range(first: Quantity, second: Quantity, text: str) -> Quantity | None:
    """3-5名 and 1万元～2万元: one vague quantity instead of two."""
    if second.start - first.end > _APART or not _RANGE.fullmatch(text, first.end, second.start):
        return None
    if _FROM.search(text, max(0, first.start - 14), first.start):
        return None  # 由 2 万元到 3 万元 is a change of two figures
    if text[first.start - 1 : first.start] in _OPEN and _WORKED.match(text, second.end):
        return None  # (430-380)/380 is worked out, not a range
    if not first.bare and first.figure.unit.symbol != second.figure.unit.symbol:
        return None
    figure = replace(second.figure, digits=first.figure.digits, hedge=Hedge.ABOUT)
    return replace(second, figure=figure, start=first.start, vague=True, certain=False)


def _hedge(text: str, start: int, *after: str | None) -> Hedge:
    """What words behind the number, else what words before it, make of it."""
    for word in after:
        if word and word in _AFTER:
            return _AFTER[word]
    if text[start - 1 : start] not in _HEDGING:
        return _EXACT
    match = _BEFORE.search(text, max(0, start - 7), start)
    if not match:
        return _EXACT
    if match["about"]:
        return Hedge.ABOUT
    return Hedge.NEAR if match["near"] else Hedge.OVER


def _usual(match: re.Match[str], text: str) -> Quantity:
    """As :func:`_arabic`, where nothing is there that it must ask about besides."""
    num, mag, unit = match.groups()
    start, end = match.span()
    padded = num[0] == "0" and len(num) > 1 and num[1] != "."
    apart = text[start - 1 : start] == " " or text[end : end + 1] == " "
    known = measure_unit(mag + unit if mag else unit)
    figure = _figure(Decimal(num), known, _hedge(text, start))
    return _quantity(figure, start, end, False, "", False, not (padded or apart))


def _arabic(match: re.Match[str], text: str, sign: int) -> Quantity:
    num, unit = match.group("num", "unit")
    start, end = match.span()
    digits = Decimal(num.replace(",", "").replace("，", "").replace(" ", "")) * sign
    if sign < 0:
        start -= 1
    padded = len(num) > 1 and num[0] == "0" and num[1] != "."
    apart = " " in text[max(0, start - 1) : end + 1]
    hedge = _hedge(text, start, *match.group("over", "over2", "after"))
    if unit is None:
        figure = Figure(digits, ONE, hedge)
        magnitude = match["magonly"] or ""
        return Quantity(figure, start, end, True, magnitude, certain=not (padded or apart))
    figure = Figure(digits, measure_unit((match["mag"] or "") + unit), hedge)
    doubtful = "，" in num and not ("." in num or "，0" in num or num.count("，") > 1)
    certain = not (padded or apart or doubtful or unit == "百分比")
    return Quantity(figure, start, end, certain=certain)


def _percent_in_words(match: re.Match[str], text: str) -> Quantity | None:
    words_ = match["share"]
    whole, _, decimals = words_.partition("点")
    if words_[0].isdigit():
        digits = Decimal(words_)
    else:
        value = chinese_number(whole) if whole != "百" else 100
        singles = [chinese_number(d) for d in decimals]
        if value is None or any(d is None or d > 9 for d in singles):
            return None
        digits = Decimal(f"{value}.{''.join(map(str, singles))}" if singles else value)
    figure = Figure(digits, PERCENT, _hedge(text, match.start()))
    return Quantity(figure, match.start(), match.end())


def _han(match: re.Match[str], text: str) -> Quantity | None:
    han, unit, start = match["han"], match["unit"], match.start()
    if start and text[start - 1] in "几数上好每第同逐另某这那哪各":
        return None
    if han == "一" and (
        unit in words("idle_one") or text[match.end() : match.end() + 1] == "一"
    ):
        return None
    magnitude = match["mag"] or ""
    if len(han) > 1 and han[-1] in "万亿" and not magnitude:
        han, magnitude = han[:-1], han[-1]
    value = chinese_number(han)
    if value is None:
        return None
    digits = Decimal(value)
    if point := match["point"]:
        if len(han) == 1 and unit == "分":
            return None  # 九点五分 is an hour as well
        digits = Decimal(f"{value}.{''.join(str(chinese_number(d)) for d in point)}")
    hedge = _hedge(text, start, match["over"], match["over2"], match["after"])
    figure = Figure(digits, measure_unit(magnitude + unit), hedge)
    return Quantity(figure, start, match.end())
