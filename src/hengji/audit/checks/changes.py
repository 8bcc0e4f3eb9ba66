"""A stated change: its amount, rate and direction against the two figures it compares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from hengji.audit.case import Case
from hengji.audit.checks.ratios import percentage
from hengji.audit.checks.sums import in_unit
from hengji.kernel.figures import Hedge, Indeterminate, Span
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.sums import Closure, check_sum
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Change, Direction

_COMPARABLE = lazy_pattern(
    r"(?:同|可比)口径|可比价|不变价|(?:剔除|扣除|还原)[^，。；]{1,16}(?:因素|影响)"
)
_CLOSE = 40
"""Characters within which base, amount and rate are said in one breath."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a change gets wrong. ``aspect`` is amount, rate or direction."""

    aspect: str
    stated: str
    computed: str


def certain(change: Change) -> bool:
    facts = (change.current, change.base, change.amount, change.rate)
    return all(f.certain for f in facts if f)


def on_another_basis(change: Change) -> bool:
    """同口径增长 14.6%，增收 4376 万元: the rate is of a base that was made comparable."""
    said = change.place.quote + (change.current.wording if change.current else "")
    return _COMPARABLE.search(said) is not None


def decidable(change: Change) -> bool:
    """Are there enough figures to refute anything?"""
    given = sum(1 for f in (change.current, change.base, change.amount) if f)
    return given >= 2 and (given == 3 or bool(change.rate) or _pair(change))


def _pair(change: Change) -> bool:
    return bool(change.current and change.base and change.direction is not Direction.UNSTATED)


def faults(case: Case, change: Change) -> list[Fault]:
    """Everything the figures refute, the plainest first. Empty: the change holds."""
    found = [f for f in (_direction(case, change), _amount(change)) if f]
    return found or [f for f in (_rate(case, change),) if f]


def _direction(case: Case, change: Change) -> Fault | None:
    current, base = change.current, change.base
    if not (current and base) or current.figure.kind is not base.figure.kind:
        return None
    now, before = current.figure.amount, base.figure.amount
    if change.direction is Direction.UP and now < before:
        if case.span(current.figure).below(case.span(base.figure)):
            return Fault("direction", "增加", f"减少 {in_unit(before - now, current)}")
    elif change.direction is Direction.DOWN and now > before:
        if case.span(current.figure).above(case.span(base.figure)):
            return Fault("direction", "减少", f"增加 {in_unit(now - before, current)}")
    elif change.direction is Direction.FLAT and now != before:
        slack = abs(before) * case.parameter("flat-tolerance")
        apart = not case.span(current.figure).meets(case.span(base.figure))
        if apart and abs(now - before) > slack:
            moved = in_unit(abs(now - before), current)
            return Fault("direction", "持平", f"{'增加' if now > before else '减少'} {moved}")
    return None


def _amount(change: Change) -> Fault | None:
    current, base, amount = change.current, change.base, change.amount
    if not (current and base and amount):
        return None
    if len({current.figure.kind, base.figure.kind, amount.figure.kind}) != 1:
        return None
    signs = {Direction.UP: (1,), Direction.DOWN: (-1,)}.get(change.direction, (1, -1))
    now, before, moved = (one.figure.amount for one in (current, base, amount))
    for sign in signs:
        if before + sign * moved == now:  # as most are: what adds up as printed holds
            return None
        signed = -sign if amount.figure.digits < 0 and len(signs) == 1 else sign
        for one in {sign, signed}:
            found = check_sum(current.figure, (base.figure, amount.figure), (1, one))
            if found.closure is not Closure.OPEN:
                return None
    return Fault("amount", str(amount.figure), in_unit(abs(now - before), amount))


def _rate(case: Case, change: Change) -> Fault | None:
    if not change.rate or _plainly_right(change):
        return None
    try:
        possible = _possible_rates(case, change)
    except Indeterminate:
        return None
    stated = case.span(change.rate.figure)
    turned = -stated
    if not possible or any(one.meets(p) for p in possible for one in (stated, turned)):
        return None
    nearest = printed_rate(change)
    if nearest is None:
        nearest = (possible[0].low + possible[0].high) / 2
    return Fault("rate", str(change.rate.figure), percentage(abs(nearest)))


def printed_rate(change: Change) -> Decimal | None:
    """The rate that the printed digits give; ``None`` where they give none."""
    current, base, amount = (
        f.figure.amount if f and f.figure.kind is not Kind.RATIO else None
        for f in (change.current, change.base, change.amount)
    )
    if current is not None and base is not None:
        amount = current - base
    elif current is not None and amount is not None:
        base = current - amount if change.direction is Direction.UP else current + amount
    return amount / base if amount is not None and base else None


def _plainly_right(change: Change) -> bool:
    """Do the printed digits give the rate, rounded? Then so do the spans around them."""
    current, base, rate = change.current, change.base, change.rate
    if not (current and base and rate) or base.figure.kind is Kind.RATIO:
        return False
    figures = (current.figure, base.figure, rate.figure)
    if figures[0].kind is not figures[1].kind or rate.figure.kind is not Kind.RATIO:
        return False
    if any([one.hedge is not Hedge.NONE for one in figures]):
        return False
    now, before, stated = (one.amount for one in figures)
    if before <= base.figure.step or now == before:
        return False
    moved = abs((now - before) / before)
    return abs(moved - abs(stated)) * 2 <= rate.figure.step


def _possible_rates(case: Case, change: Change) -> list[Span]:
    """Every span the rate may lie in, by each way of computing it that the text gives."""
    current, base, amount = (
        case.span(f.figure) if f and f.figure.kind is not Kind.RATIO else None
        for f in (change.current, change.base, change.amount)
    )
    found: list[Span] = []
    if current and base and current.kind is base.kind and not _as_printed(change):
        found.append((current - base) / base)
    if amount and base and amount.kind is base.kind:
        found.append(amount / base)
    if not base and amount and current and amount.kind is current.kind:
        if change.direction is Direction.UP:
            found.append(amount / (current - amount))
        elif change.direction is Direction.DOWN:
            found.append(amount / (current + amount))
    return found


def _as_printed(change: Change) -> bool:
    """预算 96 万元，实际 88.42 万元，节约 7.58 万元: they were reckoned with as printed."""
    if not (change.current and change.base and change.amount):
        return False
    figures = [f.figure for f in (change.current, change.base, change.amount)]
    if any(f.hedge is not Hedge.NONE for f in figures) or len({f.kind for f in figures}) > 1:
        return False
    now, before, moved = (f.amount for f in figures)
    return bool(moved) and abs(now - before) == abs(moved)


def side_by_side(case: Case, change: Change) -> Change | None:
    """The change by its base, amount and rate alone, where these three are at odds.

    较上年33.20万元减少1.85万元，下降15.57%: whatever the current figure is, they do not fit.
    """
    base, amount, rate = change.base, change.amount, change.rate
    if not (base and amount and rate) or change.inferred:
        return None
    starts = [f.place.start or 0 for f in (base, amount, rate)]
    blocks = {(f.place.document, f.place.block) for f in (base, amount, rate)}
    if len(blocks) > 1 or starts != sorted(starts) or starts[2] - starts[0] > _CLOSE:
        return None
    alone = replace(change, current=None)
    return alone if faults(case, alone) else None


def turned(case: Case, change: Change) -> Change | None:
    """The change with the figure that fits exactly, were its direction the other one.

    实际15.40万元…较上年16.20万元增加0.80万元: 16.20 less 0.80 is what was spent.
    """
    base, amount = change.base, change.amount
    other = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(change.direction)
    if not (base and amount and base.term and other):
        return None
    at = (base.place.document, base.place.block)
    near = [
        replace(change, current=fact)
        for fact in case.report.facts_of(base.term, scope=base.scope)
        if (fact.place.document, fact.place.block) == at
        and fact.certain
        and fact.place != base.place
        and fact.year != base.year
    ]
    if not all(faults(case, one) for one in near):
        return None  # 支出4.86万元，预算5.40万元，比上年5.12万元减少0.26万元: spending did
    for one in near:
        told = _amount(one) and not _amount(replace(one, direction=other))
        if told and _direction(case, one):
            return one
    return None


def facts_of(change: Change) -> list[Fact]:
    """The facts of a change that are there, the claimed ones first."""
    order = (change.rate, change.amount, change.current, change.base)
    return [f for f in order if f]
