"""Which fact a rule means when it says 年初预算 or 全年执行: never simply the first one."""

from __future__ import annotations

from collections.abc import Iterable

from hengji.audit.case import Case
from hengji.report.facts import Basis, Fact, Origin
from hengji.report.forms import Form, FormKind
from hengji.report.report import Report


def preferred(facts: Iterable[Fact]) -> Fact | None:
    """The certain one that stands in a form, else the first certain one in the text."""
    certain = [f for f in facts if f.certain]
    in_forms = (f for f in certain if f.origin is Origin.TABLE)
    return next(in_forms, certain[0] if certain else None)


def of_this_year(case: Case, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts about the fiscal year, or that do not say of which year they are."""
    year = case.year
    return tuple(f for f in facts if f.year is None or year is None or f.year == year)


def stated(case: Case, term: str, *bases: Basis) -> Fact | None:
    """The unit's own figure for a term this year, on the first of the bases that it gives.

    In a report on a past year an amount without further word is what was spent.
    """
    if Basis.FINAL in bases and Basis.UNSTATED not in bases:
        bases = (*bases, Basis.UNSTATED)
    return case.once((stated, term, bases), lambda: _stated(case, term, bases))


def _stated(case: Case, term: str, bases: tuple[Basis, ...]) -> Fact | None:
    for basis in bases:
        found = preferred(of_this_year(case, case.report.facts_of(term, basis=basis)))
        if found:
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
        named = preferred(of_this_year(case, case.report.facts_of(term)))
        return named or stated(case, "支出合计", basis)

    return case.once((_whole, term), look)


def department_forms(report: Report) -> tuple[Form, ...]:
    """The self-evaluation forms of the whole department."""
    return report.forms_of(FormKind.SELF_EVALUATION)


def evaluation_forms(report: Report) -> tuple[Form, ...]:
    """Every self-evaluation form, projects included."""
    return report.forms_of(FormKind.SELF_EVALUATION, FormKind.PROJECT_EVALUATION)
