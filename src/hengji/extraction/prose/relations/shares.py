"""Shares of a whole: 占总支出的 81%, 占比 81%, (81%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.extraction.prose.relations.completion import is_share
from hengji.extraction.prose.relations.reach import is_base, low, outside
from hengji.extraction.prose.relations.totals import same_measure
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import PartsOfWhole, Share
from hengji.vocabulary.terms import all_terms, term

_SHARE = lazy_pattern(
    r"(?:各?占(?!用|编|地)(?:到|有|据)?了?(?P<whole>[^，。；：()占完成ⓂⓇⒸⓃ]{0,30}?)(?P<figure>[ⓂⒸ])?的?(?:比例|比重|百分比|比率|比)?"
    r"|所占(?:比例|比重)|(?<!对)(?<!同)(?<!环)(?<!可)比重|(?<!执行)(?<!完成)比例)"
    r"[为达约到是：，近]{0,3}(?P<rate>Ⓡ)"
)
_LISTED = lazy_pattern(
    r"(?:分别占|各占|占比?|所占比例|比重|比例)(?:到|有|据|分别)?(?P<whole>[^，。；：()占ⓂⓇⒸⓃ]{0,30}?)的?(?:比例|比重)?[为达约是：]{0,2}(?P<rates>Ⓡ(?:[、，和及与]+Ⓡ)+)"
)
_BUDGET = lazy_pattern(r"预算|计划")
_MOVED = lazy_pattern(r"[由从].*(?:年|期)|上年|去年")
_FUNDS = lazy_pattern(r"(?:一般公共|政府性基金|国有资本经营)预算")
_BRACKETED = re.compile(r"([ⓂⒸ])[(，](Ⓡ)\)?")


_NUMBER = lazy_pattern(r"总?(?:人数|户数|数量|数|量)?的?$")
_NAMED = 3


Owners = dict[int, list[PartsOfWhole]]
"""The wholes that a fact is stated to be a part of, by the fact's ``id``."""


def shares(bound: Bound, stated: Sequence[PartsOfWhole]) -> Iterator[Share]:
    """Every share that the passage says; ``stated`` are its parts of wholes."""
    if "Ⓡ" not in bound.text:
        return
    wholes: Owners = {}
    for one in stated:
        for part in one.parts:
            wholes.setdefault(id(part), []).append(one)
    told = "占" in bound.text or "比" in bound.text
    for start, end in bound.said if told else ():
        spent: set[int] = set()
        for match in _LISTED.finditer(bound.text, start, end):
            yield from _listed(bound, start, match, spent, wholes)
        for match in _SHARE.finditer(bound.text, start, end):
            whole = match["whole"] or ""
            if match.start("rate") in spent or _MOVED.search(whole):
                continue
            if _is_budget(whole) and not _of_another(bound, start, match):
                continue
            yield _share(bound, start, match, wholes)
    yield from _bracketed(bound, wholes)


def _is_budget(whole: str) -> bool:
    """占年初预算的 may mean completion; 占一般公共预算支出的 is a share."""
    return _BUDGET.search(_FUNDS.sub("", whole)) is not None


def _of_another(bound: Bound, start: int, match: re.Match[str]) -> bool:
    """占政府采购预算的: a share of another budget than the figure's own."""
    part, _ = _part(bound, start, match.start())
    return is_share(bound, match.span("whole"), part)


def _share(bound: Bound, start: int, match: re.Match[str], wholes: Owners) -> Share:
    head = match.start()
    part, near = _part(bound, start, head)
    at = match.start("figure")
    if at >= 0:
        whole: Fact | None = bound.fact_at(at)
        named = True
    else:
        whole, named = _whole(
            bound, head, match.start("whole"), match["whole"] or "", part, wholes
        )
    begin = head
    if part is not None and near:
        position = next(
            bound.positions[i] for i in bound.indices(start, head) if bound.facts[i] is part
        )
        begin = position
    place = bound.place(bound.clause_start(begin, start, "，；：。("), match.end())
    return Share(part, whole, bound.fact_at(match.start("rate")), place, not (near and named))


def _part(bound: Bound, start: int, head: int) -> tuple[Fact | None, bool]:
    """The figure whose share it is, and whether the sentence says so itself."""
    here = bound.values(start, head, Kind.MONEY, Kind.COUNT)
    if bound.text.find(")", start, head) >= 0:
        here = outside(bound, here, head)
    while len(here) > 1 and is_base(bound, here[-1]):
        here.pop()
    clause = bound.clause_start(head, start, "，；：。(")
    named = [m.term.name for m in bound.mentioned(clause, head)]
    if named:
        index = _figure_of(bound, head, named[-1])
        return (None, True) if index is None else (bound.facts[index], index in here)
    if here:
        between = stripped(bound.text[bound.positions[here[-1]] + 1 : head])
        if is_connecting(without_time(between)):
            return bound.facts[here[-1]], True
        skipped = between.rsplit("，", 1)[-1]
        if "，" in between and is_connecting(without_time(stripped(skipped))):
            return bound.facts[here[-1]], False
    return None, True


def _figure_of(bound: Bound, head: int, name: str) -> int | None:
    """The nearest figure of this term, rather before than after."""
    after = bound.values(head, min(len(bound.text), head + 400), Kind.MONEY, Kind.COUNT)
    before = reversed(bound.values(low(head), head, Kind.MONEY, Kind.COUNT))
    for index in (*before, *after):
        if bound.facts[index].term == name and not bound.facts[index].scope:
            return index
    return None


def _whole(
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
            found = _of_term(bound, head, named, part, _is_budget(wording))
            return found if found[0] else _akin(wording, part, wholes)
        if not is_connecting(wording.replace("总支出", "").replace("全部", "")):
            akin = _akin(wording, part, wholes)
            return akin if akin[0] else _labelled(bound, head, wording, part)
    if owners := wholes.get(id(part)):
        return owners[0].total, True
    if part is None or not part.term:
        return None, True
    return _holder(bound, head, part)


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
    return None, True


@cache
def _defined_by(name: str) -> tuple[str, ...]:
    """The terms that this one is a part of by definition, the nearest first."""
    above = [one.name for one in all_terms() if name in one.parts]
    return (*above, *(upper for one in above for upper in _defined_by(one)))


_PLANNED = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_SAME = {"全年执行数": "支出合计", "支出合计": "全年执行数"}


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
    """退役士兵 130 人；…，占退役士兵的 73.85%: the one figure whose label ends so."""
    name = _NUMBER.sub("", wording)
    if part is None or len(name) < _NAMED:
        return None, True
    found = [
        fact
        for fact in (bound.facts[i] for i in bound.values(low(head), head, part.figure.kind))
        if fact is not part and fact.wording.endswith(name) and same_measure(fact, part)
    ]
    alike = len({f.figure.amount for f in found}) == 1
    return (found[-1], True) if alike else (None, True)


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


def _listed(
    bound: Bound,
    start: int,
    match: re.Match[str],
    spent: set[int],
    wholes: Owners,
) -> Iterator[Share]:
    """A、B 分别为 x、y，分别占 C 的 p、q."""
    at = [i for i in range(*match.span("rates")) if bound.text[i] == "Ⓡ"]
    spent.update(at)
    chosen = _parts_listed(bound, start, match.start(), len(at))
    if not chosen:
        return
    if len({bound.facts[i].figure.kind for i in chosen}) > 1:
        return
    for index, position in zip(chosen, at, strict=True):
        part = bound.facts[index]
        whole, named = _whole(
            bound, match.start(), match.start("whole"), match["whole"], part, wholes
        )
        place = bound.place(bound.clause_start(bound.positions[chosen[0]], start), match.end())
        yield Share(part, whole, bound.fact_at(position), place, not named)


def _parts_listed(bound: Bound, start: int, head: int, count: int) -> list[int]:
    """The figures whose shares follow, by the terms named last, else the last figures."""
    clause = bound.clause_start(head, start, "，；：。(")
    named = [m.term.name for m in bound.mentioned(clause, head)]
    if len(named) == count:
        found = [_figure_of(bound, clause, name) for name in named]
        return [i for i in found if i is not None] if None not in found else []
    here = bound.values(start, head, Kind.MONEY, Kind.COUNT)
    return here[-count:] if len(here) >= count else []


def _bracketed(bound: Bound, wholes: Owners) -> Iterator[Share]:
    """A part with its share in brackets or after a comma: 人员经费 297.95 万元（80.62%）."""
    for match in _BRACKETED.finditer(bound.text) if wholes else ():
        part = bound.fact_at(match.start(1))
        owners = wholes.get(id(part))
        if owners and bound.passage.index_at(match.start(1)) not in bound.deltas:
            begin = bound.clause_start(match.start(), low(match.start()))
            place = bound.place(begin, match.end())
            yield Share(part, owners[0].total, bound.fact_at(match.start(2)), place, True)
