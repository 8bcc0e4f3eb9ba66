"""Which fact a rule means when it says 年初预算 or 全年执行: never simply the first one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hengji.audit.case import Case
from hengji.report.facts import Basis, Fact, Origin
from hengji.report.forms import Form, FormKind
from hengji.report.report import Report

_TABLE, _FINAL, _UNSTATED = Origin.TABLE, Basis.FINAL, Basis.UNSTATED
"""Here once and for all, as the next: to look a member up in its enum is as dear as a call."""
_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.PROJECT_EVALUATION)
ANY_BASIS = tuple(Basis)
"""For figures that are told one way only: every basis, in the order of preference."""


def preferred(facts: Iterable[Fact]) -> Fact | None:
    """The certain one that stands in a form, else the first certain one in the text."""
    first = None
    for fact in facts:
        if fact.certain:
            if fact.origin is _TABLE:
                return fact
            first = first or fact
    return first


def this_year(case: Case, term: str) -> tuple[Fact, ...]:
    """Facts of a term about the fiscal year, or that do not say of which year they are."""
    facts = case.report.facts_of(term)
    if not facts or (year := case.year) is None:
        return facts
    return tuple([f for f in facts if f.year is None or f.year == year])


def stated(case: Case, term: str, *bases: Basis) -> Fact | None:
    """The unit's own figure for a term this year, on the first of the bases that it gives.

    In a report on a past year an amount without further word is what was spent.
    """
    facts = this_year(case, term)
    if not facts:
        return None
    if _FINAL in bases and _UNSTATED not in bases:
        bases = (*bases, _UNSTATED)
    for basis in bases:
        of_basis = [f for f in facts if f.basis is basis]
        if of_basis and (found := preferred(of_basis)):
            return found
    return None


def beside(here: Fact, candidates: Iterable[Fact]) -> Fact | None:
    """The certain one that stands in the same paragraph or table as ``here``."""
    at = (here.place.document, here.place.block)
    near = (f for f in candidates if f.certain and (f.place.document, f.place.block) == at)
    return next(near, None)


def initial_budget(case: Case) -> Fact | None:
    """年初预算数 of the whole department."""
    return _whole(case, "年初预算数", Basis.INITIAL)


def adjusted_budget(case: Case) -> Fact | None:
    """全年预算数 (调整后) of the whole department."""
    return _whole(case, "全年预算数", Basis.ADJUSTED)


def executed(case: Case) -> Fact | None:
    """全年执行数 of the whole department."""
    return _whole(case, "全年执行数", Basis.FINAL)


def _whole(case: Case, term: str, basis: Basis) -> Fact | None:
    def look() -> Fact | None:
        facts = this_year(case, term)
        if _disagree(facts):
            return None
        return preferred(facts) or stated(case, "支出合计", basis)

    return case.once((_whole, term), look)


def department_forms(report: Report) -> tuple[Form, ...]:
    """The self-evaluation forms of the whole department."""
    return report.forms_of(FormKind.SELF_EVALUATION)


def funded_forms(report: Report) -> tuple[Form, ...]:
    """The forms with money by row: self-evaluations, and the summary of projects."""
    return report.forms_of(*_EVALUATIONS, FormKind.PROJECT_SUMMARY)


def evaluation_forms(report: Report) -> tuple[Form, ...]:
    """Every self-evaluation form, projects included."""
    return report.forms_of(*_EVALUATIONS)


def _disagree(facts: Iterable[Fact]) -> bool:
    """Does one paragraph give the whole two values? One of them is something else."""
    told: dict[tuple[str, int], set[Decimal]] = {}
    for fact in facts:
        if fact.origin is _TABLE:
            return False
        if fact.certain and not fact.scope:
            place = fact.place
            told.setdefault((place.document, place.block), set()).add(fact.figure.amount)
    return any(len(amounts) > 1 for amounts in told.values())
