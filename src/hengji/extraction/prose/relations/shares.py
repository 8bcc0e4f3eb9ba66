"""Shares of a whole: 占总支出的 81%, 占比 81%, (81%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import is_connecting, stripped, without_time
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact
from hengji.report.relations import PartsOfWhole, Share

_SHARE = re.compile(
    r"(?:各?占(?!用|编|地)(?:到|有|据)?了?(?P<whole>[^，。；：()占完成ⓂⓇⒸⓃ]{0,30}?)(?P<figure>[ⓂⒸ])?的?(?:比例|比重|百分比|比率|比)?"
    r"|所占(?:比例|比重)|(?<!对)(?<!同)(?<!环)(?<!可)比重|比例)"
    r"[为达约到是：，近]{0,3}(?P<rate>Ⓡ)"
)
_LISTED = re.compile(
    r"(?:分别占|各占|占比?|所占比例|比重|比例)(?:到|有|据|分别)?(?P<whole>[^，。；：()占ⓂⓇⒸⓃ]{0,30}?)的?(?:比例|比重)?[为达约是：]{0,2}(?P<rates>Ⓡ(?:[、，和及与]+Ⓡ)+)"
)
_BUDGET = re.compile(r"预算|计划")
_MOVED = re.compile(r"[由从].*(?:年|期)|上年|去年")
_FUNDS = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算")
_BRACKETED = re.compile(r"([ⓂⒸ])[(，](Ⓡ)\)?")


def shares(bound: Bound, wholes: Sequence[PartsOfWhole]) -> Iterator[Share]:
    """Every share that the passage states; ``wholes`` are its parts of wholes."""
    if "Ⓡ" not in bound.text:
        return
    for start, end in bound.sentences():
        spent: set[int] = set()
        for match in _LISTED.finditer(bound.text, start, end):
            yield from _listed(bound, start, match, spent, wholes)
        for match in _SHARE.finditer(bound.text, start, end):
            whole = match["whole"] or ""
            if match.start("rate") in spent or _is_completion(whole) or _MOVED.search(whole):
                continue
            yield _share(bound, start, match, wholes)
    yield from _bracketed(bound, wholes)


def _is_completion(whole: str) -> bool:
    """占年初预算的 means completion; 占一般公共预算支出的 is a share."""
    return _BUDGET.search(_FUNDS.sub("", whole)) is not None


def _share(
    bound: Bound, start: int, match: re.Match[str], wholes: Sequence[PartsOfWhole]
) -> Share:
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
            bound.position(i) for i in bound.indices(start, head) if bound.facts[i] is part
        )
        begin = position
    place = bound.place(bound.clause_start(begin, start, "，；：。("), match.end())
    return Share(part, whole, bound.fact_at(match.start("rate")), place, not (near and named))


def _part(bound: Bound, start: int, head: int) -> tuple[Fact | None, bool]:
    """The figure whose share it is, and whether the sentence says so itself."""
    here = bound.values(start, head, Kind.MONEY, Kind.COUNT)
    clause = bound.clause_start(head, start, "，；：。(")
    named = [m.term.name for m in bound.mentioned(clause, head)]
    if named:
        after = bound.values(head, len(bound.text), Kind.MONEY, Kind.COUNT)
        for index in [*reversed(bound.values(0, head, Kind.MONEY, Kind.COUNT)), *after]:
            if bound.facts[index].term == named[-1] and not bound.facts[index].scope:
                return bound.facts[index], index in here
        return None, True
    if here:
        between = stripped(bound.text[bound.position(here[-1]) + 1 : head])
        if is_connecting(without_time(between)):
            return bound.facts[here[-1]], True
        skipped = between.rsplit("，", 1)[-1]
        if "，" in between and is_connecting(without_time(stripped(skipped))):
            return bound.facts[here[-1]], False
    return None, True


def _whole(
    bound: Bound,
    head: int,
    at: int,
    wording: str,
    part: Fact | None,
    wholes: Sequence[PartsOfWhole],
) -> tuple[Fact | None, bool]:
    """The whole's figure, and whether it is named."""
    if wording:
        named = [m.term.name for m in bound.mentioned(at, at + len(wording))]
        if named:
            return _of_term(bound, head, named[-1], part)
        if not is_connecting(wording.replace("总支出", "").replace("全部", "")):
            return _akin(wording, part, wholes)
    for whole in wholes:
        if part is not None and any(p is part for p in whole.parts):
            return whole.total, True
    return None, True


_SAME = {"全年执行数": "支出合计", "支出合计": "全年执行数"}


def _akin(
    wording: str, part: Fact | None, wholes: Sequence[PartsOfWhole]
) -> tuple[Fact | None, bool]:
    """The whole of the part, if the wording shares a word with its label."""
    for whole in wholes:
        if part is not None and any(p is part for p in whole.parts):
            label = whole.total.wording
            if any(wording[i : i + 2] in label for i in range(len(wording) - 1)):
                return whole.total, True
    return None, True


def _of_term(bound: Bound, head: int, name: str, part: Fact | None) -> tuple[Fact | None, bool]:
    names = (name, _SAME.get(name, name))
    for index in reversed(range(len(bound.facts))):
        fact = bound.facts[index]
        if fact.term not in names or index in bound.deltas or fact.scope or fact is part:
            continue
        if part is None or (fact.year == part.year and _meets(fact.basis, part.basis)):
            return fact, True
    year = part.year if part else None
    bases = (Basis.FINAL, Basis.UNSTATED)
    if part is not None and part.basis not in bases:
        bases = (part.basis, part.basis)
    for one in names:
        if fact_ := bound.memory.only(one, year, bases):
            return fact_, True
    return None, True


def _meets(one: Basis, other: Basis) -> bool:
    return one is other or Basis.UNSTATED in (one, other)


def _listed(
    bound: Bound,
    start: int,
    match: re.Match[str],
    spent: set[int],
    wholes: Sequence[PartsOfWhole],
) -> Iterator[Share]:
    """A、B 分别为 x、y，分别占 C 的 p、q."""
    at = [i for i in range(*match.span("rates")) if bound.text[i] == "Ⓡ"]
    here = bound.values(start, match.start(), Kind.MONEY, Kind.COUNT)
    spent.update(at)
    if len(here) < len(at):
        return
    chosen = here[-len(at) :]
    if len({bound.facts[i].figure.kind for i in chosen}) > 1:
        return
    for index, position in zip(chosen, at, strict=True):
        part = bound.facts[index]
        whole, named = _whole(
            bound, match.start(), match.start("whole"), match["whole"], part, wholes
        )
        place = bound.place(bound.clause_start(bound.position(chosen[0]), start), match.end())
        yield Share(part, whole, bound.fact_at(position), place, not named)


def _bracketed(bound: Bound, wholes: Sequence[PartsOfWhole]) -> Iterator[Share]:
    """A part with its share in brackets or after a comma: 人员经费 297.95 万元（80.62%）."""
    for match in _BRACKETED.finditer(bound.text):
        part = bound.fact_at(match.start(1))
        for whole in wholes:
            if (
                any(p is part for p in whole.parts)
                and bound.passage.index_at(match.start(1)) not in bound.deltas
            ):
                place = bound.place(bound.clause_start(match.start(), 0), match.end())
                yield Share(part, whole.total, bound.fact_at(match.start(2)), place, True)
                break
