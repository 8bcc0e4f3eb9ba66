"""Every quantity of a passage as a fact, bound to its term by the grammar of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from hengji.extraction.prose.borrowing import with_unit
from hengji.extraction.prose.bound import Bound, Memory
from hengji.extraction.prose.changing import tells_change
from hengji.extraction.prose.choosing import around_term, choose, fits, of_one_item
from hengji.extraction.prose.headed import run_in
from hengji.extraction.prose.labels import (
    Mention,
)
from hengji.extraction.prose.lists import listed
from hengji.extraction.prose.making import make_fact, note_time
from hengji.extraction.prose.named import terms_of
from hengji.extraction.prose.operands import is_factor, operand_fact
from hengji.extraction.prose.passages import Passage, sentences_of
from hengji.extraction.prose.quantities import Quantity
from hengji.extraction.prose.said import (
    may_be_change,
)
from hengji.extraction.prose.scopes import (
    lists_projects,
    project_heading,
    scope_of,
    subordinate,
    summed_up,
)
from hengji.extraction.prose.staffing import filling, of_posts
from hengji.extraction.prose.state import Label, State, label_of, wording
from hengji.extraction.prose.subjects import (
    note_changed,
    note_subject,
    owner,
)
from hengji.extraction.prose.unnamed import unnamed_fact
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.vocabulary.terms import Term, term

_MONEY, _RATIO = Kind.MONEY, Kind.RATIO
"""Here once and for all: to look a member up in its enum takes as long as a call."""
_TO = re.compile(r"(?:到|至|后)(?:为|的)?$")
_FROM_INITIAL = re.compile(r"[由从自](?:年初|期初|原)[^，。；]{0,8}$")
_BRACKET = lazy_pattern(r"[()]")
_INITIAL = "年初预算数"
_BOTH_SIDES = "收支总计"
_CARRYING = lazy_pattern(r"[，：；(]*(?:其中|包括|包含)[^。；]{2,60}?(?:结转|结余)")
_OF_THE_YEAR = re.compile(r"[，：；(]*其中：?本年(?:度)?(?:收入|支出)")
"""总收入Ⓜ，其中本年收入Ⓜ: the rest of it was carried over."""
_DIFFERS = re.compile(r"Ⓜ，(?:支出|收入)?决算数?为?Ⓜ，(?:预决算)?差异率")
"""年初预算数Ⓜ，决算数Ⓜ，预决算差异率Ⓡ: of what the section is about, not of all."""
_STAFF = "在职人数"
_ADJUSTMENT = Basis.ADJUSTMENT.value
_ITEM = lazy_pattern(r"[^，。；：\d]{2,40}\((?:款|项)\)")
_RUN_IN = 8
"""A run-in heading begins at most so far into its paragraph."""


def bind(
    passage: Passage,
    heading: Term | None,
    fiscal: int | None,
    memory: Memory,
    unit_note: str = "",
    budget: bool = False,
    unit: str = "",
) -> Bound:
    """One fact for every quantity of the passage, in order; ``term`` empty where unbound.

    ``heading`` is the term that the heading above is about, ``unit_note`` the unit that
    （单位：万元） sets for numbers without one, ``budget`` whether all is about a budget,
    ``unit`` whose report it is.
    """
    state = State(fiscal, fiscal, heading, unit_note, budget=budget, unit=unit)
    known = terms_of(passage)
    starts = [m.start for m in known]
    facts: list[Fact] = []
    index, positions = 0, passage.positions
    sentences = sentences_of(passage.text)
    project = summed_up(passage.text)
    listed = lists_projects(passage.text)
    respectively, bracketed = "分别" in passage.text, _BRACKET.search(passage.text)
    for start, end in sentences:
        state.new_sentence()
        if listed:
            project = project_heading(passage.text[start:end]) or project
        state.whose = subordinate(passage.text, start, end) or project
        if item := _item(passage.text, start, end):
            state.item = item[0]
        at = start
        if start < _RUN_IN and (named := run_in(passage, start, end)):
            state.heading = named
        while index < len(positions) and positions[index] < end:
            position = positions[index]
            found = known[bisect_left(starts, at) : bisect_left(starts, position)]
            if bracketed:
                _brackets(passage.text, at, position, found, state)
            for mention in found:
                if mention.term.kind is _RATIO:
                    state.ratio = mention
            group = _several(passage, at, index, found, state) if respectively else []
            if not group:
                group = [_one(passage, index, at, found, state)]
            facts += group
            state.said += group
            index += len(group)
            at = positions[index - 1] + 1
    deltas = frozenset(state.deltas)
    return Bound(passage, sentences, tuple(facts), deltas, tuple(known), memory)


def _item(text: str, start: int, end: int) -> re.Match[str] | None:
    """Looked for by its end first, which is rare; the words before may be any."""
    if text.find("(款)", start, end) < 0 and text.find("(项)", start, end) < 0:
        return None
    return _ITEM.search(text, start, end)


def _brackets(text: str, start: int, position: int, found: list[Mention], state: State) -> None:
    """Brackets that open and close before a quantity; what led up to one is noted first."""
    for match in _BRACKET.finditer(text, start, position):
        if match[0] == ")":
            state.close_bracket()
            continue
        at = match.start()
        before = text[start:at]
        inner = tuple(m for m in found if m.end <= at)
        note_subject(text, Label(before, "", start, at, at, inner, ()), state)
        note_time("", before, state)
        state.open_bracket()
        if text[at - 1 : at] == "Ⓜ" and state.said:
            state.of_figure(state.said[-1])


def _several(
    passage: Passage, start: int, index: int, found: list[Mention], state: State
) -> list[Fact]:
    """A、B分别为x、y万元: one fact for each."""
    named = listed(passage, start, index, found)
    if not named:
        return []
    changed = tells_change(passage.text[start : passage.positions[index]])
    if changed:
        state.deltas.update(range(index, index + len(named)))
    facts = []
    for quantity, one, printed, lead in named:
        named_so = one if one is not None and not changed and fits(one, quantity) else None
        facts.append(make_fact(passage, quantity, named_so, printed, lead, state))
    return facts


def _one(passage: Passage, index: int, start: int, found: list[Mention], state: State) -> Fact:
    text, position = passage.text, passage.positions[index]
    label = label_of(text, start, position, found)
    quantity = passage.quantities[index]
    if quantity.bare:
        quantity = with_unit(passage, index, label, state)
    state.new_clause(label.before)
    noted = bool(found) and note_subject(text, label, state)
    if quantity.figure.kind is _RATIO and is_factor(text, position, quantity):
        return make_fact(passage, quantity, None, label.tail, label.before, state)
    chosen = choose(text, position, label, quantity)
    added = chosen is not None and chosen.term.basis == _ADJUSTMENT
    if not added and tells_change(label.before) and not _TO.search(label.tail):
        state.deltas.add(index)
        note_changed(text, label, state)
        return Fact(
            quantity.figure,
            passage.place_of(quantity),
            wording=wording(label.tail),
            year=state.year,
            certain=quantity.certain,
        )
    if chosen and not of_one_item(text, chosen, quantity, state):
        return _named(passage, quantity, chosen, label, state)
    if worked := operand_fact(passage, quantity, label, state):
        return worked
    return unnamed_fact(passage, quantity, label, state, noted)


def _named(
    passage: Passage, quantity: Quantity, chosen: Mention, label: Label, state: State
) -> Fact:
    text = passage.text
    one = _meant(text, chosen, label, state)
    if one.basis and _DIFFERS.match(text, label.end):
        state.other = make_fact(passage, quantity, None, label.tail, label.before, state)
        return state.other
    scope = scope_of(text, chosen, label, one, state) or of_posts(one, state)
    if one.kind is _MONEY:
        state.other = None
    if one.kind is _MONEY and not scope and one.carries:
        state.subject = _stand_of(one, label, state)
        if state.within and state.subject:
            state.inner.append(state.subject)
    around = around_term(text, chosen, label, state)
    fact = make_fact(passage, quantity, one, label.tail, label.before, state, scope, around)
    return replace(fact, certain=False) if may_be_change(text, label, state) else fact


def _meant(text: str, chosen: Mention, label: Label, state: State) -> Term:
    """The term that a mention stands for in its sentence."""
    one = chosen.term
    if one.overall:
        one = owner(text, chosen, label, state) or one
    elif one.name == _STAFF:
        one = filling(text, chosen, state)
    if text.endswith("总计", chosen.start, chosen.end):
        one = term(_BOTH_SIDES) if _CARRYING.match(text, label.end + 1) else one
    elif one.overall and _OF_THE_YEAR.match(text, label.end + 1):
        one = term(_BOTH_SIDES)
    if one.basis and _FROM_INITIAL.search(text, chosen.end, label.end):
        one = term(_INITIAL)
    return one


def _stand_of(one: Term, label: Label, state: State) -> Term | None:
    """What a clause is about that names a stand of the budget year: the whole budget."""
    if not one.basis:
        return one
    overall = [m.term for m in label.inside if m.term.overall and not m.term.basis]
    if overall:
        return overall[-1]
    return state.subject if state.subject and state.subject.overall else None
