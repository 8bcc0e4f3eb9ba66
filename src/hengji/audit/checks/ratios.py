"""A stated ratio against its numerator and denominator, as spans."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.case import Case
from hengji.kernel.figures import Hedge, Indeterminate, Span
from hengji.kernel.units import Kind
from hengji.kernel.values import quickly_built
from hengji.report.facts import Fact


@quickly_built
@dataclass(frozen=True, slots=True)
class RatioCheck:
    """``holds`` is ``None`` where the figures do not decide.

    Texts are percentages; most ratios hold, so they are written out when asked.
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


_UNKNOWN = RatioCheck(None, False, Span(Decimal(0), Decimal(0), Kind.RATIO), Decimal(0))


def percentage(ratio: Decimal) -> str:
    """A ratio of one as a percentage with at most four decimals."""
    return f"{ratio * 100:,.4f}".rstrip("0").rstrip(".") + "%"


def compare_ratio(case: Case, stated: Fact, above: Fact, below: Fact) -> RatioCheck:
    """Is ``stated`` a ratio that ``above`` over ``below`` could have been printed as?"""
    if above.figure.kind is not below.figure.kind:
        return _UNKNOWN
    if not (stated.certain and above.certain and below.certain):
        return _UNKNOWN
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
