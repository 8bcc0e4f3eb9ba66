"""What a report is compared with: earlier years of the same unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.case import AgainstKind, Case
from hengji.audit.checks.lookup import preferred
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Basis, Fact
from hengji.report.report import Report

_BY_OTHER_NAMES = {
    "年初预算数": ("支出合计", "收入合计", "财政拨款支出", "一般公共预算支出"),
    "支出合计": ("年初预算数", "全年执行数"),
    "全年执行数": ("支出合计", "财政拨款支出", "一般公共预算支出"),
}
"""What an approval or final accounts may call the whole; the first stands for it in words."""
_NOT_WORDS = lazy_pattern(r"[\s\d一二三四五六七八九十、，。；：（）()．.,;:]+")


def earlier(case: Case) -> tuple[Report, ...]:
    """Last year's report and last year's final accounts.

    Accounts that do not say of which year they are may be this year's.
    """
    wanted = case.year - 1 if case.year else None
    reports = case.compared(AgainstKind.PRIOR_REPORT)
    accounts = case.compared(AgainstKind.FINAL_ACCOUNTS)
    return (
        *(r for r in reports if wanted is None or r.fiscal_year in (None, wanted)),
        *(r for r in accounts if wanted is None or r.fiscal_year == wanted),
    )


def bare(text: str) -> str:
    """The words of a text: without numbering, punctuation and white space."""
    return _NOT_WORDS.sub("", text)


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of this report, at all its places, and what the other says of it.

    ``theirs`` is ``None`` where the other report does not give the figure.
    """

    ours: tuple[Fact, ...]
    theirs: Fact | None
    holds: bool

    @property
    def term(self) -> str:
        return self.ours[0].term


def compare(case: Case, other: Report, own: Basis, theirs: Basis) -> Iterator[Compared]:
    """Every certain figure on the basis ``own`` against the other report's ``theirs``.

    A term that the other report gives with several values (of all money, of fiscal
    appropriations) holds where one of them agrees; the whole of a budget or of the accounts
    is looked for by its other names too.
    """
    groups: dict[tuple[str, str, Decimal], list[Fact]] = {}
    for fact in case.report.facts:
        if fact.term and fact.basis is own and fact.certain:
            groups.setdefault((fact.term, fact.scope, fact.figure.amount), []).append(fact)
    for (term, scope, _), facts in groups.items():
        kind = facts[0].figure.kind
        found = other.facts_of(term, basis=theirs, scope=scope)
        for name in () if found or scope else _BY_OTHER_NAMES.get(term, ()):
            found = (*found, *other.facts_of(name, basis=theirs, scope=scope))
        alike = [f for f in found if f.figure.kind is kind and f.certain]
        span = facts[0].figure.span
        holds = any(f.figure.span.meets(span) for f in alike)
        yield Compared(tuple(facts), preferred(alike), holds)
