"""What a year's budget became: every total that is told, with what was added and cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hengji.audit.case import Case
from hengji.audit.checks.lookup import ANY_BASIS, adjusted_budget, beside, stated, this_year
from hengji.audit.checks.restated import moves_on
from hengji.audit.checks.sums import SumCheck, closest_sum
from hengji.report.facts import Fact

_ADDED = re.compile("追加|调增|追增")
_CUT = re.compile("追减|调减|压减|核减")
_MOVED = re.compile(f"{_ADDED.pattern}|{_CUT.pattern}")


def adjusted_budgets(case: Case) -> list[Fact]:
    """Every different 全年预算数 that is printed; the report may name it several times."""
    facts = this_year(case, "全年预算数")
    named = [f for f in facts if f.certain and not moves_on(f)]
    if not named:
        return [total] if (total := adjusted_budget(case)) else []
    if len(named) == 1:
        return named
    moves = (*case.report.quantities, *case.report.facts)
    told = _named(moves, _MOVED)
    named.sort(key=lambda f: beside(f, told) is None)  # where the moves are told, first
    return list({f.figure.amount: f for f in reversed(named)}.values())


def near(case: Case, total: Fact, term: str) -> Fact | None:
    """The term's figure where the total stands, else the one of the whole report."""
    facts = this_year(case, term)
    return beside(total, facts) or stated(case, term, *ANY_BASIS)


def added_beside(case: Case, total: Fact) -> Fact | None:
    """What was added to come to the total."""
    return _moved(case, total, "预算追加", _ADDED)


def cut_beside(case: Case, total: Fact) -> Fact | None:
    """What was cut to come to the total."""
    return _moved(case, total, "预算追减", _CUT)


def _moved(case: Case, total: Fact, term: str, words: re.Pattern[str]) -> Fact | None:
    """What was added or cut, 年中追加政策性增资 included where it is the only one."""
    if found := near(case, total, term):
        return found
    return _only_beside(total, _named(case.report.quantities, words))


def _named(facts: Sequence[Fact], words: re.Pattern[str]) -> list[Fact]:
    """Those whose wording holds one of the words. Few do, so that a quick look comes first."""
    likely = [f for f in facts if "追" in f.wording or "减" in f.wording or "增" in f.wording]
    return [f for f in likely if words.search(f.wording)]


def _only_beside(total: Fact, told: list[Fact]) -> Fact | None:
    one = told[0] if len(told) == 1 else None
    alike = one is not None and one.figure.unit == total.figure.unit
    return beside(total, told) if alike else None


def moved_sums(
    case: Case, total: Fact, initial: Fact, told: Fact, carried: Fact | None = None
) -> list[SumCheck]:
    """The budget as what it was and what was moved; a cut may be printed without its sign."""
    optional = [carried] if carried else []
    return [
        closest_sum(case, total, [initial, told], optional, (1, sign, 1)) for sign in (1, -1)
    ]


def moved_otherwise(case: Case, told: Fact, total: Fact) -> bool:
    """Is it what was added or cut alone, or the budget after all that was moved?"""
    moved = [stated(case, term, *ANY_BASIS) for term in ("预算追加", "预算追减")]
    amount = case.span(told.figure)
    known = [case.span(one.figure) for one in (*moved, total) if one and one.certain]
    added, cut = moved
    if added and cut and added.figure.kind is cut.figure.kind:
        known.append(case.span(added.figure) + case.span(cut.figure))
    return any(amount.meets(one) or (-amount).meets(one) for one in known)
