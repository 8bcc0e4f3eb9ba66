"""What the columns of a plain table say they hold: which year, which stand, which relation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from hengji.extraction.forms.cells import bare, compact
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Basis


class Relates(Enum):
    """How a column is worked out from the columns of amounts beside it."""

    SHARE = "占合计的比例"
    CHANGE = "增减额"
    CHANGE_RATE = "增减幅度"
    COMPLETION = "完成率"
    LEFT = "结余"
    SAVED = "节约"
    EACH = "人均、单价"


class Side(Enum):
    """Which side of the accounts a column of amounts is on."""

    INCOME = "收入"
    SPENDING = "支出"
    NEITHER = ""


_RELATIONS = (
    (
        Relates.SHARE,
        r"(?:所)?占(?:比|比例|比重|百分比)|(?:构成|结构)比(?:例|重)?|比重"
        r"|占(?:总?支出|总?收入|合计|总额|总计|支出合计|收入合计|支出总额|总数)(?:的)?(?:比例|比重|百分比|比|%)?",
    ),
    (
        Relates.CHANGE_RATE,
        r"(?:20\d\d年(?:度)?)?(?:较|比|与|同)?(?:上年|去年|上年度|年初预算|年初|预算|20\d\d年(?:度)?(?:决算)?)?(?:决算|预算)?(?:数)?(?:同比|相比)?"
        r"(?:增减|增长|增加|下降|减少|变动|增\(减\)|增\(\+\)减\(-\))(?:率|幅度|比例|百分比|幅|%)|(?:同比)?增幅|同比|20\d\d年(?:度)?[比较]20\d\d年(?:度)?|(?:预决算)?(?:差异|偏差)率",
    ),
    (
        Relates.CHANGE,
        r"(?:20\d\d年(?:度)?)?(?:较|比|与|同)?(?:上年|去年|上年度|年初预算|年初|预算|20\d\d年(?:度)?(?:决算)?)?(?:决算|预算)?(?:数)?(?:同比|相比)?"
        r"(?:增减|增加|变动|增减变动|增\(减\)|增\(\+\)减\(-\))(?:额|数|金额|数额|情况)?",
    ),
    (
        Relates.COMPLETION,
        r"(?:\d{1,2}[-—－–至~]\d{1,2}月|截至\d{1,2}月底?|上半年|[一二三四]季度|累计)?"
        r"(?:预算|资金|支出|支出预算)?(?:执行|完成|支付|拨付|到位|使用)(?:率|比例|进度|比|百分比)|支出(?:率|进度)"
        r"|(?:完成|占)(?:年初|全年|调整后?)?预算(?:数)?(?:的)?(?:比例|比重|百分比|%)",
    ),
    (
        Relates.LEFT,
        r"(?:年末|当年|本年|收支|资金)?(?:结转(?:和|及)?结余|结余|结转|收支差额|剩余)(?:资金|金额|数|额)?",
    ),
    (Relates.SAVED, r"(?:预决算)?(?:差额|差异额|节约(?:额|金额|资金)?|未支出|未执行数)"),
    (Relates.EACH, r"人均.{0,6}|户均.{0,6}|平均.{0,6}|单价|(?:补助|发放|补贴)标准"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"{pattern}")) for kind, pattern in _RELATIONS)
_FINAL = lazy_pattern(r"决算|执行|实际|支出数|支出金额|累计支出|已支付|支付数|使用")
_INITIAL = lazy_pattern(r"年初预算|年初批复|预算批复|年初安排|批复数")
_ADJUSTED = lazy_pattern(r"调整后|调整预算|全年预算|变动后|到位|下达")
_MOVED = lazy_pattern(r"追加|调增|调减|追减|预算调整|调整数|调整额")
_YEAR = lazy_pattern(r"20\d\d")
_PRIOR = lazy_pattern(r"上年|去年|上一年")
_AMOUNTS = re.compile(
    r"(?:金额|决算|预算|执行|支出|收入|追加|调整|结余|结转|合计|人数|人次|数量|次数|场次)(?:数|额|金额)?$|年(?:度)?$"
)
_SENTENCE = re.compile(r"[,:;、。]|^[一二三四五六七八九十]+、|^\(")
_LONGEST = 16
_INCOME = lazy_pattern(r"收入|拨款|到位|筹集|来源|收到")
_SPENDING = lazy_pattern(r"支出|使用|执行|决算|支付")


def relates(heading: str) -> Relates | None:
    """The relation that a heading, without white space, names beyond doubt."""
    name = bare(heading)
    return next((kind for kind, known in _PATTERNS if known.fullmatch(name)), None)


def heads_amounts(heading: str) -> bool:
    """May amounts, counts or rates stand under this heading, without white space?"""
    if not 1 < len(heading) <= _LONGEST or _SENTENCE.search(heading):
        return False
    return relates(heading) is not None or bool(_AMOUNTS.search(bare(heading)))


@dataclass(frozen=True, slots=True)
class Stand:
    """The year, the stand of the budget and the side that a heading of amounts names."""

    year: int | None
    basis: Basis
    side: Side


def stand(heading: str, year: int | None) -> Stand:
    """What a heading says; a heading without a year speaks of ``year``."""
    text = compact(heading)
    printed = _YEAR.search(text)
    own = int(printed.group()) if printed else year
    prior = bool(_PRIOR.search(text))
    if prior and year:
        own = year - 1
    elif printed and year:
        prior = own == year - 1
    side = Side.NEITHER
    if _INCOME.search(text) is not None:
        side = Side.INCOME
    elif _SPENDING.search(text):
        side = Side.SPENDING
    return Stand(own, _basis(text, prior=prior), side)


def _basis(text: str, *, prior: bool) -> Basis:
    if _MOVED.search(text) and not _ADJUSTED.search(text):
        return Basis.ADJUSTMENT
    if _ADJUSTED.search(text):
        return Basis.ADJUSTED
    if _INITIAL.search(text):
        return Basis.PRIOR_INITIAL if prior else Basis.INITIAL
    if _FINAL.search(text):
        return Basis.PRIOR_FINAL if prior else Basis.FINAL
    if "预算" in text or "批复" in text:
        return Basis.PRIOR_INITIAL if prior else Basis.BUDGET
    return Basis.UNSTATED
