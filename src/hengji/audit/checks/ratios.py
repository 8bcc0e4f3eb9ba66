"""A stated ratio against its numerator and denominator, as spans."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.case import Case
from hengji.kernel.figures import Figure, Hedge, Indeterminate, Span
from hengji.kernel.units import Kind
from hengji.kernel.values import quickly_built
from hengji.report.facts import Fact


@quickly_built
@dataclass(frozen=True, slots=True)
class RatioCheck:
    """``holds`` is ``None`` where the figures do not decide.

    Texts are percentages, worth asking for where it does not hold.
    """

    holds: bool | None
    hedged: bool
    span: Span
    printed: Decimal

    @property
    def low(self) -> str:
        return percentage(self.span.low)

    @property
    def high(self) -> str:
        return percentage(self.span.high)

    @property
    def nearest(self) -> str:
        return percentage(self.printed)

    @property
    def possible(self) -> str:
        """``87.3431%～87.3469%``, or one figure where both ends print alike."""
        return self.nearest if self.low == self.high else f"{self.low}～{self.high}"

    @property
    def shown(self) -> str:
        """``87.3452%（只能在 87.3431%～87.3469% 之间）``; without it where both ends agree."""
        if self.low == self.high:
            return self.nearest
        return f"{self.nearest}（只能在 {self.possible} 之间）"


_PLAIN, _RATIO = Hedge.NONE, Kind.RATIO  # found faster than a member of an enum
_NOWHERE = Span(Decimal(0), Decimal(0), Kind.RATIO)
_UNKNOWN = RatioCheck(None, False, _NOWHERE, Decimal(0))
_HOLDS = RatioCheck(True, False, _NOWHERE, Decimal(0))


def percentage(ratio: Decimal) -> str:
    """A ratio of one as a percentage with at most four decimals."""
    return f"{ratio * 100:,.4f}".rstrip("0").rstrip(".") + "%"


def prints_as(above: Figure, below: Figure, stated: Figure) -> bool:
    """Do the printed digits, rounded, give the quotient? Then the spans of all three do too.

    Most quotients are right, and this takes a fifth of the time that spans take. ``False``
    also where only spans can tell.
    """
    if stated.is_exact or any([f.hedge is not _PLAIN for f in (above, below, stated)]):
        return False
    whole, part = below.amount, above.amount
    if part <= 0 or whole <= below.step:
        return False
    return abs(part / whole - stated.amount) * 2 <= stated.step


def compare_ratio(case: Case, stated: Fact, above: Fact, below: Fact) -> RatioCheck:
    """Is ``stated`` a ratio that ``above`` over ``below`` could have been printed as?"""
    if above.figure.kind is not below.figure.kind:
        return _UNKNOWN
    if not (stated.certain and above.certain and below.certain):
        return _UNKNOWN
    ratio = stated.figure.kind is _RATIO
    if ratio and prints_as(above.figure, below.figure, stated.figure):
        return _HOLDS
    try:
        possible = case.span(above.figure) / case.span(below.figure)
    except Indeterminate:
        return _UNKNOWN
    printed = above.figure.amount / below.figure.amount
    hedged = any([f.figure.hedge is not Hedge.NONE for f in (stated, above, below)])
    nothing = above.figure.digits == 0 == stated.figure.digits  # 0.00 万元 is 0% of anything
    holds = nothing or case.span(stated.figure).meets(possible)
    return RatioCheck(holds, hedged, possible, printed)


def within(case: Case, stated: Fact, possible: Span) -> RatioCheck:
    """Is ``stated`` inside a span that was computed from printed figures?"""
    return RatioCheck(
        case.span(stated.figure).meets(possible),
        stated.figure.hedge is not Hedge.NONE,
        possible,
        (possible.low + possible.high) / 2,
    )
