"""Rates named by what they divide, with the two figures of their own sentence.

年末固定资产原值36.50万元，在用30.50万元，固定资产利用率83.56%: the figures carry other
words than the rate, so that only a list can tell which is above and which below.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.audit.case import Case
from hengji.audit.checks.wording import holds_any
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.kernel.units import Kind, count_alike
from hengji.report.facts import Fact, Origin
from hengji.report.relations import Completion, Formula, Share

_NAME = lazy_pattern(
    r"(?P<name>[一-鿿]{2,14}率)(?:[一-鿿]{0,2}[为是达]到?了?|达|约|[:：])?[\s　]*$"
)
_SENTENCE_END = lazy_pattern(r"[。；;！？\n]")


CONTROLLED = frozenset(
    (
        *("在职人员控制率", "规模控制率", "投资概算控制率"),
        *("政府采购执行率", "公用经费控制率", "三公经费控制率"),
    )
)
"""Rates with a rule of their own, which also takes them from the forms."""


@dataclass(frozen=True, slots=True)
class NamedRate:
    """A rate, and the figures above and below the line."""

    name: str
    rate: Fact
    above: Fact
    below: Fact


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    above: tuple[str, ...]
    below: tuple[str, ...]


@cache
def _known() -> tuple[_Known, ...]:
    raw = tomllib.loads((files(__package__) / "rates.toml").read_text("utf-8"))
    return tuple(_Known(k["name"], tuple(k["above"]), tuple(k["below"])) for k in raw["rate"])


def named_rates(case: Case) -> Iterator[NamedRate]:
    """Every rate of the prose that its own sentence counts out."""
    if not any(one.name in case.report.prose.text for one in _known()):
        return
    for paragraph in case.report.paragraphs:
        if "率" not in paragraph.text:
            continue
        figures = case.report.figures_in(paragraph.place.document, paragraph.place.block)
        here = [fact for fact in figures if fact.origin is Origin.PROSE]
        for number, rate in enumerate(here):
            if rate.figure.kind is Kind.RATIO:
                before = _sentence_of(paragraph.text, rate.place, here[:number])
                yield from _counted(paragraph.text, rate, before)


def _sentence_of(text: str, at: Place, before: list[Fact]) -> list[Fact]:
    """The figures before a place in its own sentence, rates left out."""
    ends = _SENTENCE_END.finditer(text, 0, at.start or 0)
    begin = max((m.end() for m in ends), default=0)
    return [
        f
        for f in before
        if (f.place.start or 0) >= begin and f.figure.kind is not Kind.RATIO and f.certain
    ]


def _counted(text: str, rate: Fact, before: list[Fact]) -> Iterator[NamedRate]:
    found = _NAME.search(text, 0, rate.place.start or 0)
    if found is None or len(before) < 2:
        return
    one = next((k for k in _known() if found["name"].endswith(k.name)), None)
    above, below = before[-1], before[-2]
    if (
        one
        and count_alike(above.figure.unit, below.figure.unit)
        and _holds(above, one.above)
        and _holds(below, one.below)
    ):
        yield NamedRate(one.name, rate, above, below)


def _holds(fact: Fact, words: tuple[str, ...]) -> bool:
    return holds_any(fact.wording, words)


def related(case: Case) -> frozenset[Place]:
    """Places of rates that have their own two figures beside them in a stated relation.

    The rules on shares, completions and formulas judge those; no other rule needs to.
    """
    return case.once(("rates of relations",), lambda: frozenset(_related(case)))


def _related(case: Case) -> Iterator[Place]:
    report = case.report
    for completion in report.relations_of(Completion):
        if completion.actual and completion.budget:
            yield completion.rate.place
    for share in report.relations_of(Share):
        if share.part and share.whole:
            yield share.rate.place
    for formula in report.relations_of(Formula):
        yield formula.result.place
