"""2024年本单位年初预算数Ⓜ below 基本支出情况: the budget of all, or of 基本支出?

Told by what follows: where 基本支出Ⓜ is named in the next paragraphs with another amount
than what was executed here, the budgets here are those of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hengji.kernel.places import Place
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Completion, Relation

_ITSELF = ("我", "本")
_OF_ALL = {
    Basis.INITIAL: "年初预算数",
    Basis.ADJUSTED: "全年预算数",
    Basis.FINAL: "全年执行数",
}
_NEXT = 3
"""So many paragraphs further on the heading's own term is looked for."""


def told_apart(
    facts: Sequence[Fact], relations: Sequence[Relation]
) -> tuple[Sequence[Fact], Sequence[Relation]]:
    """Both, with the unit's own figures made figures of all where the text tells."""
    own = [one for one in facts if _by_itself(one) and _differs(one, facts)]
    if not own:
        return facts, relations
    told = {one.place: _of_all(one) for one in own}
    changed = [_completion(r, told) if isinstance(r, Completion) else r for r in relations]
    return [told[one.place] if one in own else one for one in facts], changed


def _completion(one: Completion, told: Mapping[Place, Fact]) -> Completion:
    actual, budget = one.actual, one.budget
    return replace(
        one,
        actual=told.get(actual.place, actual) if actual else None,
        budget=told.get(budget.place, budget) if budget else None,
    )


def _by_itself(one: Fact) -> bool:
    return one.scope.startswith(_ITSELF) and one.basis in _OF_ALL


def _of_all(one: Fact) -> Fact:
    return replace(one, term=_OF_ALL[one.basis], scope="")


def _differs(one: Fact, facts: Sequence[Fact]) -> bool:
    """Is the term named below with another amount than what was executed here?"""
    at = one.place
    here = [f for f in facts if f.place.block == at.block and f.place.document == at.document]
    spent = [f for f in here if f.scope == one.scope and f.basis is Basis.FINAL]
    named = [
        f.figure.amount
        for f in facts
        if f.term == one.term
        and not f.scope
        and f.place.document == at.document
        and f.basis is Basis.FINAL
        and 0 <= f.place.block - at.block <= _NEXT
    ]
    return bool(spent and named) and spent[0].figure.amount not in named
