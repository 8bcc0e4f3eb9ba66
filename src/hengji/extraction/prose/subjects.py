"""Whose figure it is when its own clause names no term of its own."""

from __future__ import annotations

import re

from hengji.extraction.prose.labels import Mention, basis_in, is_connecting, without_time
from hengji.extraction.prose.scopes import PROJECTS
from hengji.extraction.prose.state import Label, State, bare_label
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis
from hengji.vocabulary.terms import Term, term

_TOPIC = lazy_pattern(r"(?:支出|使用|执行|情况|方面|部分|金额|预算|决算)*")
_SUM = re.compile(r"合计|总额|总数")
_ITSELF = lazy_pattern(r"[我本](?:[^，。；：年级次项]{1,3}|级部门)$")
"""2024年我单位年初预算数, below 基本支出情况."""
_OWN = re.compile(r"部门|单位|整体|总(?![额数])|收入|财政")
_PROJECTS = re.compile(
    r"(?:各|各个|全部|所有|以上|上述|这些|该|等|年度)*项目(?:资金|经费)?(?:的)?"
)
_WHOLE = lazy_pattern(r"(?:19|20)\d\d|本年|全年|年度|共|总|部门|单位|整体")
_REACHED = lazy_pattern(r"达到?|(?:提高|上升|下降|[增减降升](?:少|加|低|长)?)[至到]")
_ONLY = lazy_pattern(r"(?:全部|全额|均|都|主要)*(?:为|是|系|属于?)")
_DESCRIBES = lazy_pattern(
    r"(?:全部|全额|均|都|主要)*(?:为|是|系|属于?|来自|来源于)[^，。；ⓂⓇⒸ]{2,16}"
)
_SPENT = lazy_pattern(r"支出(?:总额|总数|合计)?(?:较|比|与|同)")
_RECEIVED = re.compile(
    r"(?:部门|单位|财政|整体|年度|全年|本年|实际|当年|决算|年初)*(?:预算)?(?:总|共)?收入(?:预算|决算)?"
    r"(?:数|总额|合计|总计)?[为共计合约达]*$"
)
_UNIT = lazy_pattern(
    r"(?:我|本)[^，。；]{0,4}$|(?:总工会|局|委|办|厅|中心|院|校|馆|机关|政府|单位|部门)$"
)
_OF_INITIAL = lazy_pattern(
    r"(?:，[^，。；ⓂⓇⒸ]{2,16})?[，(：](?:其中|包括|包含|含)?[，：]?[^，。；]{0,8}年初"
)
_PARTS = lazy_pattern(r"[，：；(]*(?:其中|包括|分别)[^。；]{0,60}")
_SO_MANY = lazy_pattern(
    r"(?:^|[，。；：])(?P<what>[^，。；：ⓂⓇⒸ]{0,20}(?:采购|招标)[^，。；：ⓂⓇⒸ]{0,6})Ⓒ，[^，。；：ⓂⓇⒸ]{0,10}$"
)
"""政府采购项目Ⓒ，预算金额Ⓜ: of what was bought, not of all."""
_PURCHASED = "政府采购金额"
_PIECES = re.compile(r"[，；：()、]")


def note_subject(text: str, label: Label, state: State) -> bool:
    """Let earlier clauses that open with a term change what the sentence is about."""
    noted = False
    for mention in label.mentions:
        one = mention.term
        if mention.start >= label.cut or not one.carries or one.kind is not Kind.MONEY:
            continue
        stops = (text.rfind(c, label.start, mention.start) + 1 for c in "，；：。(")
        clause = max(label.start, *stops)
        if _ONLY.fullmatch(text, clause, mention.start) or _bracketed(text, mention, label):
            continue  # 全部为公务接待费 tells what it was for
        if is_connecting(bare_label(text[clause : mention.start])):
            state.subject, state.other, noted = one, None, True
    return noted


def _bracketed(text: str, mention: Mention, label: Label) -> bool:
    """Does it stand in brackets that close before the figure?"""
    close = text.find(")", mention.end, label.end)
    return close >= 0 and text.find("(", mention.end, close) < 0


def note_changed(text: str, label: Label, state: State) -> None:
    """基本支出较上年增长: what changes is what the sentence goes on about."""
    for mention in label.inside:
        one = mention.term
        if one.kind is Kind.MONEY and one.carries and not one.basis:
            if is_connecting(bare_label(text[label.cut : mention.start])):
                state.subject, state.other = one, None
            return


def owner(text: str, chosen: Mention, label: Label, state: State) -> Term | None:
    """Whose 年初预算 it is, where the clause or the one before is about one kind of money."""
    for mention in reversed(label.inside):
        if mention.end > chosen.start or mention.term.kind is not Kind.MONEY:
            continue
        between = without_time(text[mention.end : chosen.start])
        return mention.term if is_connecting(between) and not mention.term.overall else None
    if chosen.term.basis and _PROJECTS.fullmatch(bare_label(text[label.cut : chosen.start])):
        return term(PROJECTS)
    own = _OWN.search(text, chosen.start, chosen.end) is not None
    summed = _SUM.search(text, chosen.start, chosen.end) is not None
    if text[label.cut - 1 : label.cut] == "：" and (named := _before_colon(text, label)):
        state.topic = named
    if state.topic and not (own or summed) and chosen.term.kind is Kind.MONEY:
        return state.topic
    if not chosen.term.basis or own:
        return None
    subject = state.subject or _standing(label, state)
    if len({f.term for f in state.said if f.basis is Basis.ADJUSTMENT}) > 1:
        return None  # 调增基本支出Ⓜ，调减项目支出Ⓜ，调整后预算Ⓜ
    if subject is None or subject.overall or (summed and subject.name != PROJECTS):
        return None
    if not state.subject and (itself := _ITSELF.search(text, label.cut, chosen.start)):
        state.own = itself[0]
    return subject


def _before_colon(text: str, label: Label) -> Term | None:
    """公务接待费：本年支出Ⓜ is about 公务接待费."""
    for mention in reversed(label.mentions):
        if mention.end <= label.cut - 1:
            one, rest = mention.term, text[mention.end : label.cut - 1]
            narrow = one.kind is Kind.MONEY and one.carries and not one.overall
            return one if narrow and _TOPIC.fullmatch(rest) else None
    return None


def _above(text: str, label: Label, state: State) -> Term | None:
    """What stands above, unless it follows as a part: 支出Ⓜ，其中基本支出Ⓜ."""
    subject = _standing(label, state)
    parts = _PARTS.match(text, label.end + 1)
    return None if subject and parts and subject.name in parts[0] else subject


def _standing(label: Label, state: State) -> Term | None:
    """What the sentence before, or else the heading, is about, if this one goes on so."""
    if state.weak and not _WHOLE.search(label.before):
        return state.weak
    return state.heading


def is_received(text: str, label: Label) -> bool:
    """预算收入Ⓜ，其中年初预算Ⓜ: what was received is not itself the initial budget."""
    said = bare_label(label.tail)
    found = _RECEIVED.search(said)
    if not found:
        return False
    whose = said[: found.start()]
    if not is_connecting(whose) and not _UNIT.search(whose):
        return False
    return "预算" not in said or _OF_INITIAL.match(text, label.end + 1) is not None


def inherited(
    text: str, label: Label, state: State, noted: bool, prior: bool = False
) -> Term | None:
    """The term of a figure whose clause only says 预算数, 实际支出, 共计.

    ``prior``: the figure is last year's.
    """
    if not noted and not _goes_on(label):
        return None
    if is_received(text, label):
        if state.within and "级" in label.tail:
            return None  # 收入Ⓜ，其中：本级收入Ⓜ，转移性收入Ⓜ: not all of it
        state.subject, state.other = term("收入合计"), None
        return state.subject
    basis = basis_in(f"{label.tail}Ⓜ")
    subject = state.subject
    if "采购" in text and _SO_MANY.search(text, max(0, label.end - 48), label.end):
        state.subject, state.other = term(_PURCHASED), None
        return state.subject
    if subject is None and basis is not Basis.UNSTATED:
        subject = _above(text, label, state)
    if subject and not subject.overall:
        return subject
    if prior and basis is Basis.UNSTATED:
        return _of_last_year(label, state)
    return _of_stand(basis, label, subject, noted)


def _of_stand(basis: Basis, label: Label, subject: Term | None, noted: bool) -> Term | None:
    """The whole budget on the stand that the words name."""
    match basis:
        case Basis.INITIAL | Basis.BUDGET:
            return term("年初预算数")
        case Basis.ADJUSTED:
            return term("全年预算数")
        case Basis.FINAL if "执行" in label.tail:
            return term("全年执行数")
        case Basis.FINAL if "支出" in label.tail or "决算" in label.tail:
            return _spent(label, subject)
        case Basis.UNSTATED if noted or _REACHED.match(bare_label(label.tail)):
            return subject
        case _:
            return None


def _of_last_year(label: Label, state: State) -> Term | None:
    """(上年Ⓜ), 2023年支出较2022年的Ⓜ减少: what the sentence compares with its year before."""
    if state.subject:
        return state.subject
    if _SPENT.match(bare_label(label.tail)):
        return _standing(label, state) or term("支出合计")
    money = [f for f in state.said if f.figure.kind is Kind.MONEY and f.term]
    return term(money[-1].term) if money and not money[-1].scope else None


_INCOME = frozenset(("收支总计", "收入合计", "财政拨款收入"))


def _spent(label: Label, subject: Term | None) -> Term:
    """支出决算为 of the whole budget, or of what the sentence opened with."""
    if "收入" in label.tail:
        return term("收入合计")
    if subject and "决算" in label.tail and subject.name not in _INCOME:
        return subject
    return term("支出合计")


def is_of_item(text: str, label: Label) -> bool:
    """造林补助：预算Ⓜ，支出Ⓜ: are the figures those of an item before the colon?"""
    if text[label.cut - 1 : label.cut] != "：":
        return False
    begin = max(text.rfind(mark, 0, label.cut - 1) + 1 for mark in "，。；：")
    return not is_connecting(bare_label(text[begin : label.cut - 1]))


def _goes_on(label: Label) -> bool:
    """Do the clauses since the last figure bring in nothing new?"""
    pieces = _PIECES.split(label.before)
    return all(
        is_connecting(bare_label(piece)) or _DESCRIBES.fullmatch(piece) for piece in pieces[:-1]
    )
