"""Shares told one after the other of a whole that no word names: 甲 40 万元，占 40%；乙…"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hengji.extraction.prose.bound import Bound
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Relation, Share

_FEWEST = 3
_FINE = Decimal("0.001")
"""Three shares prove their whole only if printed with a decimal; four do anyway."""
_RECENT = 40
"""Figures of earlier paragraphs that may be the whole."""


def with_common_whole(bound: Bound, shares: Sequence[Share]) -> list[Share]:
    """The shares, those without a whole given the printed figure that all but one prove."""
    unknown = [one for one in shares if one.whole is None and _is_plain(one)]
    if len(unknown) < _FEWEST:
        return list(shares)
    whole = _proved(bound, unknown)
    if whole is None:
        return list(shares)
    found = {id(one) for one in unknown}
    return [
        replace(one, whole=whole, inferred=True) if id(one) in found else one for one in shares
    ]


def shared_by_items(
    runs: Iterable[Sequence[Bound]], relations: Sequence[Relation]
) -> list[Relation]:
    """The relations, shares told one in each paragraph of a list given their whole.

    (1)甲40万元，占40%。(2)乙35万元，占35%。(3)丙…: of one figure told above the list.
    """
    unknown: dict[int, list[Share]] = {}
    for one in relations:
        if isinstance(one, Share) and one.whole is None and _is_plain(one):
            unknown.setdefault(one.rate.place.block, []).append(one)
    found: dict[int, Share] = {}
    for run in runs if len(unknown) >= _FEWEST else ():
        blocks = [item.passage.place(0, 1).block for item in run]
        own = [unknown[block][0] for block in blocks if len(unknown.get(block, ())) == 1]
        if len(own) < _FEWEST or len(own) < len(run):
            continue
        whole = _one_of([f for f in _kept(run[0]) if f.place.block < blocks[0]], own)
        if whole is not None:
            found |= {id(one): replace(one, whole=whole, inferred=True) for one in own}
    return [found.get(id(one), one) for one in relations]


def _is_plain(one: Share) -> bool:
    return (
        one.part is not None
        and one.part.figure.kind is Kind.MONEY
        and one.part.figure.amount > 0
        and one.part.certain
        and one.rate.certain
    )


def _proved(bound: Bound, shares: Sequence[Share]) -> Fact | None:
    """The one figure told before them whose shares they are, but at most one."""
    return _one_of(_before(bound, shares), shares)


def _one_of(candidates: Iterable[Fact], shares: Sequence[Share]) -> Fact | None:
    """The one figure among them that the shares, but at most one, prove to be their whole."""
    fine = all(one.rate.figure.step <= _FINE for one in shares)
    least = len(shares) - 1 if len(shares) > _FEWEST or fine else len(shares)
    holding: dict[Decimal, tuple[int, Fact]] = {}
    for whole in candidates:
        count = sum(_holds(one, whole) for one in shares)
        if count >= least:
            holding[whole.figure.amount] = (count, whole)
    if len(holding) > 1:
        return _likeliest(holding, shares)
    return next((whole for _, whole in holding.values()), None)


def _likeliest(
    holding: dict[Decimal, tuple[int, Fact]], shares: Sequence[Share]
) -> Fact | None:
    """Of figures that most shares would prove the one that the parts make up, or all prove."""
    made = sum((one.part.figure.amount for one in shares if one.part), Decimal(0))
    if made in holding:
        return holding[made][1]
    most = max(count for count, _ in holding.values())
    proved = [whole for count, whole in holding.values() if count == most]
    return proved[0] if len(proved) == 1 and most == len(shares) else None


def _before(bound: Bound, shares: Sequence[Share]) -> Iterator[Fact]:
    """Money told before the first part, here and in the paragraphs above."""
    parts = {id(one.part) for one in shares}
    for index in bound.values(0, len(bound.text), Kind.MONEY):
        if id(bound.facts[index]) in parts:
            break
        yield bound.facts[index]
    for fact in _kept(bound):
        if id(fact) not in parts:
            yield fact


def _kept(bound: Bound) -> list[Fact]:
    kept = [f for facts in bound.memory.by_term.values() for f in facts[-_RECENT:]]
    named = [f for f in kept if f.figure.kind is Kind.MONEY]
    return [*named, *bound.memory.others[-_RECENT:]]


def _holds(one: Share, whole: Fact) -> bool:
    if one.part is None or not whole.figure.amount or not whole.certain:
        return False
    share = one.part.figure.amount / whole.figure.amount
    return abs(share - one.rate.figure.amount) <= one.rate.figure.step
