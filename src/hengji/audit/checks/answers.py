"""Questionnaires told grade by grade: 满意 263 份、基本满意 25 份、不满意 12 份，满意度 96%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hengji.audit.case import Case
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Fact, Origin

_GRADE = lazy_pattern(
    r"(?:^|[，、；：和])?(?:其中)?[：，]?(?:评价|选择|表示|认为)?"
    r"(?:非常|十分|很|比较|较|基本|不太|不|尚)?(?:满意|一般)的?(?:有|为|占)?$"
)
_NOT = lazy_pattern(r"不太?满意的?(?:有|为|占)?$")
_RATE = lazy_pattern(r"满意(?:度|率)")
_FEWEST = 2
_ASKED = frozenset(("份", "人", "名", "位", "户"))


@dataclass(frozen=True, slots=True)
class Answers:
    """A rate of satisfaction, the grades before it, the number of answers before those."""

    rate: Fact
    total: Fact
    grades: tuple[Fact, ...]

    @property
    def satisfied(self) -> Decimal:
        """All answers but those not satisfied."""
        said = [g.figure.amount for g in self.grades if not _NOT.search(g.wording)]
        return sum(said, Decimal(0))

    @property
    def complete(self) -> bool:
        """Do the grades make up the answers?"""
        return self.made == self.total.figure.amount and self.made > 0

    @property
    def made(self) -> Decimal:
        """All answers that the grades tell of."""
        return sum([g.figure.amount for g in self.grades], Decimal(0))

    def printed(self, amount: Decimal) -> str:
        """A number of answers with its unit."""
        return f"{amount:,f} {self.total.figure.unit.symbol}"


def answers(case: Case) -> Iterator[Answers]:
    """Every rate of satisfaction of the prose that its own grades come before."""
    if not _told_not(case.report.prose.text):
        return
    for paragraph in case.report.paragraphs:
        if not _told_not(paragraph.text) or _RATE.search(paragraph.text) is None:
            continue
        figures = case.report.figures_in(paragraph.place.document, paragraph.place.block)
        here = [f for f in figures if f.origin is Origin.PROSE]
        for number, rate in enumerate(here):
            if rate.figure.kind is Kind.RATIO and _RATE.search(rate.wording):
                found = _told(rate, here[:number])
                if found:
                    yield found


def _told_not(text: str) -> bool:
    """Is a grade named that few reports name: those not satisfied?"""
    return "不满意" in text or "不太满意" in text


def _told(rate: Fact, before: Sequence[Fact]) -> Answers | None:
    """The unbroken run of grades right before a rate, and the count before them."""
    grades: list[Fact] = []
    for fact in reversed(before):
        if len(grades) >= _FEWEST and fact.figure.kind is Kind.RATIO:
            continue  # 收回286份，回收率95%。其中…: the count stands before its rate
        graded = _GRADE.search(fact.wording)
        alike = not grades or _alike(fact, grades[0], graded is None)
        counted = fact.figure.kind is Kind.COUNT and fact.figure.is_exact and fact.certain
        if not (alike and counted):
            return None
        if not graded:
            told = len(grades) >= _FEWEST and any(_NOT.search(g.wording) for g in grades)
            return Answers(rate, fact, tuple(grades)) if told and rate.certain else None
        grades.insert(0, fact)
    return None


def _alike(fact: Fact, grade: Fact, whole: bool) -> bool:
    """Counted in one unit; those asked may be counted in 份, their answers in 人."""
    units = {fact.figure.unit.symbol, grade.figure.unit.symbol}
    return len(units) == 1 or (whole and units <= _ASKED)
