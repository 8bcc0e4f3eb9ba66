"""Another reading of a total and its parts, under which the sum is right.

Rows of two levels in one column, items inside items, a list that another total closes: a
sum that does not tie is called wrong only where none of these readings ties either.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from hengji.audit.case import Case
from hengji.audit.checks.readings import far_off
from hengji.audit.checks.sums import Verdict, compare_sum
from hengji.kernel.units import Kind
from hengji.report.facts import Fact, Origin
from hengji.report.relations import PartsOfWhole


def unlike_sum(case: Case, total: Fact, parts: Sequence[Fact], gap: Decimal) -> bool:
    """Is the total nothing like the sum, and do the words not tie one to the other?

    One part alone that is more than its total belongs elsewhere unless it follows at once.
    """
    if _one_breath(case, total, parts):
        return False
    if len(parts) == 1:
        return True
    return far_off(case, total.figure.amount, total.figure.amount - gap)


def _one_breath(case: Case, total: Fact, parts: Sequence[Fact]) -> bool:
    """Do the parts follow their total in its own sentence, with no figure between?"""
    here, first = total.place, min((p.place for p in parts), key=lambda p: p.start or 0)
    if (here.document, here.block) != (first.document, first.block):
        return False
    text = _text_of(case, total)
    start, end = here.end or 0, first.start or 0
    between = any(
        start <= (one.place.start or 0) < end and one.place != first
        for one in case.report.figures_in(here.document, here.block)
    )
    return start <= end and not between and not set("。；;") & set(text[start:end])


def another_sum(case: Case, total: Fact, parts: Sequence[Fact]) -> bool:
    """Does a run of the parts alone make the total: sub-items stand among the items?"""
    count = len(parts)
    return any(
        compare_sum(case, total, parts[start:end]).verdict is Verdict.TIES
        for start in range(count - 1)
        for end in range(start + 2, count + 1)
        if end - start < count
    )


def another_total(case: Case, one: PartsOfWhole) -> bool:
    """Do the parts make another row of the table, or the total with another row's parts?

    Rows of two levels stand in one column, and what is below what is not always printed.
    """
    facts = case.once(("table column",), lambda: _by_column(case))
    parts = {p.place for p in one.parts}
    for other in facts.get(_column(one.total), ()):
        if other.place == one.total.place or other.place in parts:
            continue
        if len(one.parts) > 1 and _ties(case, other, one.parts):
            return True
    alike = [
        r for r in case.report.relations_of(PartsOfWhole) if r.total.place == one.total.place
    ]
    together = {p.place: p for r in alike for p in r.parts}
    return len(together) > len(parts) and _ties(case, one.total, tuple(together.values()))


def _ties(case: Case, total: Fact, parts: Sequence[Fact]) -> bool:
    return compare_sum(case, total, parts).verdict is Verdict.TIES


def _column(fact: Fact) -> tuple[str, int | None, int | None]:
    return fact.place.document, fact.place.table, fact.place.column


def _by_column(case: Case) -> dict[tuple[str, int | None, int | None], list[Fact]]:
    found: dict[tuple[str, int | None, int | None], list[Fact]] = {}
    for relation in case.report.relations_of(PartsOfWhole):
        for fact in (relation.total, *relation.parts):
            if fact.origin is Origin.TABLE:
                found.setdefault(_column(fact), []).append(fact)
    return found


def told_again(case: Case, total: Fact, parts: Sequence[Fact]) -> bool:
    """Does the report print the term with another value, of which these are the parts?

    全部资金的基本支出 and 财政拨款的基本支出 stand in two sections of one report.
    """
    return any(
        other.place != total.place and other.certain and _ties(case, other, parts)
        for other in case.report.facts_of(total.term)
    )


def of_another_whole(case: Case, total: Fact, parts: Sequence[Fact]) -> bool:
    """Does the report say itself of which other figure these are the parts, and rightly?"""
    places = {p.place for p in parts}
    return any(
        one.total.place != total.place
        and one.total.figure.amount != total.figure.amount
        and places == {p.place for p in one.parts}
        and _ties(case, one.total, one.parts)
        for one in case.report.relations_of(PartsOfWhole)
    )


def of_another_count(case: Case, total: Fact, parts: Sequence[Fact]) -> bool:
    """受理98件，审结96件，其中…: do the parts make up another count told before them?"""
    if total.figure.kind is not Kind.COUNT:
        return False
    first = min(p.place.start or 0 for p in parts)
    return any(
        (one.place.start or 0) < first
        and one.place != total.place
        and one.figure.unit == total.figure.unit
        and _ties(case, one, parts)
        for one in case.report.figures_in(total.place.document, total.place.block)
    )


def a_chain(case: Case, parts: Sequence[Fact]) -> bool:
    """收回98份，其中有效96份，满意90份: each counted out of the one before?

    机关28名、中心24名 are items of one list: the sign between says so.
    """
    counted = all(p.figure.kind is not Kind.MONEY for p in parts)
    amounts = [p.figure.amount for p in parts]
    if not counted or amounts != sorted(amounts, reverse=True):
        return False
    return len(parts) < 2 or not all(
        "、" in _between(case, one, other) for one, other in pairwise(parts)
    )


def _between(case: Case, one: Fact, other: Fact) -> str:
    """The text between two figures of one paragraph."""
    text = _text_of(case, one)
    return text[one.place.end or 0 : other.place.start or 0]


def _text_of(case: Case, fact: Fact) -> str:
    paragraph = case.report.paragraph_at(fact.place)
    return paragraph.text if paragraph else ""
