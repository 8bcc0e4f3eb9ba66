"""What 人均接待费 and 车均维护费 are worked out of: the spending above, guests and cars."""

from __future__ import annotations

from hengji.extraction.prose.bound import Bound
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact

_RECEIVED = "公务接待费"
_RUN, _BOUGHT, _BOTH = "公务用车运行维护费", "公务用车购置费", "公务用车购置及运行维护费"
_GUESTS = lazy_pattern(r"(?:人均|每人)[^，。；：ⓂⒸ]{0,8}$")
_OF_CARS = lazy_pattern(r"(?:[车辆]均|每辆车?平均)(?P<bought>购置)?[^，。；：ⓂⒸ]{0,8}$")
_BATCHES = lazy_pattern(
    r"(?:国内|公务|接待)[^，。；：ⓂⒸⓇ]{0,8}Ⓒ[，、(]?(?:共|累计|计|接待|来访)*[^，。；：ⓂⒸⓇ批]{0,8}(?P<guests>Ⓒ)"
)
_KEPT = lazy_pattern(r"保有量[^，。；：ⓂⒸⓇ]{0,6}(?P<cars>Ⓒ)")
_NEW = lazy_pattern(r"购置[^，。；：ⓂⒸⓇ]{0,6}(?P<cars>Ⓒ)")
_BATCH, _PERSONS, _CARS = ("批", "批次", "次"), ("人", "人次", "名"), ("辆", "台")
_DONE = (Basis.FINAL, Basis.UNSTATED)


def public_expense(bound: Bound, at: int, year: int | None) -> tuple[Fact | None, Fact | None]:
    """Total and count of the average printed at ``at``, each where only one can be meant."""
    if _GUESTS.search(bound.text, max(0, at - 16), at) and "接待" in bound.text:
        return _spent(bound, _RECEIVED, year), _guests(bound)
    cars = _OF_CARS.search(bound.text, max(0, at - 16), at)
    if cars is None or not (_KEPT.search(bound.text) or cars["bought"]):
        return None, None
    pattern, term = (_NEW, _BOUGHT) if cars["bought"] else (_KEPT, _RUN)
    found = [bound.fact_at(m.start("cars")) for m in pattern.finditer(bound.text)]
    spent = _spent(bound, term, year)
    if spent is None and term == _RUN and not _told(bound, _RUN) + _told(bound, _BOUGHT):
        spent = _spent(bound, _BOTH, year)  # where no other figure tells the two apart
    return spent, _one([f for f in found if f.figure.unit.symbol in _CARS])


def _spent(bound: Bound, term: str, year: int | None) -> Fact | None:
    """What was spent by this term, here or above; ``None`` where two amounts are told."""
    return _one(
        [
            f
            for f in _told(bound, term)
            if f.year in (year, None) and f.basis in _DONE and f.figure.kind is Kind.MONEY
        ]
    )


def _told(bound: Bound, term: str) -> list[Fact]:
    """The amounts of a term in this passage and above, averages left out."""
    here = [f for i, f in enumerate(bound.facts) if f.term == term and i not in bound.deltas]
    above = bound.memory.by_term.get(term, [])
    return [
        f for f in (*above, *here) if not f.scope and "均" not in f.wording and f.figure.digits
    ]


def _guests(bound: Bound) -> Fact | None:
    """国内公务接待 26 批次 228 人，其中外事接待 0 批次，0 人: those that were any."""
    found = []
    for match in _BATCHES.finditer(bound.text):
        guests = bound.fact_at(match.start("guests"))
        batch = bound.facts[bound.passage.index_at(match.start("guests")) - 1]
        if batch.figure.unit.symbol in _BATCH and guests.figure.unit.symbol in _PERSONS:
            found.append(guests)
    return _one([f for f in found if f.figure.digits])


def _one(told: list[Fact]) -> Fact | None:
    return told[-1] if len({f.figure.amount for f in told}) == 1 else None
