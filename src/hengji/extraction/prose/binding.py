"""Every quantity of a passage as a fact, bound to its term by the grammar of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hengji.extraction.prose.labels import (
    Mention,
    basis_in,
    is_connecting,
    mentions,
    of_prior_year,
    source_in,
    time_in,
    without_time,
)
from hengji.extraction.prose.passages import Passage
from hengji.extraction.prose.quantities import Quantity
from hengji.kernel.units import PERSON, POINT, Kind, MeasureUnit, measure_unit
from hengji.report.facts import Basis, Fact
from hengji.vocabulary.terms import Term, term

_LEAD = re.compile(
    r"^(?:\(?[一二三四五六七八九十]{1,3}[、)．.]|\(?\d{1,2}[、).．]|[①-⑳]|[一二三四五六七八九]是|第[一二三四五]，"
    r"|[，、：；()\n ]|其中|并且|同时|另外|另有|另|此外|以及|及|和|与|且|并|而|即"
    r"|分别是|主要是|主要为|包括|包含)+"
)
_DELTA = re.compile(
    r"(?:增加|减少|增长|下降|上升|降低|提高|压减|压缩|节约|节省|下调|上调|超支|少支|多支|降幅|增幅|减幅|增减|差额|相差|新增|核减|增支|减支|递增|递减|上涨|回落|扩大|缩减|缩小|净增|净减|(?<![至不最])多|(?<![至不最缺])少|增|减|降|升)"
    r"(?:了|额|数|金额|幅度|支出|经费|资金|预算|比例|比率|约|近|超|共|合计|\(减少\)|\(增加\)|\(下降\)|\(增长\))*(?:为|达|是|：)?(?:约|近|超)?$"
)
_TO = re.compile(r"(?:到|至|后)(?:为|的)?$")
_CHANGED = re.compile(
    r"增加|减少|新增|压减|压缩|节约|节省|减支|增支|下降|上升|增长|降低|扣除|剔除|不含"
)
_SHARE = re.compile(r"占(?:了|到|比)?[^，；]{0,30}$")
_TAIL = re.compile(r"[，；：。、()]")
_UNIT_NOTE = re.compile(r"单位：(?:人民币)?([百千]?万?元)")


_OWN = re.compile(r"总额|总数|部门|单位|整体|总|收入|财政")
_SCOPED = re.compile(
    r"(?:活动|项目|专项|工程|行动|计划|中心|站|所|馆|院|宫|学校|协会|学会|大队|分局|分会|服务队|培训|竞赛|建设|补助|工作|比赛|慰问)(?:的)?$"
)
_PROJECTS = "项目支出"
_NOUN = re.compile(
    r"(?:专项)?(?:工作)?(?:经费|资金|支出|补助|费用|款|费)+(?:共|共计|合计)?(?:支出)?(?:为|了|约|达)?$"
)
_MONEY_WORDS = re.compile(r"资金|经费|支出|收入|预算|补助|奖金|款|拨付|投入|拨款|费")
_LIST_JOINT = re.compile(r"[、，和及与；]|以及")
_RESPECTIVELY = re.compile(r"(?P<labels>[^，；：(]*?)分别[^，；Ⓜ-Ⓩ]{0,6}$")


@dataclass(slots=True)
class _State:
    """What the sentence has been about so far."""

    fiscal: int | None
    year: int | None
    subject: Term | None = None
    weak: Term | None = None
    basis: Basis = Basis.UNSTATED
    prior: bool = False
    source: str = ""
    unit_note: str = ""


@dataclass(frozen=True, slots=True)
class _Label:
    """The words before one quantity: the clause it ends (``tail``) and all since the last.

    ``start`` is where the tail starts in the passage's text.
    """

    before: str
    tail: str
    start: int


def bind(
    passage: Passage, heading: Term | None, fiscal: int | None, unit_note: str = ""
) -> tuple[Fact, ...]:
    """One fact for every quantity of the passage, in order; ``term`` empty where unbound.

    ``heading`` is the term that the heading above is about.
    """
    state = _State(fiscal, fiscal, heading, unit_note=unit_note)
    known = mentions(passage.text)
    facts: list[Fact] = []
    for start, end in passage.sentences():
        state.weak, state.subject, state.prior = state.subject or state.weak, heading, False
        state.basis = Basis.UNSTATED
        at = start
        while len(facts) < len(passage.positions) and passage.positions[len(facts)] < end:
            position = passage.positions[len(facts)]
            found = [m for m in known if at <= m.start < position]
            group = _listed(passage, at, len(facts), found, state)
            if not group:
                group = [_one(passage, len(facts), at, found, state)]
            facts += group
            at = passage.positions[len(facts) - 1] + 1
    return tuple(facts)


def _label(text: str, start: int, position: int, found: list[Mention]) -> _Label:
    """Split off the last clause, never inside a term."""
    cut = start
    for match in _TAIL.finditer(text, start, position):
        if not any(m.start <= match.start() < m.end for m in found):
            cut = match.end()
    return _Label(text[start:position], text[cut:position], cut)


def _listed(
    passage: Passage, start: int, index: int, found: list[Mention], state: _State
) -> list[Fact]:
    """A、B分别为x、y万元."""
    text, positions = passage.text, passage.positions
    match = _RESPECTIVELY.search(text, start, positions[index])
    if not match:
        return []
    last = index
    while last + 1 < len(positions) and _LIST_JOINT.fullmatch(
        text, positions[last] + 1, positions[last + 1]
    ):
        last += 1
    count = last - index + 1
    begin, end = match.span("labels")
    named = [m for m in found if begin <= m.start and m.end <= end]
    printed = [p for p in re.split(r"、|和|及|与|以及", match["labels"]) if p]
    if count < 2 or max(len(named), len(printed)) < count:
        return []
    _note_time(match["labels"], state)
    shared = passage.quantities[last]
    facts = []
    for offset in range(count):
        quantity = passage.quantities[index + offset]
        if quantity.bare and not shared.bare:
            figure = replace(quantity.figure, unit=shared.figure.unit)
            quantity = replace(quantity, figure=figure, bare=False)
        label = printed[offset - count]
        one = named[offset - count].term if len(named) >= count else None
        if one and not _fits(one, quantity):
            one = None
        facts.append(_fact(passage, quantity, one, label, match["labels"], state))
    return facts


def _one(passage: Passage, index: int, start: int, found: list[Mention], state: _State) -> Fact:
    position = passage.positions[index]
    label = _label(passage.text, start, position, found)
    quantity = _with_unit(passage, index, label, found, state)
    _note_subject(passage.text, start, label, found, state)
    if _DELTA.search(label.tail) and not _TO.search(label.tail):
        return Fact(
            quantity.figure,
            passage.place_of(quantity),
            wording=_wording(label.tail),
            year=state.year,
            certain=quantity.certain,
        )
    inside = [m for m in found if m.start >= label.start]
    chosen = _choose(passage.text, position, label, inside, quantity)
    if chosen:
        return _named(passage, quantity, chosen, inside, label, state)
    return _unnamed(passage, quantity, label, state)


def _fits(one: Term, quantity: Quantity) -> bool:
    if quantity.bare:
        return one.kind in (Kind.COUNT, Kind.SCORE)
    return one.kind is quantity.figure.kind and quantity.mark not in "ⓅⒷ"


def _choose(
    text: str, position: int, label: _Label, inside: list[Mention], quantity: Quantity
) -> Mention | None:
    """The term right before the quantity: nothing with a meaning of its own between."""
    for mention in reversed(inside):
        if not _fits(mention.term, quantity):
            continue
        if not is_connecting(without_time(text[mention.end : position])):
            return None
        if _CHANGED.search(text, label.start, mention.start):
            return None
        return mention
    return None


def _named(
    passage: Passage,
    quantity: Quantity,
    chosen: Mention,
    inside: list[Mention],
    label: _Label,
    state: _State,
) -> Fact:
    text, one, scope = passage.text, chosen.term, ""
    if one.overall:
        owner = _owner(text, chosen, inside, state)
        if owner is not None:
            one = owner
    residue = _bare_label(text[label.start : chosen.start])
    if (
        residue
        and not is_connecting(residue)
        and not any(m.end <= chosen.start for m in inside)
    ):
        projects = one.name == _PROJECTS and not _UNITS.search(residue)
        if projects or _SCOPED.search(residue):
            scope = residue.removesuffix("的")
    if one.kind is Kind.MONEY and not scope and one.carries:
        state.subject = one
    return _fact(passage, quantity, one, label.tail, label.before, state, scope)


_UNITS = re.compile(r"(?:总工会|局|委|办|厅|处|部|会|单位|机关|政府|部门|联|乡|镇|街道)$")


def _owner(text: str, chosen: Mention, inside: list[Mention], state: _State) -> Term | None:
    """Whose 年初预算 it is, where the clause or the one before is about one kind of money."""
    for mention in reversed(inside):
        if mention.end > chosen.start or mention.term.kind is not Kind.MONEY:
            continue
        between = without_time(text[mention.end : chosen.start])
        return mention.term if is_connecting(between) and not mention.term.overall else None
    if not chosen.term.basis or _OWN.search(text, chosen.start, chosen.end):
        return None
    subject = state.subject or state.weak
    return subject if subject and subject.carries and not subject.overall else None


def _unnamed(passage: Passage, quantity: Quantity, label: _Label, state: _State) -> Fact:
    """No term in the clause: it goes on about the subject, or about something else."""
    residue = _bare_label(label.tail)
    if quantity.figure.kind is not Kind.MONEY or quantity.bare:
        return _fact(passage, quantity, None, residue or label.before, label.before, state)
    if is_connecting(residue):
        return _fact(
            passage, quantity, _inherited(label, state), label.tail, label.before, state
        )
    subject = state.subject
    if subject and subject.name == _PROJECTS and _NOUN.search(residue):
        scope = _NOUN.sub("", residue) or residue
        return _fact(passage, quantity, subject, label.tail, label.before, state, scope)
    return _fact(passage, quantity, None, residue, label.before, state)


def _inherited(label: _Label, state: _State) -> Term | None:
    subject = state.subject or state.weak
    if subject and not subject.carries:
        subject = None
    if subject and not subject.overall:
        return subject
    basis = basis_in(label.tail + "Ⓜ")
    match basis:
        case Basis.INITIAL if "年初" in label.tail or "预算" in label.tail:
            return term("年初预算数")
        case Basis.ADJUSTED:
            return term("全年预算数")
        case Basis.FINAL if "执行" in label.tail:
            return term("全年执行数")
        case Basis.FINAL if "支出" in label.tail or "决算" in label.tail:
            return term("收入合计") if "收入" in label.tail else term("支出合计")
        case _:
            return subject


def _note_subject(
    text: str, start: int, label: _Label, found: list[Mention], state: _State
) -> None:
    """Earlier clauses that open with a term change what the sentence is about."""
    for mention in found:
        if mention.start >= label.start or not mention.term.carries:
            continue
        clause = max(start, *(text.rfind(c, start, mention.start) + 1 for c in "，；：。("))
        if mention.term.kind is Kind.MONEY and is_connecting(
            _bare_label(text[clause : mention.start])
        ):
            state.subject = mention.term


def _bare_label(text: str) -> str:
    return _LEAD.sub("", without_time(_LEAD.sub("", text)))


def _wording(text: str) -> str:
    return _LEAD.sub("", text)[-40:]


def _with_unit(
    passage: Passage, index: int, label: _Label, found: list[Mention], state: _State
) -> Quantity:
    """A bare number takes the unit that its list, its term or the heading names."""
    quantity = passage.quantities[index]
    if not quantity.bare:
        return quantity
    unit = None
    last = found[-1].term.kind if found and found[-1].start >= label.start else None
    if quantity.magnitude:
        money = last is Kind.MONEY or _MONEY_WORDS.search(label.tail)
        unit = measure_unit(f"{quantity.magnitude}元") if money else None
    elif last is Kind.MONEY and state.unit_note:
        unit = measure_unit(state.unit_note)
    elif last is Kind.COUNT:
        unit = PERSON
    elif last is Kind.SCORE:
        unit = POINT
    elif shared := _shared(passage, index):
        unit = shared
    if unit is None:
        return quantity
    return replace(quantity, figure=replace(quantity.figure, unit=unit), bare=False)


def _shared(passage: Passage, index: int) -> MeasureUnit | None:
    """The unit of a list that names it only once: 4125.49,4143.91万元."""
    text, positions = passage.text, passage.positions
    while index + 1 < len(positions):
        if text[positions[index] + 1 : positions[index + 1]] not in (
            "、",
            "，",
            "和",
            "及",
            "与",
        ):
            return None
        index += 1
        if not passage.quantities[index].bare:
            return passage.quantities[index].figure.unit
    return None


def _note_time(text: str, state: _State) -> tuple[int | None, bool]:
    """Year of the figure, and whether it is last year's."""
    time = time_in(text)
    if time.current:
        state.prior = False
        return state.fiscal or state.year, False
    if time.year:
        if time.compared:
            return time.year, time.year != state.year
        state.year, state.prior = time.year, False
    elif time.prior:
        if not time.compared:
            state.prior = True
        year = state.fiscal or state.year
        return (year - 1 if year else None), True
    if state.prior:
        year = state.fiscal or state.year
        return (year - 1 if year else None), True
    return state.year, bool(state.fiscal and state.year and state.year < state.fiscal)


def _fact(
    passage: Passage,
    quantity: Quantity,
    one: Term | None,
    wording: str,
    before: str,
    state: _State,
    scope: str = "",
) -> Fact:
    name = one.name if one else ""
    timed = before.replace(one.name, "") if one and "年" in one.name else before
    year, prior = _note_time(timed, state)
    basis = basis_in(f"{wording}Ⓜ") if quantity.figure.kind is Kind.MONEY else Basis.UNSTATED
    if one and one.basis and basis is Basis.UNSTATED:
        basis = Basis(one.basis)
    if basis is Basis.UNSTATED:
        basis = state.basis
    else:
        state.basis = basis
    if prior and quantity.figure.kind is Kind.MONEY:
        basis = of_prior_year(basis)
    return Fact(
        quantity.figure,
        passage.place_of(quantity),
        name,
        _wording(wording),
        year,
        basis,
        source_in(before),
        scope,
        certain=quantity.certain,
    )
