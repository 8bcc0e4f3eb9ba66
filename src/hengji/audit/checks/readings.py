"""Another reading of the same text, under which the report is right.

Prose leaves out what its figures belong to. Before a stated relation is called wrong, the
figures beside it are tried in its place: where one of them makes it hold, or where what
was computed is nothing like what is printed, the text was bound wrongly and nothing is
said. Accusing needs figures that are near and do not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from hengji.audit.case import Case
from hengji.audit.checks.changes import faults, printed_rate
from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.checks.sums import Verdict, compare_sum
from hengji.kernel.figures import Indeterminate
from hengji.kernel.places import Place
from hengji.kernel.slips import like_a_slip
from hengji.kernel.units import Kind
from hengji.report.facts import Fact
from hengji.report.relations import Change, Difference, Direction, Share

_STEPS = 2
"""How many last digits a rate may be off, worked out of figures as printed."""
_MOST = 24
"""Beyond so many figures in a paragraph some pair fits anything."""

_AT_ONCE = 8
"""Characters between a base and the change from it: 元减少了, 元相比下降."""


def far_off(case: Case, printed: Decimal, due: Decimal) -> bool:
    """Whether a figure is nothing like the one computed for its place."""
    return not like_a_slip(printed, due, case.parameter("slip-distance"))


def another_ratio(case: Case, rate: Fact, above: Fact, below: Fact) -> bool:
    """Does a figure beside the rate make it hold, or is it nothing like what these make?"""
    return _made_beside(case, rate, above, below) or ratio_far_off(case, rate, above, below)


def another_share(case: Case, rate: Fact, part: Fact, whole: Fact) -> bool:
    """The same of a share; but one told among shares of the same whole is of that whole."""
    if _made_beside(case, rate, part, whole):
        return True
    return not _among_shares(case, rate, whole) and ratio_far_off(case, rate, part, whole)


def _among_shares(case: Case, rate: Fact, whole: Fact) -> bool:
    """甲40万元，占40%；乙60万元，占6%: the first holds, so both are of the same."""
    return any(
        compare_ratio(case, one.rate, one.part, one.whole).holds
        for one in case.report.relations_of(Share)
        if one.part is not None
        and one.whole is not None
        and one.whole.place == whole.place
        and one.rate.place.block == rate.place.block
        and one.rate.place != rate.place
        and one.part.figure.amount
    )


def _made_beside(case: Case, rate: Fact, above: Fact, below: Fact) -> bool:
    """Does a figure beside the rate, above or below the line, make it hold?"""
    for other in _beside(case, rate, above):
        if other.figure.amount in (above.figure.amount, below.figure.amount):
            continue
        if _makes(case, rate, other, below) or _makes(case, rate, above, other):
            return True
    return False


def another_difference(case: Case, one: Difference) -> bool:
    """Do two figures beside the rest make it, or is it nothing like what they leave?"""
    own = {one.minuend.place, one.subtrahend.place}
    near = (one.minuend, one.subtrahend, *_beside(case, one.difference, one.difference))
    for more, less in permutations(near, 2):
        if not own & {more.place, less.place}:
            continue
        apart = one.difference.place not in (more.place, less.place)
        if apart and _leaves(case, one.difference, more, less):
            return True
    due = one.minuend.figure.amount - one.subtrahend.figure.amount
    return far_off(case, one.difference.figure.amount, due)


def rest_in_two(case: Case, one: Difference) -> bool:
    """下达12万元，支出11.4万元，结余0.4万元，财政收回0.2万元: is the rest told in two?"""
    told = one.difference
    following = (
        fact
        for fact in case.report.figures_in(told.place.document, told.place.block)
        if (fact.place.start or 0) > (told.place.start or 0)
        and fact.figure.kind is told.figure.kind
    )
    other = next(following, None)
    return other is not None and (
        compare_sum(case, one.minuend, (one.subtrahend, told, other)).verdict is Verdict.TIES
    )


def _leaves(case: Case, rest: Fact, more: Fact, less: Fact) -> bool:
    found = compare_sum(case, rest, (more, less), (1, -1))
    return found.verdict in (Verdict.TIES, Verdict.MIXED)


def ratio_told(case: Case, rate: Fact, model: Fact) -> bool:
    """Do two figures beside a rate make it, so that it is not about the report's totals?"""
    return any(
        _makes(case, rate, above, below)
        for above, below in permutations(_beside(case, rate, model), 2)
        if above.figure.amount
    )


def _makes(case: Case, rate: Fact, above: Fact, below: Fact) -> bool:
    """Do the printed digits themselves give the rate? 15万元 fits a fifth of all rates."""
    if not below.figure.amount or not compare_ratio(case, rate, above, below).holds:
        return False
    return _close(rate, above.figure.amount / below.figure.amount)


def _close(rate: Fact, due: Decimal) -> bool:
    return abs(abs(rate.figure.amount) - abs(due)) <= rate.figure.step * _STEPS


def ratio_far_off(case: Case, rate: Fact, above: Fact, below: Fact) -> bool:
    """Whether the printed rate is nothing like what the two figures give."""
    if not below.figure.amount:
        return True
    due = above.figure.amount / below.figure.amount
    return far_off(case, rate.figure.amount, due)


def another_change(case: Case, change: Change) -> bool:
    """Do two figures beside a change make it hold, or is it far from the two it has?"""
    model = change.current or change.base or change.amount
    if model is None:
        return False
    if _change_far_off(case, change):
        return True
    near = list(_beside(case, change.rate or change.amount or model, model))
    told = [f for f in (change.current, change.base) if f]
    beside = _base_beside(change)
    for current, base in permutations((*told, *near), 2):
        if beside and base is not change.base:
            continue  # 较上年13.52万元下降8.58%: only what fell may be another figure
        if {current.place, base.place} <= {one.place for one in told}:
            continue  # the two it has, exchanged: that is the fault of a wrong direction
        if _exchanged(change, current, base):
            continue  # that is a wrong direction, no other reading
        kept = current in told or base in told
        if (kept or change.rate) and _holds(case, change, current, base):
            return True
    return _of_another(case, change, near)


def _of_another(case: Case, change: Change, near: Iterable[Fact]) -> bool:
    """三公经费2.15万元，其中…0万元，比上年减少0.25万元，下降10.42%: did the whole fall?"""
    if change.base or not (change.current and change.amount and change.rate):
        return False
    own = (change.current, change.amount)
    return any(
        one not in own and not faults(case, other)
        for one in near
        if (other := replace(change, current=one)) and _worked_out(change.rate, other)
    )


def _worked_out(rate: Fact, change: Change) -> bool:
    due = printed_rate(change)
    return due is not None and _close(rate, due)


def _base_beside(change: Change) -> bool:
    """Does the rate or amount follow its base at once, in words that bind the two?"""
    base, stated = change.base, change.amount or change.rate
    if change.inferred or base is None or stated is None:
        return False
    if (base.place.document, base.place.block) != (stated.place.document, stated.place.block):
        return False
    return 0 <= (stated.place.start or 0) - (base.place.end or 0) <= _AT_ONCE


def _exchanged(change: Change, current: Fact, base: Fact) -> bool:
    """Are the two the change's own, the other way round, wherever they are printed?"""
    if not (change.current and change.base):
        return False
    own = (change.base.figure.amount, change.current.figure.amount)
    return own == (current.figure.amount, base.figure.amount)


def _holds(case: Case, change: Change, current: Fact, base: Fact) -> bool:
    if change.amount in (current, base) or current.place == base.place:
        return False
    if change.rate and not base.figure.amount and change.rate.figure.amount != 1:
        return False  # from nothing, 100% is said by custom and no other rate by anyone
    if change.rate and base.figure.amount:
        now, before = current.figure.amount, base.figure.amount
        if not _close(change.rate, (now - before) / before):
            return False
    other = replace(change, current=current, base=base)
    try:
        return not faults(case, other)
    except Indeterminate:
        return False


def _change_far_off(case: Case, change: Change) -> bool:
    """Whether the current figure is nothing like the base with the change upon it.

    The change itself is small beside the two and says little: 47.39 less 52.16 is 4.77,
    the text says 14.76, and 37.40 is still like 47.39.
    """
    current, base = change.current, change.base
    if change.inferred and change.rate and base is None:
        worked_out = printed_rate(change)
        stated = change.rate.figure.amount
        return worked_out is not None and far_off(case, stated, worked_out)
    if not (current and base) or current.figure.kind is not base.figure.kind:
        return False
    before, now = base.figure.amount, current.figure.amount
    if change.amount and change.amount.figure.kind is current.figure.kind:
        moved = abs(change.amount.figure.amount)
    elif change.rate:
        moved = abs(before * change.rate.figure.amount)
    else:
        return False
    due = {Direction.UP: (before + moved,), Direction.DOWN: (before - moved,)}
    ways = due.get(change.direction, (before + moved, before - moved))
    return all(far_off(case, now, one) for one in ways)


def _beside(case: Case, at: Fact, model: Fact) -> Iterator[Fact]:
    """Figures of the model's kind in the paragraph of ``at`` and the one before."""
    if model.figure.kind is Kind.RATIO:
        return
    place = at.place
    near = [
        fact
        for block in (place.block, place.block - 1)
        for fact in _once_each(case.report.figures_in(place.document, block))
        if fact.figure.kind is model.figure.kind
    ]
    if len(near) <= _MOST:
        yield from near


def _once_each(figures: Iterable[Fact]) -> Iterable[Fact]:
    """One figure for each place: a number may be the fact of two terms."""
    firsts: dict[Place, Fact] = {}
    for fact in figures:
        firsts.setdefault(fact.place, fact)
    return firsts.values()
