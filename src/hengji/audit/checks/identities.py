"""Totals with the parts that their definition names, gathered by year and basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hengji.audit.case import Case
from hengji.report.facts import Basis, Fact

_UNSTATED, _FINAL = Basis.UNSTATED, Basis.FINAL
"""Here once and for all: to look a member up in its enum takes as long as a call."""
_Stand = tuple[Basis, int | None, str, str]


def components(
    case: Case, total: str, parts: Sequence[str], optional: Sequence[str]
) -> Iterator[tuple[Fact, tuple[Fact, ...], tuple[Fact, ...]]]:
    """Each total whose parts stand in the report on the same basis and for the same year.

    Yields total, parts, and the optional parts that are given. A total and its parts are
    looked for first in the same document and kind of place; where a term has several
    values there, nothing is decided here: the rule on contradicting values speaks.
    """
    seen: set[tuple[Basis, int | None, str]] = set()
    for whole in case.report.facts_of(total):
        key = (_basis(whole), whole.year, whole.place.document)
        if key in seen or whole.basis is Basis.ADJUSTMENT:
            continue
        found = _all_of(case, whole, parts)
        if found is None:
            continue
        seen.add(key)
        extra = tuple(one for part in optional if (one := _same(case, whole, part)))
        yield whole, found, extra


def _all_of(case: Case, whole: Fact, parts: Sequence[str]) -> tuple[Fact, ...] | None:
    """The parts; ``None`` as soon as one is missing."""
    found = []
    for part in parts:
        one = _same(case, whole, part)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def _basis(fact: Fact) -> Basis:
    """An amount without further word is what was spent."""
    return fact.basis if fact.basis is not _UNSTATED else _FINAL


def _stand(fact: Fact) -> _Stand:
    """What a total and its parts have in common."""
    return _basis(fact), fact.year, fact.source, fact.place.document


def _by_stand(case: Case, term: str) -> dict[_Stand, list[Fact]]:
    found: dict[_Stand, list[Fact]] = {}
    for fact in case.report.facts_of(term):
        if "均" not in fact.wording:  # 生均公用经费1,334.85元 is no total
            found.setdefault(_stand(fact), []).append(fact)
    return found


def _same(case: Case, whole: Fact, term: str) -> Fact | None:
    """The one value of ``term`` that is on the basis of ``whole``; ``None`` if unclear."""
    stands = case.once((_by_stand, term), lambda: _by_stand(case, term))
    matching = stands.get(_stand(whole), [])
    near = [f for f in matching if f.origin is whole.origin] or matching
    values = {f.figure.amount for f in near if f.certain}
    return near[0] if len(values) == 1 else None
