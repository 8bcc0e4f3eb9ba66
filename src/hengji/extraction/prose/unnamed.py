"""Figures whose clause names no term: about the subject still, or about something else."""

from __future__ import annotations

import re
from dataclasses import replace

from hengji.extraction.prose.labels import is_connecting
from hengji.extraction.prose.making import is_prior, make_fact
from hengji.extraction.prose.moved import base_of_move, moved_from
from hengji.extraction.prose.operands import result_of
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.said import (
    ratio_of,
    says_again,
    scope_again,
    score_in_all,
    term_of,
    whole_term,
)
from hengji.extraction.prose.scopes import PROJECTS, project_again, project_of
from hengji.extraction.prose.staffing import counted
from hengji.extraction.prose.state import Label, State, bare_label, wording
from hengji.extraction.prose.subjects import inherited, is_of_item, is_received, note_changed
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.vocabulary.terms import term

_MONEY, _RATIO, _COUNT, _SCORE = Kind.MONEY, Kind.RATIO, Kind.COUNT, Kind.SCORE
"""Here once and for all: to look a member up in its enum takes as long as a call."""
_CHANGED_TO = re.compile(
    r"(?:增加|减少|增长|下降|上升|降低|提高|压减|压缩|调整|增|降|减|升|变)(?:到|至|为|成)+了?的?"
)
_INCOME = "收入合计"
_BASE = re.compile(r"^[，、]?(?:较|比|与|同|和|由|从|相较于?|相比)")
_USED_FOR = lazy_pattern(r"(?:主要|全部)?用于([^，。；ⓂⓇⒸ]{2,30})")
_BELOW = re.compile(
    r"^[，、]?(?:也|均|都|又|还)?(?:低于|高于|少于|多于|不及|小于|大于)(?=上年|去年|(?:19|20)\d\d年)"
)
_REST = re.compile(r"(?:其余|剩余|余下|另外?|还有|其他)(?:的|部分)?(?:有|支出)?")
_WHICH_IS = lazy_pattern(r"(?:全部|均|主要)?(?:为|是|系|属于?)([^，。；ⓂⓇⒸ]{2,30})")
_LEVELS = "中央|上级|省级?|市级?|州级?|县级?|区级?|乡镇级?|本级|地方|自筹"
_FROM_LEVEL = lazy_pattern(
    rf"[，、；：和及]*(?:其中|包括|包含)?[，：]?(?:{_LEVELS})"
    rf"(?:{_LEVELS}|财政|专项|补助|资金|拨款|安排|投入|下达|经费|配套)*(?:为|共|计)*"
)
_SPLIT = ("其中", "包括", "包含")
_EQUALS = re.compile(r"=[(〔\[]*$")


def unnamed_fact(
    passage: Passage, quantity: Quantity, label: Label, state: State, noted: bool
) -> Fact:
    """No term in the clause: it goes on about the subject, or about something else."""
    said = _BELOW.sub("", label.tail) if "年" in label.tail else label.tail
    residue = bare_label(said)
    if quantity.figure.kind is _RATIO and _EQUALS.search(label.tail):
        return make_fact(passage, quantity, result_of(passage.text, label), residue, "", state)
    if _CHANGED_TO.fullmatch(residue):
        residue, state.prior = "", False
    if quantity.figure.kind is not _MONEY or quantity.bare:
        if not residue and quantity.figure.kind is _RATIO and state.said:
            one, scope = ratio_of(state.said[-1]), state.said[-1].scope
            return make_fact(passage, quantity, one, label.tail, label.before, state, scope)
        one, scope = None, ""
        if quantity.figure.kind is _COUNT:
            note_changed(passage.text, label, state)
            one, scope = counted(residue, state)
        elif quantity.figure.kind is _SCORE:
            one = score_in_all(passage.text, label, residue)
        wording_ = label.tail or label.before
        return make_fact(passage, quantity, one, wording_, label.before, state, scope)
    if _REST.fullmatch(residue) and (rest := _WHICH_IS.match(passage.text, label.end + 1)):
        one = whole_term(rest[1])
        return make_fact(passage, quantity, one, label.tail, label.before, state)
    if _is_of_a_level(passage.text, label):
        return make_fact(passage, quantity, None, label.tail, label.before, state)
    if is_connecting(residue) or is_received(passage.text, label):
        return _going_on(passage, quantity, label, state, noted)
    state.other = _of_something_else(passage, quantity, label, state, residue)
    return state.other


def _is_of_a_level(text: str, label: Label) -> bool:
    """其中上级资金Ⓜ，本级资金Ⓜ: where the money came from, a part and not all of it."""
    if not _FROM_LEVEL.fullmatch(label.tail):
        return False
    sentence = text[text.rfind("。", 0, label.end) + 1 : label.end]
    return any([word in sentence for word in _SPLIT])


def _going_on(
    passage: Passage, quantity: Quantity, label: Label, state: State, noted: bool
) -> Fact:
    """预算数, 实际支出, 共计: about whatever the sentence is about."""
    if state.other is not None:
        one, scope = term_of(state.other), state.other.scope
        return make_fact(passage, quantity, one, label.tail, label.before, state, scope)
    if base_of_move(passage.text, label):
        return moved_from(passage, quantity, label, state)
    prior = is_prior(label, state)
    one = inherited(passage.text, label, state, noted, prior)
    if _BASE.search(label.tail) and state.said:
        one = term_of(state.last_said) or one
    if one is None and (used := _USED_FOR.match(passage.text, label.end + 1)):
        return make_fact(passage, quantity, whole_term(used[1]), used[1], "", state)
    spoken = label.tail.replace("预算", "") if one and one.name == _INCOME else label.tail
    scope = scope_again(one, state) if prior else project_again(one, label, state)
    fact = make_fact(passage, quantity, one, spoken, label.before, state, scope)
    if spoken != label.tail:
        fact = replace(fact, wording=wording(label.tail))
    if one is None and is_of_item(passage.text, label):
        state.other = fact
    if one and any(says_again(said, fact) for said in state.said):
        return make_fact(passage, quantity, None, label.tail, label.before, state)
    return fact


def _of_something_else(
    passage: Passage, quantity: Quantity, label: Label, state: State, residue: str
) -> Fact:
    """One project's money, or a figure that no term names."""
    subject = state.subject or state.heading
    scope = project_of(residue, subject)
    if scope is None:
        return make_fact(passage, quantity, None, label.tail, label.before, state)
    projects = term(PROJECTS)
    return make_fact(passage, quantity, projects, label.tail, label.before, state, scope)
