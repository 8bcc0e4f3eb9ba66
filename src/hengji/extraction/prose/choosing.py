"""Which term stands before a quantity as its name."""

from __future__ import annotations

import re

from hengji.extraction.prose.labels import Mention, is_connecting, without_time
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.state import Label, State, bare_label
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis
from hengji.vocabulary.terms import Term

_CHANGED = re.compile(
    r"(?=[增减新压节下上降扣剔不结])"  # quickly passed over
    r"(?:(?:增加|减少|新增|压减|压缩|节约|节省|减支|增支|下降|上升|增长|降低)(?!后)|扣除|剔除|不含|[结节]余$)"
)
_CHANGED_TOO = lazy_pattern(
    r"(?:增加|减少|新增|压减|压缩|节约|节省)[^，；。：()、ⓂⒸⓇ]{2,12}Ⓜ(?:、[^，；。：()、ⓂⒸⓇ]{2,12}Ⓜ)*、$"
)
"""压减办公费Ⓜ、差旅费Ⓜ: the verb is of the whole list."""
_DRAWN_UP = re.compile(r"(?:预算|决算|规划|方案|计划|报告|制度)$")
_SCORED = lazy_pattern(r"[，；)][^。；Ⓢ]{0,16}(?:得分?|自评)[^。；Ⓢ]{0,10}Ⓢ")
_STANDS = re.compile(r"预算|决算|实际|执行|年初|计划")
_SPENDING = ("支出", "费", "经费")
_STAFF = "在职人数"
_WITH_RETIRED = lazy_pattern(
    r"[，：；(]*(?:其中|包括|含)[^。；]{0,24}(?:在职|在编)[^。；]{0,24}[离退]休"
)
"""实有Ⓒ，其中：在职Ⓒ，退休Ⓒ: more than are in office."""
_FULL = 100
_COUNT, _SCORE = Kind.COUNT, Kind.SCORE
"""Here once and for all: to look a member up in its enum takes as long as a call."""


def fits(one: Term, quantity: Quantity) -> bool:
    """Can a figure of this kind and unit be one of the term?"""
    if quantity.bare:
        return one.kind in (_COUNT, _SCORE)
    if one.units and quantity.figure.unit.symbol not in one.units:
        return False
    return one.kind is quantity.figure.kind and quantity.mark not in "ⓅⒷ"


_RIGHT_BEHIND = lazy_pattern(r"Ⓢ[，、)]{0,2}$")


def choose(text: str, position: int, label: Label, quantity: Quantity) -> Mention | None:
    """The term right before the quantity: nothing with a meaning of its own between."""
    for mention in reversed(label.inside):
        if not fits(mention.term, quantity):
            continue
        between = text[mention.end : position]
        if between and not is_connecting(without_time(between)):
            return None
        if "到位" in between and mention.term.name.endswith(_SPENDING):
            return None  # 项目资金到位Ⓜ: not yet spent
        if _is_change(text, mention, label) or _is_cut_short(text, mention, label):
            return None
        if mention.term.name == _STAFF and _WITH_RETIRED.match(text, position + 1):
            return None
        if mention.term.kind is _COUNT and _DRAWN_UP.search(text, label.cut, mention.start):
            return None
        return None if _is_full_score(text, position, quantity) else mention
    return None


def _is_change(text: str, mention: Mention, label: Label) -> bool:
    """压减办公费Ⓜ, 结余人员经费Ⓜ: by how much it changed, or what is left of it."""
    if _CHANGED.search(text, label.cut, mention.start):
        return True
    listed = text[label.cut - 1 : label.cut] == "、"
    return listed and _CHANGED_TOO.search(text, max(0, label.cut - 60), label.cut) is not None


def around_term(text: str, chosen: Mention, label: Label, state: State) -> str | None:
    """The clause without the term, whose own words say no stand: 年初预算Ⓜ，其中人员支出Ⓜ.

    ``None`` where its words do, or where its name may simply be left out.
    """
    if chosen.term.overall or _STANDS.search(text, chosen.start, chosen.end):
        return None
    before, after = text[label.cut : chosen.start], text[chosen.end : label.end]
    if state.within and state.basis in (Basis.INITIAL, Basis.ADJUSTED):
        return before + after
    if not before.endswith("全年"):
        return None
    spent = "支出" if text.endswith("支出", chosen.start, chosen.end) else ""
    return f"{before}□{spent}{after}"  # 全年培训费预算 is not the 全年预算


def of_one_item(text: str, chosen: Mention, quantity: Quantity, state: State) -> bool:
    """产出 60 分，自评得分 56 分: of one heading, unlike 总分 100 分，自评得分 95 分."""
    if quantity.figure.kind is not _SCORE or not state.said:
        return False
    if not _RIGHT_BEHIND.search(text, max(0, chosen.start - 4), chosen.start):
        return False
    full = state.said[-1].figure
    return full.kind is _SCORE and full.digits != _FULL


def _is_full_score(text: str, position: int, quantity: Quantity) -> bool:
    """总分 100 分，得分 97 分: the first is what could be had."""
    return (
        quantity.figure.digits == _FULL
        and quantity.figure.kind is _SCORE
        and _SCORED.match(text, position + 1) is not None
    )


def _is_cut_short(text: str, mention: Mention, label: Label) -> bool:
    """设备购置及运行维护费 is not that of the cars, which 购置及运行维护费 alone may be.

    Nor is 职工服务支出 a procurement.
    """
    if not text.startswith(("购置及", "服务支出"), mention.start):
        return False
    return not is_connecting(bare_label(text[label.cut : mention.start]))
