"""Income against spending, with what was carried in and out."""

from __future__ import annotations

import re
from itertools import combinations

from hengji.audit.case import Case
from hengji.audit.checks.sums import SumCheck, Verdict, compare_sum
from hengji.report.facts import Fact

_GRAND = re.compile(r"总计|总量|总收入|总支出")


def grand_totals_agree(case: Case, income: Fact, spending: Fact) -> bool:
    """收入总计 and 支出总计 hold what was carried in and out: they are equal, no more."""
    both = all(_GRAND.search(one.wording) for one in (income, spending))
    return both and compare_sum(case, spending, (income,)).verdict is Verdict.TIES


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
