"""Income against spending, with what was carried in and out."""

from __future__ import annotations

from itertools import combinations

from hengji.audit.case import Case
from hengji.audit.checks.sums import SumCheck, Verdict, compare_sum
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact

_GRAND = lazy_pattern(r"总计|总量|总收入|总支出")


def grand_totals_agree(
    case: Case, income: Fact, spending: Fact, carried_in: Fact, carried_out: Fact
) -> bool:
    """收入总计 and 支出总计 hold what was carried in and out: they are equal, no more.

    One of them may stand beside the other side's 本年: 总支出 is 本年收入 with 上年结转.
    """
    of_income, of_spending = (bool(_GRAND.search(f.wording)) for f in (income, spending))
    if of_income and of_spending:
        return _ties(case, spending, income)
    if of_spending:
        return _ties(case, spending, income, carried_in)
    return of_income and _ties(case, income, spending, carried_out)


def told_apart(case: Case, carried_in: Fact, carried_out: Fact, *sides: Fact) -> bool:
    """Are there several sets of accounts, 一般公共预算 and 基金, told in several paragraphs?"""
    if all(_beside(case, one, carried_out) for one in (carried_in, *sides)):
        return False
    if any(_another(case, one) for one in (carried_in, carried_out)):
        return True
    several = [one for one in sides if _another(case, one) and not _GRAND.search(one.wording)]
    return any(one.place.block != carried_in.place.block for one in several)


def _beside(case: Case, fact: Fact, other: Fact) -> bool:
    """Is the same figure told where the other stands? The first place told may be elsewhere."""
    here = (other.place.document, other.place.block)
    return any(
        (one.place.document, one.place.block) == here
        and one.figure.kind is fact.figure.kind
        and one.figure.span.meets(fact.figure.span)
        for one in case.report.facts_of(fact.term)
    )


def _another(case: Case, fact: Fact) -> bool:
    """Has the term another value of the same year, stand and source?"""
    return any(
        not one.figure.span.meets(fact.figure.span)
        and (one.basis, one.year, one.source) == (fact.basis, fact.year, fact.source)
        and one.certain
        and not one.scope
        and not _GRAND.search(one.wording)
        for one in case.report.facts_of(fact.term)
    )


def _ties(case: Case, total: Fact, *parts: Fact) -> bool:
    return compare_sum(case, total, parts).verdict is Verdict.TIES


def closest_balance(
    case: Case, spending: Fact, parts: list[tuple[Fact, int]], optional: list[tuple[Fact, int]]
) -> SumCheck:
    """The balance with whichever optional figures make it tie, else without them.

    收入合计 may hold the carry-over already, the last of ``parts``: then it ties without.
    """
    checks: list[SumCheck] = []
    for size in range(len(optional) + 1):
        for extra in combinations(optional, size):
            for held in (parts, parts[:-1]):
                facts, signs = zip(*held, *extra, strict=True)
                one = compare_sum(case, spending, facts, signs)
                if one.verdict is Verdict.TIES:
                    return one
                checks.append(one)
    return next((one for one in checks if one.verdict is Verdict.MIXED), checks[0])
