"""What the words before a figure say: term, stand of the budget year, year, scope."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.values import builder, quickly_built
from hengji.report.facts import Basis
from hengji.vocabulary.terms import Term, wordings
from hengji.vocabulary.trie import trie_pattern
from hengji.vocabulary.words import words

_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:-\d{2,4})?(?:财政)?年(?:度|初|末|底|中)?(?:\d{1,2}月(?:底|末|份)?(?:\d{1,2}[日号])?)?"
)
_PRIOR = re.compile(r"上年度?末?|上一年度?|去年|上一?个?年度|以前年度")
_DATES = lazy_pattern(r"截[至止]到?|(?<!\d)\d{1,2}月(?:\d{1,2}[日号]|底|末|份)?")
_CURRENT = lazy_pattern(r"本年度?|当年|今年")
_FOUNDED_IN = re.compile(r"(?:成立|组建|始建|创建|创办|设立|建成|挂牌)[于在自]?$")
_FOUNDED = re.compile(r"[^，。；Ⓜ]{0,10}(?:成立|组建|始建|创建|创办|挂牌|更名|建成|改制|撤并)")
_CLOSED = lazy_pattern(r"\([^()]*\)(?!$)")
_COMPARING = re.compile(r"(?:较|比|与|同|和|相比|对比|由|从)(?:之|于)?$")


@cache
def terms_pattern() -> re.Pattern[str]:
    return re.compile(trie_pattern(wordings()))


@cache
def _connecting() -> re.Pattern[str]:
    return re.compile(f"(?:{trie_pattern(words('connecting'))}|[()：、，])*")


def is_connecting(text: str) -> bool:
    """Do these words carry no meaning of their own?"""
    return not text or _connecting().fullmatch(text) is not None


@quickly_built
@dataclass(frozen=True, slots=True)
class Mention:
    """A term at characters ``start`` to ``end`` of a passage."""

    term: Term
    start: int
    end: int


_mention = builder(Mention)


def mentions(text: str) -> list[Mention]:
    """Every term of a text, the longest wording at each place, in reading order."""
    known = wordings()
    return [
        _mention(known[m.group()], m.start(), m.end()) for m in terms_pattern().finditer(text)
    ]


_BASES = re.compile(
    r"(?=[年中追调核预批部期全变最决实执支列开使完发共累])(?:"  # quickly passed over
    r"(?P<adjustment>年?中?追[加减]|调增|调减|核减)"
    r"|(?P<initial>年初[^，；。]{0,6}?(?:预算|批复|安排|计划)|预算批复|批复预算|部门预算批复|期初预算)"
    r"|(?P<adjusted>(?:全年|调整后?的?|变动后|最终|年末|年终|调整为)(?:全年|年度|财政)?(?:的)?预算|调整预算|预算调整[后为至]|调整[后为至])"
    r"|(?P<final>决算|实际|执行|实支|支付|列支|开支|使用|完成|发生|共支出|累计|支出了|支出为|(?<!预算)支出(?=Ⓜ?$))"
    r"|(?P<planned>预算(?![内外](?:基本建设|基建)?(?:资金|投资|收入|支出))))"
)
_KIND = {
    "adjustment": Basis.ADJUSTMENT,
    "initial": Basis.INITIAL,
    "adjusted": Basis.ADJUSTED,
    "final": Basis.FINAL,
    "planned": Basis.BUDGET,
}
_FUNDS = lazy_pattern(
    r"(?:一般)?公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款|财政拨款"
)
_RESERVES = lazy_pattern("预算稳定调节基金|预算周转金")
_FUND_TYPES = ("一般公共预算", "政府性基金预算", "国有资本经营预算")


def without_funds(text: str) -> str:
    """Without the fund types whose names hold the word 预算."""
    if "财政拨款" in text:
        text = _FUNDS.sub("", text)
    if "预算稳定" in text or "预算周转" in text:
        text = _RESERVES.sub("", text)
    return text.replace("一般公共预算", "").replace("政府性基金预算", "")


def basis_in(text: str) -> Basis:
    """The stand of the budget year that the last such word of a text names."""
    last = Basis.UNSTATED
    for match in _BASES.finditer(without_funds(text)):
        last = _KIND[match.lastgroup or "planned"]
    return last


def source_in(text: str) -> str:
    """The fund type that a text names, ``""`` for none."""
    if "财政拨款" not in text:
        return ""
    fund = next((f for f in _FUND_TYPES if f"{f}财政拨款" in text), "")
    return fund or ("财政拨款" if "财政拨款基本支出" in text else "")


def of_prior_year(basis: Basis) -> Basis:
    if basis is Basis.ADJUSTMENT:
        return basis
    if basis in (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET):
        return Basis.PRIOR_INITIAL
    return Basis.PRIOR_FINAL


@quickly_built
@dataclass(frozen=True, slots=True)
class Time:
    """``year`` that a text names; ``prior`` for 上年, ``current`` for 本年.

    ``compared`` when 较 or 比 stands before it.
    """

    year: int | None = None
    prior: bool = False
    compared: bool = False
    current: bool = False


def time_in(text: str) -> Time:
    """The last year a text names."""
    if "年" not in text:
        return NO_TIME
    found: list[tuple[int, Time]] = []
    dated = set()
    for match in _YEARS.finditer(text) if _has_year(text) else ():
        dated.add(match.end())
        if _founding(text, match):
            continue
        compared = _COMPARING.search(text, 0, match.start()) is not None
        found.append((match.start(), Time(int(match[1]), compared=compared)))
    for match in _PRIOR.finditer(text) if _has_prior(text) else ():
        compared = _COMPARING.search(text, 0, match.start()) is not None
        found.append((match.start(), Time(None, True, compared)))
    found += [
        (match.start(), Time(current=True))
        for match in (_CURRENT.finditer(text) if _has_current(text) else ())
        if match.start() not in dated  # 2022 年本年收入 names its year
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else NO_TIME


# What the patterns of time cannot match without; looking for it is much faster than they.


def _has_year(text: str) -> bool:
    return "20" in text or "19" in text


def _has_prior(text: str) -> bool:
    return "上" in text or "去年" in text or "以前" in text


def _has_current(text: str) -> bool:
    return "本年" in text or "当年" in text or "今年" in text


_WITH_PRIOR = lazy_pattern(
    r"(?:较|比|与|同|和|相比|对比)(?:之|于)?(?:上年|上一年|去年|(?:19|20)\d\d年)"
)


def compares_years(text: str) -> bool:
    """Does it measure something against another year?"""
    return _WITH_PRIOR.search(text) is not None


NO_TIME = Time()


def _founding(text: str, match: re.Match[str]) -> bool:
    """成立于 1958 年 tells how old a unit is, not what year a figure is about."""
    before = text[max(0, match.start() - 8) : match.start()]
    return bool(_FOUNDED_IN.search(before) or _FOUNDED.match(text, match.end()))


def outside_brackets(text: str) -> str:
    """Without closed brackets, but for one at the end, which qualifies what follows."""
    return _CLOSED.sub("", text) if ")" in text else text


def without_time(text: str) -> str:
    if "年" in text:
        text = _YEARS.sub("", text) if _has_year(text) else text
        text = _PRIOR.sub("", text) if _has_prior(text) else text
        text = _CURRENT.sub("", text) if _has_current(text) else text
    return _DATES.sub("", text) if "月" in text or "截" in text else text


_LEADING = frozenset(
    "(一二三四五六七八九十第，、：；)\n. +-×*/÷=〔〕[]其并同另此以及和与且而即分主包等"
)
"""What may begin such a lead, besides digits."""
_LEAD = re.compile(
    r"(?:\(?[一二三四五六七八九十]{1,3}[、)．.]|\(?\d{1,2}[、).．]|[①-⑳]|[一二三四五六七八九]是"
    r"|第[一二三四五]，"
    r"|[，、：；()\n. +\-×*/÷=〔〕\[\]]|其中|并且|同时|另外|另有|另|此外|以及"
    r"|及|和|与|且|并|而|即|分别是|主要是|主要为|包括|包含|等)+"
)


def stripped(text: str) -> str:
    """Without list numbers, punctuation and conjunctions before the first word."""
    if text[:1] not in _LEADING and not text[:1].isdigit():
        return text
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text
