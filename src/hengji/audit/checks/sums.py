"""A stated sum against its parts, with everything a message needs to show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import combinations

from hengji.audit.case import Case
from hengji.kernel.figures import Hedge, Span
from hengji.kernel.sums import Closure, check_sum
from hengji.kernel.units import count_alike
from hengji.kernel.values import builder, quickly_built
from hengji.report.facts import Fact
from hengji.report.relations import PartsOfWhole

_NOTHING = Decimal(0)
_PLAIN = Hedge.NONE  # a name of the module is found faster than a member of an enum


class Verdict(Enum):
    """What a sum comes to."""

    TIES = "相符"
    MIXED = "只有四舍五入与截尾混用才相符"
    EXCEEDS = "分项之和大于总数"
    SHORT = "分项之和小于总数"
    UNDECIDED = "不能判定"


@quickly_built
@dataclass(frozen=True, slots=True)
class SumCheck:
    """``gap`` is total minus parts in the base unit; the texts are ready for a message.

    ``signs`` tell which of ``terms`` are taken off. Most sums tie, so texts are made when
    asked.
    """

    verdict: Verdict
    gap: Decimal
    hedged: bool
    whole: Fact
    terms: Sequence[Fact]
    signs: Sequence[int]

    @property
    def total(self) -> str:
        return str(self.whole.figure)

    @property
    def parts(self) -> str:
        """``12.50 万元＋3.00 万元－1.20 万元``."""
        signed = zip(self.signs, self.terms, strict=True)
        said = [("－" if sign < 0 else "＋") + str(part.figure) for sign, part in signed]
        return "".join(said).removeprefix("＋")

    @property
    def sum(self) -> str:
        return in_unit(self.whole.figure.amount - self.gap, self.whole)

    @property
    def difference(self) -> str:
        return in_unit(abs(self.gap), self.whole)

    @property
    def values(self) -> dict[str, str]:
        return {
            "total": self.total,
            "parts": self.parts,
            "sum": self.sum,
            "gap": self.difference,
        }


_sum_check = builder(SumCheck)


def in_unit(amount: Decimal, like: Fact) -> str:
    """A base-unit amount in the unit of ``like``, without trailing zeros."""
    unit = like.figure.unit
    digits = amount / unit.scale
    whole = digits == digits.to_integral()
    plain = digits.to_integral_value() if whole else digits.normalize()
    space = "" if unit.symbol in ("%", "‰", "") else " "
    return f"{plain:,f}{space}{unit.symbol}"


def named(fact: Fact) -> str:
    """``人员经费 297.95 万元``."""
    return f"{fact.name} {fact.figure}".strip()


_CLOSED, _TIES = Closure.CLOSED, Verdict.TIES
"""Here once and for all: to look a member up in its enum takes as long as a call."""


def compare_sum(
    case: Case, total: Fact, parts: Sequence[Fact], signs: Sequence[int] | None = None
) -> SumCheck:
    """Compare a printed total with its printed parts, hedges and shortening considered."""
    signs = signs or [1] * len(parts)  # empty means all of them are added
    if parts and _tie_as_printed(total, parts, signs):
        return _sum_check(_TIES, _NOTHING, False, total, parts, signs)
    if not parts or not _comparable(total, parts):
        return SumCheck(Verdict.UNDECIDED, _NOTHING, False, total, (), ())
    figures = [p.figure for p in parts]
    hedged = any([f.hedge is not _PLAIN for f in (total.figure, *figures)])
    found = check_sum(total.figure, figures, signs)
    if hedged:
        verdict = _hedged(case, total, parts, signs)
    elif found.closure is _CLOSED:
        verdict = _TIES
    elif found.closure is Closure.MIXED:
        verdict = Verdict.MIXED
    else:
        verdict = Verdict.EXCEEDS if found.gap < 0 else Verdict.SHORT
    return SumCheck(verdict, found.gap, hedged, total, parts, signs)


def _tie_as_printed(total: Fact, parts: Sequence[Fact], signs: Sequence[int]) -> bool:
    """Do plain figures of the very same unit add up digit by digit? Most sums do."""
    whole = total.figure
    unit, rest = whole.unit, whole.digits
    if not total.certain or whole.hedge is not _PLAIN:
        return False
    for part, sign in zip(parts, signs, strict=True):
        one = part.figure
        if one.unit is not unit or one.hedge is not _PLAIN or not part.certain:
            return False
        rest -= one.digits if sign > 0 else -one.digits
    return not rest


def relation_sum(case: Case, one: PartsOfWhole) -> SumCheck:
    """The sum that the text or a table itself states, compared once for all rules."""
    return case.once(("sum", id(one)), lambda: compare_sum(case, one.total, one.parts))


def _comparable(total: Fact, parts: Sequence[Fact]) -> bool:
    """Are all certain, and counted as the total is? Mostly in the very same unit."""
    unit = total.figure.unit
    for part in parts:
        other = part.figure.unit
        if not part.certain or not (unit is other or count_alike(unit, other)):
            return False
    return total.certain


def closest_sum(
    case: Case,
    total: Fact,
    parts: Sequence[Fact],
    optional: Sequence[Fact],
    signs: Sequence[int] = (),
) -> SumCheck:
    """The sum with whichever optional parts make it tie; without them when none do.

    对个人和家庭的补助 may stand inside 人员经费 or beside it: both readings are honest.
    """
    checks: list[SumCheck] = []
    for size in range(len(optional) + 1):
        for extra in combinations(optional, size):
            one = compare_sum(case, total, (*parts, *extra), signs[: len(parts) + size])
            if one.verdict is Verdict.TIES:
                return one
            checks.append(one)
    return next((one for one in checks if one.verdict is Verdict.MIXED), checks[0])


def _hedged(case: Case, total: Fact, parts: Sequence[Fact], signs: Sequence[int]) -> Verdict:
    spans = [
        case.span(p.figure) if s > 0 else -case.span(p.figure)
        for p, s in zip(parts, signs, strict=True)
    ]
    added: Span = spans[0]
    for span in spans[1:]:
        added = added + span
    whole = case.span(total.figure)
    if whole.meets(added):
        return Verdict.TIES
    return Verdict.EXCEEDS if whole.below(added) else Verdict.SHORT


def gap_is_told(case: Case, total: Fact, gap: Decimal) -> bool:
    """Does the paragraph of the total print the gap as a figure of its own?

    其余 138.09 万元为对个人和家庭的补助: the text says itself what is missing.
    """
    slack = total.figure.step * 2
    return any(
        other.figure.kind is total.figure.kind
        and other.place.document == total.place.document
        and abs(other.place.block - total.place.block) <= 1
        and abs(other.figure.amount - abs(gap)) <= slack
        for other in (*case.report.quantities, *case.report.facts)
    )
