"""How far an actual figure is from its budget, and whether the report says why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.case import Case
from hengji.audit.checks.lookup import preferred, stated
from hengji.audit.checks.reasons import reason_for
from hengji.audit.rule import percent
from hengji.kernel.values import quickly_built
from hengji.report.facts import Basis, Fact


@quickly_built
@dataclass(frozen=True, slots=True)
class Deviation:
    """``kind`` is near, over, under, unbudgeted or uncertain."""

    kind: str
    explained: bool
    final: Fact
    budget: Fact

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.final, self.budget

    @property
    def values(self) -> dict[str, str]:
        """What a message shows; ``rate`` is blank where there is none."""
        final, budget = self.final.figure, self.budget.figure
        compared = self.kind != "uncertain" and budget.amount != 0
        rate = percent(final.amount / budget.amount) if compared else ""
        return {"budget": str(budget), "final": str(final), "rate": rate}


def deviation(
    case: Case, term: str, topic: str, over: str = "far-from-budget"
) -> Deviation | None:
    """Compare a term's actual with its budget; ``None`` where either is not given.

    The adjusted budget is compared where it is stated, else the initial one. ``over`` is the
    threshold beyond which more than the budget is too much.
    """
    budget = stated(case, term, Basis.ADJUSTED, Basis.INITIAL, Basis.BUDGET)
    final = stated(case, term, Basis.FINAL)
    if not (budget and final):
        return None
    if budget.figure.kind is not final.figure.kind:
        return Deviation("uncertain", False, final, budget)
    limit = case.profile.threshold("far-from-budget")
    planned, actual = budget.figure.amount, final.figure.amount
    kind = "near"
    if planned == 0:
        kind = "unbudgeted" if actual > 0 else "near"
    elif actual > planned * (1 + case.profile.threshold(over)) and final.figure.span.above(
        budget.figure.span
    ):
        kind = "over"
    elif actual < planned * (1 - 2 * limit):
        kind = "under"
    told = kind != "near" and _told(case, topic, limit, final, kind)
    return Deviation(kind, told, final, budget)


def _told(case: Case, topic: str, limit: Decimal, final: Fact, kind: str) -> bool:
    """Is a reason given? That of a change against last year only where that is as far."""
    facts = case.report.facts_of(final.term)
    prior = preferred(f for f in facts if f.basis is Basis.PRIOR_FINAL)
    yearly = True
    if prior and prior.figure.kind is final.figure.kind and prior.figure.amount:
        moved = final.figure.amount / prior.figure.amount - 1
        yearly = moved < -limit if kind == "under" else moved > limit
    return reason_for(case, topic, yearly=yearly) is not None
