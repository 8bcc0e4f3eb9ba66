"""Totals with the parts that their definition names, gathered by year and basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hengji.audit.case import Case
from hengji.report.facts import Basis, Fact

_UNSTATED, _FINAL, _ADJUSTMENT = Basis.UNSTATED, Basis.FINAL, Basis.ADJUSTMENT
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
    wholes = case.report.facts_of(total)
    known = {part: _stands(case, part) for part in (*parts, *optional)} if wholes else {}
    if not all([known.get(part) for part in parts]):
        return  # one of them is told nowhere
    seen: set[tuple[Basis, int | None, str]] = set()
    for whole in wholes:
        stand = _stand(whole)
        key = (stand[0], whole.year, whole.place.document)
        if key in seen or whole.basis is _ADJUSTMENT:
            continue
        found = _all_of([known[part].get(stand) for part in parts], whole)
        if found is None:
            continue
        seen.add(key)
        others = [known[part].get(stand) for part in optional]
        yield whole, found, tuple([one for some in others if (one := _same(some, whole))])


def _all_of(told: list[list[Fact] | None], whole: Fact) -> tuple[Fact, ...] | None:
    """One value for each part; ``None`` as soon as one is missing."""
    found = []
    for some in told:
        one = _same(some, whole)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def _stand(fact: Fact) -> _Stand:
    """What a total and its parts have in common. An amount without further word was spent."""
    basis = fact.basis
    return (
        _FINAL if basis is _UNSTATED else basis, fact.year, fact.source, fact.place.document
    )  # fmt: skip


def _stands(case: Case, term: str) -> dict[_Stand, list[Fact]]:
    """The figures of a term, by what they have in common with others."""
    if not case.report.facts_of(term):
        return {}
    return case.once((_by_stand, term), lambda: _by_stand(case, term))


def _by_stand(case: Case, term: str) -> dict[_Stand, list[Fact]]:
    found: dict[_Stand, list[Fact]] = {}
    for fact in case.report.facts_of(term):
        if "均" in fact.wording:  # 生均公用经费1,334.85元 is no total
            continue
        stand = _stand(fact)
        if stand in found:
            found[stand].append(fact)
        else:
            found[stand] = [fact]
    return found


def _same(told: list[Fact] | None, whole: Fact) -> Fact | None:
    """The one value told on the basis of ``whole``; ``None`` if there is none or several."""
    if not told:
        return None
    if len(told) == 1:  # as mostly
        return told[0] if told[0].certain else None
    near = [f for f in told if f.origin is whole.origin] or told
    values = {f.figure.amount for f in near if f.certain}
    return near[0] if len(values) == 1 else None
