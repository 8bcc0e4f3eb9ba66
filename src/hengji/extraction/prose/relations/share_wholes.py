"""What a share is of: 占总支出的, 占三公经费的, or what the part is said to belong to."""

from __future__ import annotations

from functools import cache

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting
from hengji.extraction.prose.relations.reach import low
from hengji.extraction.prose.relations.totals import same_measure
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Basis, Fact
from hengji.report.relations import PartsOfWhole
from hengji.vocabulary.terms import all_terms, term

_BUDGET = lazy_pattern(r"预算|计划")
_FUNDS = lazy_pattern(r"(?:一般公共|政府性基金|国有资本经营)预算")
_NUMBER = lazy_pattern(r"总?(?:人数|户数|数量|数|量)?的?$")
_NAMED = 3
_RECENT = 24
_ARRIVED = ("到位资金", "资金到位")
_OF_LEVEL = lazy_pattern(r"中央|[省市县区]级|配套|自筹|其中")
_PLANNED = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_SAME = {"全年执行数": "支出合计", "支出合计": "全年执行数"}
_HALVES = frozenset(("基本支出", "项目支出"))


Owners = dict[int, list[PartsOfWhole]]
"""The wholes that a fact is stated to be a part of, by the fact's ``id``."""


def is_budget(whole: str) -> bool:
    """占年初预算的 may mean completion; 占一般公共预算支出的 is a share."""
    return _BUDGET.search(_FUNDS.sub("", whole)) is not None


def whole_of(
    bound: Bound,
    head: int,
    at: int,
    wording: str,
    part: Fact | None,
    wholes: Owners,
) -> tuple[Fact | None, bool]:
    """The whole's figure, and whether it is named."""
    if wording:
        if named := _total_named(bound, at, at + len(wording)):
            found = _of_term(bound, head, named, part, is_budget(wording))
            fund = _FUNDS.search(wording)
            if found[0] and fund and not _is_of(found[0], fund[0], named):
                return None, True
            return found if found[0] else _akin(wording, part, wholes)
        said = wording.replace("总支出", "").replace("全部", "")
        if _ARRIVED[0] in said or not is_connecting(said):
            akin = _akin(wording, part, wholes)
            return akin if akin[0] else _labelled(bound, head, wording, part)
    if owners := wholes.get(id(part)):
        return owners[0].total, True
    if part is None or not part.term:
        return None, True
    return _holder(bound, head, part)


def _is_of(fact: Fact, fund: str, named: str) -> bool:
    """占一般公共预算项目支出的: the whole is told of this fund, not of all of them."""
    return fund in named or fund in fact.wording or fund in fact.source


def _total_named(bound: Bound, start: int, end: int) -> str:
    """The term that names a whole: of 公用经费总支出 it is 公用经费, not all spending."""
    named = bound.mentioned(start, end)
    if not named:
        return ""
    last = named[-1]
    if last.term.overall and len(named) > 1 and named[-2].end == last.start:
        last = named[-2]
    return last.term.name


def _holder(bound: Bound, head: int, part: Fact) -> tuple[Fact | None, bool]:
    """The figure of the term that the part's term belongs to: nearest, else told above."""
    defined = _defined_by(part.term)
    above = (*defined, *term(part.term).within)
    for index in reversed(bound.values(low(head), head, part.figure.kind)):
        fact = bound.facts[index]
        if fact.term in above and not fact.scope and index not in bound.deltas:
            same = fact.year == part.year and _meets(fact.basis, part.basis)
            return (fact, False) if same else (None, True)
    for name in defined:
        siblings = sum(name in _defined_by(f.term) for f in bound.facts if f.term)
        kept = bound.memory.only(name, part.year, (Basis.FINAL, Basis.UNSTATED))
        if siblings > 1 and kept is not None:
            return kept, False
    return _of_halves(bound, part), False


def _of_halves(bound: Bound, part: Fact) -> Fact | None:
    """其中：基本支出Ⓜ，占Ⓡ；项目支出Ⓜ，占Ⓡ: of all spending, told in a paragraph above."""
    if part.term not in _HALVES or not {f.term for f in bound.facts} >= _HALVES:
        return None
    planned = part.basis in _PLANNED
    bases = (part.basis,) if planned else (Basis.FINAL, Basis.UNSTATED)
    return bound.memory.only("年初预算数" if planned else "支出合计", part.year, bases)


@cache
def _defined_by(name: str) -> tuple[str, ...]:
    """The terms that this one is a part of by definition, the nearest first."""
    above = [one.name for one in all_terms() if name in one.parts]
    return (*above, *(upper for one in above for upper in _defined_by(one)))


def _akin(wording: str, part: Fact | None, wholes: Owners) -> tuple[Fact | None, bool]:
    """The whole of the part, if the wording shares a word with its label."""
    for whole in wholes.get(id(part), ()):
        label = whole.total.wording
        if any(wording[i : i + 2] in label for i in range(len(wording) - 1)):
            return whole.total, True
    return None, True


def _labelled(
    bound: Bound, head: int, wording: str, part: Fact | None
) -> tuple[Fact | None, bool]:
    """退役士兵 130 人；…，占退役士兵的 73.85%: the one figure whose label ends so.

    Here, else in the paragraphs above: 项目总投资…。支付…，占总投资的 79.9%.
    """
    name = _NUMBER.sub("", wording)
    if part is None or len(name) < _NAMED:
        return None, True
    near = [bound.facts[i] for i in bound.values(low(head), head, part.figure.kind)]
    for told, here in ((near, True), (bound.memory.others[-_RECENT:], False)):
        found = [f for f in told if _is_called(f, name) and f is not part]
        found = [f for f in found if same_measure(f, part)]
        if found:
            alike = len({f.figure.amount for f in found}) == 1
            return (found[-1], here) if alike else (None, True)
    return None, True


def _is_called(fact: Fact, name: str) -> bool:
    """By the end of its label; 到位资金 is also what 资金到位 tells, but of no level alone."""
    if fact.wording.endswith(name):
        return True
    arrived = name == _ARRIVED[0] and _ARRIVED[1] in fact.wording
    return arrived and not _OF_LEVEL.search(fact.wording)


def _of_term(
    bound: Bound, head: int, name: str, part: Fact | None, planned: bool
) -> tuple[Fact | None, bool]:
    """The whole by its term; of the budget where 预算 is said (``planned``)."""
    names = (name, _SAME.get(name, name))
    near = bound.indices(low(head), min(len(bound.text), head + 400))
    for index in reversed(near):
        fact = bound.facts[index]
        if fact.term not in names or index in bound.deltas or fact.scope or fact is part:
            continue
        if part is None:
            return fact, True
        fits = fact.basis in _PLANNED if planned else _meets(fact.basis, part.basis)
        if fact.year == part.year and fits:
            return fact, True
    year = part.year if part else None
    bases: tuple[Basis, ...] = _PLANNED if planned else (Basis.FINAL, Basis.UNSTATED)
    if not planned and part is not None and part.basis not in bases:
        bases = (part.basis,)
    for one in names:
        kept = bound.memory.only(one, year, bases)
        if kept is not None and (part is None or kept.place != part.place):
            return kept, True
    return None, True


def _meets(one: Basis, other: Basis) -> bool:
    return one is other or Basis.UNSTATED in (one, other)
