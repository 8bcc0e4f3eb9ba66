"""Shares of a whole: 占总支出的 81%, 占比 81%, (81%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import Mention, is_connecting, stripped, without_time
from hengji.extraction.prose.relations.completion import is_share
from hengji.extraction.prose.relations.reach import is_base, low, outside
from hengji.extraction.prose.relations.share_wholes import Owners, is_budget, whole_of
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import PartsOfWhole, Share

_SHARE = lazy_pattern(
    r"(?:各?占(?!用|编|地)(?:到(?!位)|有|据)?了?(?P<whole>[^，。；：()占完成ⓂⓇⒸⓃ]{0,30}?)(?P<figure>[ⓂⒸ])?的?(?:比例|比重|百分比|比率|比)?"
    r"|所占(?:比例|比重)|(?<!对)(?<!同)(?<!环)(?<!可)比重|(?<!执行)(?<!完成)比例)"
    r"[为达约到是：，近]{0,3}(?P<rate>Ⓡ)"
)
_LISTED = lazy_pattern(
    r"(?:分别占|各占|占比?|所占比例|比重|比例)(?:到(?!位)|有|据|分别)?(?P<whole>[^，。；：()占ⓂⓇⒸⓃ]{0,30}?)的?(?:比例|比重)?[为达约是：]{0,2}(?P<rates>Ⓡ(?:[、，和及与]+Ⓡ)+)"
)
_MOVED = lazy_pattern(r"[由从].*(?:年|期)|上年|去年")
_AMONG = lazy_pattern(r"[^，。；：ⓂⒸⓇ]{0,8}中，?有?[^，。；：ⓂⒸⓇ]{0,4}Ⓒ")
_BRACKETED = re.compile(r"([ⓂⒸ])[(，](Ⓡ)\)?")


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
            if is_budget(whole) and not _of_another(bound, start, match):
                continue
            yield _share(bound, start, match, wholes)
    yield from _bracketed(bound, wholes)


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
        whole, named = whole_of(
            bound, head, match.start("whole"), match["whole"] or "", part, wholes
        )
    if whole is None and part is not None and not match["whole"]:
        whole = _out_of(bound, start, head, part)
    begin = head
    if part is not None and near:
        position = next(
            bound.positions[i] for i in bound.indices(start, head) if bound.facts[i] is part
        )
        begin = position
    place = bound.place(bound.clause_start(begin, start, "，；：。("), match.end())
    return Share(part, whole, bound.fact_at(match.start("rate")), place, not (near and named))


def _out_of(bound: Bound, start: int, head: int, part: Fact) -> Fact | None:
    """12 项指标中有 3 项为定性指标，占 25%: out of the count right before."""
    before = [i for i in bound.values(start, head, Kind.COUNT) if bound.facts[i] is not part]
    if not before or part.figure.kind is not Kind.COUNT:
        return None
    whole = bound.facts[before[-1]]
    at = bound.positions[before[-1]] + 1
    return (
        whole
        if whole.figure.unit == part.figure.unit and _AMONG.match(bound.text, at)
        else None
    )


def _part(bound: Bound, start: int, head: int) -> tuple[Fact | None, bool]:
    """The figure whose share it is, and whether the sentence says so itself."""
    here = bound.values(start, head, Kind.MONEY, Kind.COUNT)
    if bound.text.find(")", start, head) >= 0:
        here = outside(bound, here, head)
    while len(here) > 1 and is_base(bound, here[-1]):
        here.pop()
    clause = bound.clause_start(head, start, "，；：。(")
    named = bound.mentioned(clause, head)
    if named:
        index = _figure_of(bound, head, named[-1].term.name)
        if index is None or _narrower(bound, clause, named[-1], index):
            return None, True
        return bound.facts[index], index in here
    if here:
        between = stripped(bound.text[bound.positions[here[-1]] + 1 : head])
        if is_connecting(without_time(between)):
            return bound.facts[here[-1]], True
        skipped = between.rsplit("，", 1)[-1]
        if "，" in between and is_connecting(without_time(stripped(skipped))):
            return bound.facts[here[-1]], False
    return None, True


def _narrower(bound: Bound, clause: int, named: Mention, index: int) -> bool:
    """货物采购授予中小企业合同金额占…: of a kind only, where the figure told is of all."""
    said = stripped(without_time(bound.text[clause : named.start]))
    if bound.positions[index] > clause or is_connecting(said):
        return False
    return said not in bound.facts[index].wording


def _figure_of(bound: Bound, head: int, name: str) -> int | None:
    """The nearest figure of this term, rather before than after."""
    after = bound.values(head, min(len(bound.text), head + 400), Kind.MONEY, Kind.COUNT)
    before = reversed(bound.values(low(head), head, Kind.MONEY, Kind.COUNT))
    for index in (*before, *after):
        if bound.facts[index].term == name and not bound.facts[index].scope:
            return index
    return None


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
        whole, named = whole_of(
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
