"""Shares told one after the other of a whole that no word names: 甲 40 万元，占 40%；乙…"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hengji.extraction.prose.bound import Bound
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Share

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
    fine = all(one.rate.figure.step <= _FINE for one in shares)
    least = len(shares) - 1 if len(shares) > _FEWEST or fine else len(shares)
    proved = {
        whole.figure.amount: whole
        for whole in _before(bound, shares)
        if sum(_holds(one, whole) for one in shares) >= least
    }
    return next(iter(proved.values())) if len(proved) == 1 else None


def _before(bound: Bound, shares: Sequence[Share]) -> Iterator[Fact]:
    """Money told before the first part, here and in the paragraphs above."""
    parts = {id(one.part) for one in shares}
    for index in bound.values(0, len(bound.text), Kind.MONEY):
        if id(bound.facts[index]) in parts:
            break
        yield bound.facts[index]
    kept = [f for facts in bound.memory.by_term.values() for f in facts[-_RECENT:]]
    for fact in kept:
        if fact.figure.kind is Kind.MONEY and id(fact) not in parts:
            yield fact


def _holds(one: Share, whole: Fact) -> bool:
    if one.part is None or not whole.figure.amount or not whole.certain:
        return False
    share = one.part.figure.amount / whole.figure.amount
    return abs(share - one.rate.figure.amount) <= one.rate.figure.step
