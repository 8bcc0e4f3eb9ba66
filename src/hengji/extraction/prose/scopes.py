"""Whose or what's figure it is, if not the unit's own: a project, a group, another unit."""

from __future__ import annotations

import re

from hengji.extraction.prose.labels import Mention, is_connecting
from hengji.extraction.prose.state import Label, State, bare_label
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.vocabulary.terms import Term, term
from hengji.vocabulary.words import words

PROJECTS = "项目支出"
_MONEY, _RATIO = Kind.MONEY, Kind.RATIO
"""Here once and for all: to look a member up in its enum takes as long as a call."""

_PART = lazy_pattern(
    r"(?:活动|项目|专项|工程|行动|计划|中心|站|所|馆|院|宫|学校|协会|学会|大队|分局|分会|服务队"
    r"|培训|竞赛|建设|补助|工作|比赛|慰问|平均"
    r"|[人户生床车台辆校班件次场户日月天亩]均(?:日常|定额)?|每[^，。；ⒸⓂ]{1,6})的?$"
)
_UNIT = lazy_pattern(
    r"(?:总工会|局|委|办|厅|处|部|会|单位|机关|政府|部门|联|乡|镇|街道|县|市|区|本级)$"
)
_SELF = lazy_pattern(
    r"(?:我|本|全)(?:单位|部门|机关|[会局委办院校馆所站镇乡厅处队台社园部]|中心|街道)"
)
_TRAIL = lazy_pattern(r"(?:部门|单位|整体|机关|本级|年度|的|现有|共有|共|现|有)+$")
_SCHOOL = lazy_pattern(r"(?:学校|中学|小学|学院|[一二三四五六七八九十]中|幼儿园)$")
_PROJECT = re.compile(r"(?!在建工程)(?P<scope>.{2,30}?(?:项目|专项|工程))(?P<rest>.*)")
_ALL = lazy_pattern(
    r"(?:以上|上述|全部|所有|各个?|这些|年度|该|等|其他|共|几个|调整预算后)+(?:项目|专项)$"
)
_SUBORDINATE = re.compile(
    r"[^，。；ⒸⓂ]{0,4}(?:下属|所属|直属|下设)(?:的)?(?P<name>[^，。；：、ⒸⓂⓃⓇ()和及与]{2,20}?"
    r"(?:中心|站|所|馆|院|宫|学校|大队|服务队|公司))(?=系|为|是|属|，|现|核|共|有|编|实|年|20|机构)"
)
_SPENT = lazy_pattern(
    r"，(?:(?:全年|本年|当年|已|累计)?(?:实际)?(?:支出|支付|执行|使用|完成|拨付)|截至)"
)
_PLANNED = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_BARE = lazy_pattern(r"，(?:共|累计|合计)?支出(?:资金|经费)?")
_NOUNS = frozenset(("项目", "专项", "工程"))
_OF_ALL = frozenset(("项目", "项目资金", "项目经费"))
_BELOW = lazy_pattern(r"(?<![及和与含括])(?:下属|所属|直属|二级)[^，。；]{0,12}$")
_SUMMARY = re.compile(
    r"(?:[(（]?(?:Ⓝ|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?)?"
    r"(?P<name>[^，。；：ⓂⓇⒸⓃ]{2,40}?)(?:项目)?(?:支出)?(?:绩效)?自评(?:综述|情况|结果)："
)
_SUMS_UP = lazy_pattern("自评(?:综述|情况|结果)：")
_HEADED = re.compile(
    r"[。\s]*(?:[(（]?(?:Ⓝ|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?)?"
    r"(?P<name>[^，。；：、ⓂⓇⒸⓃ]{2,28}(?:项目|专项|工程))。?"
)
_SUMMARY_IN = 60
"""A paragraph that sums a project up names it at once."""
_WHOLE = lazy_pattern(r"整体|部门|单位|全部|所有|各|等|重点|主要|其他|以下|年度")
_FUND = lazy_pattern(r"[^，。；：、]{4,}(?:经费|资金|基金)$")
"""全区教育经费总收入: of a fund, not of the unit."""
_OPERATING, _LINES = "事业收入", frozenset(("教育", "科研", "医疗"))
"""教育事业收入 and 科研事业收入 are two lines of one kind of income."""
_EACH_OF = lazy_pattern(r"各(?:个|类|具体)?(?:项目|单位|部门|科室|股室|预算单位)")
_FUNDS = frozenset(("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政拨款支出"))
_NOUN = lazy_pattern(
    r"(?:专项)?(?:工作)?(?:经费|资金|支出|补助|费用|款|费)+(?:共计?|合计)?(?:支出)?[为了约达]?$"
)


def scope_of(text: str, chosen: Mention, label: Label, one: Term, state: State) -> str:
    """What stands before a term and narrows it, ``""`` where it is the unit's own figure."""
    residue = _named(text, label, chosen)
    if one.kind is _RATIO and (whose := _rate_of(residue, chosen, label)):
        return whose
    if not residue or is_connecting(residue) or _is_own(residue, state.unit):
        return _within(one, state) or project_again(one, label, state)
    if _BELOW.search(residue):
        return residue
    if one.overall and _FUND.search(residue):
        return residue
    if one.name == _OPERATING and residue in _LINES:
        return residue
    if any(m.end <= chosen.start for m in label.inside) or (
        one.name == PROJECTS and residue in _OF_ALL
    ):
        return ""
    if state.whose and residue in _OF_ALL:
        return state.whose
    narrow = one.kind is Kind.COUNT or (one.kind is Kind.MONEY and not _is_main(one))
    if _PART.search(residue) or (
        (narrow or one.name == PROJECTS) and not _UNIT.search(residue)
    ):
        return residue.removesuffix("的").removeprefix("为")
    return ""


def _rate_of(residue: str, chosen: Mention, label: Label) -> str:
    """各项目预算执行率, 公用经费控制率: the rate of several, or of one kind of money."""
    if several := _EACH_OF.search(residue):
        return several[0]
    money = [m.term for m in label.inside if m.end <= chosen.start]
    narrow = money and money[-1].kind is _MONEY and not money[-1].overall
    return money[-1].name if narrow else ""


def _before_bracket(state: State) -> str:
    """三公经费Ⓜ(其中：一般公共预算支出Ⓜ): of what the bracket follows, not of all."""
    if not state.outer or not 0 < state.outer[-1].told <= len(state.said):
        return ""
    last = state.said[state.outer[-1].told - 1]
    main = not last.term or term(last.term).overall
    return "" if main or last.figure.kind is not _MONEY else last.term


def project_again(one: Term | None, label: Label, state: State) -> str:
    """X项目预算 80 万元，实际支出 78 万元: spent right after a project's budget is of it."""
    last = state.said[-1] if state.said else None
    if one is None or last is None:
        return ""
    if last.figure.kind is Kind.COUNT and one.overall and label.cut == label.start:
        return "" if is_connecting(last.wording) else last.wording  # 活动、维权两项支出
    if one.overall and _BARE.fullmatch(label.before) and _is_of_items(last):
        return last.wording  # 走访慰问260人次，支出13万元
    if last.basis not in _PLANNED:
        return ""
    if not one.overall and one.name != last.term:
        return ""
    if not _PROJECT.fullmatch(last.scope) or not _SPENT.match(label.before):
        return ""
    whole = any(f.basis in _PLANNED and not f.scope for f in state.said)
    return "" if whole else last.scope


def _is_of_items(last: Fact) -> bool:
    """A number of times, cases or households, no staff."""
    counted = last.figure.unit.symbol in words("item_units")
    return counted and not last.term and not is_connecting(last.wording)


def _named(text: str, label: Label, chosen: Mention) -> str:
    """The words before a term; of 服务平台(二期)项目 all of the name."""
    residue = bare_label(text[label.cut : chosen.start])
    if residue not in _NOUNS or text[label.cut - 1 : label.cut] != ")":
        return residue
    clause = max(text.rfind(mark, label.start, label.cut) + 1 for mark in "，；。：")
    return bare_label(text[max(clause, label.start) : chosen.start])


def subordinate(text: str, start: int, end: int) -> str:
    """The subordinate unit that a sentence opens with: 下属服务中心核定编制7名."""
    if text.find("属", start, end) < 0 and text.find("下设", start, end) < 0:
        return ""
    found = _SUBORDINATE.match(text, start, end)
    return found["name"] if found else ""


def summed_up(text: str) -> str:
    """The project that a paragraph sums up: 1.培训经费项目绩效自评综述：…."""
    if "自评" not in text[:_SUMMARY_IN] or not _SUMS_UP.search(text):
        return ""
    found = _SUMMARY.match(text)
    return "" if found is None or _WHOLE.search(found["name"]) else found["name"]


def lists_projects(text: str) -> bool:
    """May a paragraph have projects as headings of its sentences?"""
    return "项目。" in text or "专项。" in text or "工程。" in text


def project_heading(sentence: str) -> str:
    """The project that a sentence names and nothing else: 2.水质监测项目。"""
    found = _HEADED.fullmatch(sentence)
    return "" if found is None or _WHOLE.search(found["name"]) else found["name"]


def _within(one: Term, state: State) -> str:
    """培训费 among the projects is not what the unit spent on 培训费 in all."""
    if one.name in _FUNDS and (held := _before_bracket(state)):
        return held
    about = state.subject or state.heading
    item = one.kind is _MONEY and not _is_main(one)
    return PROJECTS if item and about is not None and about.name == PROJECTS else ""


def project_of(residue: str, subject: Term | None) -> str | None:
    """The project that words name; ``""`` for all of them, ``None`` for no project."""
    found = _PROJECT.fullmatch(residue)
    if found and is_connecting(found["rest"]):
        return "" if _ALL.fullmatch(found["scope"]) else found["scope"]
    if subject and subject.name == PROJECTS and _NOUN.search(residue):
        return (_NOUN.sub("", residue) or residue).removeprefix("为")
    return None


def _is_own(residue: str, unit: str) -> bool:
    """The reporting unit, by its name, the end of its name, or as 我会."""
    named = _TRAIL.sub("", residue)
    if _SELF.fullmatch(named) or (named == "学校" and _SCHOOL.search(unit)):
        return True
    return len(named) > 1 and bool(unit) and (unit.endswith(named) or named.endswith(unit))


def _is_main(one: Term) -> bool:
    return one.overall or bool(one.within or one.parts)
