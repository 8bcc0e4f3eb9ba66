"""What a passage has been about so far, and the words before one quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from hengji.extraction.prose.labels import Mention, stripped, without_time
from hengji.kernel.units import Kind
from hengji.kernel.values import builder, quickly_built
from hengji.report.facts import Basis, Fact
from hengji.vocabulary.terms import Term
from hengji.vocabulary.words import words

_BUDGETS = (Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
_STOP = re.compile(r"[，；：。、()]")


class _Outer(NamedTuple):
    """What held where a bracket opened."""

    year: int | None
    prior: bool
    basis: Basis
    named: bool
    subject: Term | None
    other: Fact | None
    stand: Basis
    told: int


@dataclass(slots=True)
class State:
    """What the text has been about, as far as it tells.

    ``fiscal`` is the report's year, ``year`` the one last named. ``subject`` is what the
    sentence is about, ``head`` what it was about before its 其中 (``within`` while that lasts,
    ``inner`` its parts), ``weak`` what the sentence before was, ``heading`` what the heading
    above is. ``item`` is a 款 or 项 of the functional classification that the text goes
    through, ``other`` the last figure that no term names. ``said`` are the facts of this
    sentence, ``deltas`` the numbers of quantities that only tell a change. ``named``: the
    basis came with a term of its own (年初预算数), not as a word before another. ``stand`` is
    the last basis told in the paragraph, ``budget`` whether heading or title speak of a
    budget. ``outer`` is what held where the brackets open now began, ``ratio`` the last ratio
    named in the sentence, ``unit`` the name of the reporting unit, ``topic`` what a colon at
    its opening puts before it all, ``whose`` the subordinate unit that the sentence is about,
    ``closed`` how many facts were said before the last bracket and with what it held,
    ``own`` the unit as a sentence below a heading names itself (本单位年初预算数): whether its
    budgets are all of them or what the heading is about is not told.
    """

    fiscal: int | None
    year: int | None
    heading: Term | None = None
    unit_note: str = ""
    subject: Term | None = None
    weak: Term | None = None
    basis: Basis = Basis.UNSTATED
    prior: bool = False
    item: str = ""
    other: Fact | None = None
    head: Term | None = None
    within: bool = False
    inner: list[Term] = field(default_factory=list)
    deltas: set[int] = field(default_factory=set)
    said: list[Fact] = field(default_factory=list)
    outer: list[_Outer] = field(default_factory=list)
    named: bool = False
    stand: Basis = Basis.UNSTATED
    budget: bool = False
    ratio: Mention | None = None
    unit: str = ""
    whose: str = ""
    topic: Term | None = None
    closed: tuple[int, int] = (0, 0)
    own: str = ""

    def new_sentence(self) -> None:
        while self.outer:
            self.close_bracket()
        if self.stand in _BUDGETS and _told_both(self.said):
            self.stand = Basis.UNSTATED
        last = self.head if self.within and _many(self.inner) else self.subject
        self.weak, self.subject = last or self.weak, None
        self.basis, self.prior = Basis.UNSTATED, False
        self.said, self.other, self.within, self.ratio = [], None, False, None
        self.topic, self.closed, self.own = None, (0, 0), ""

    def open_bracket(self) -> None:
        """What a bracket says of years, stands and subjects holds only inside it."""
        self.outer.append(
            _Outer(
                self.year, self.prior, self.basis, self.named, self.subject, self.other,
                self.stand, len(self.said),
            )
        )  # fmt: skip

    def of_figure(self, fact: Fact) -> None:
        """预算收入Ⓜ，拨款收入Ⓜ(其中…): what a bracket says is of the figure before it."""
        if fact.implied or fact.basis is Basis.UNSTATED:
            self.basis, self.named = Basis.UNSTATED, False

    def close_bracket(self) -> None:
        if self.outer:
            last = self.outer.pop()
            self.year, self.prior, self.basis = last.year, last.prior, last.basis
            self.named, self.subject, self.other = last.named, last.subject, last.other
            self.stand = last.stand
            self.closed = (last.told, len(self.said))

    @property
    def last_said(self) -> Fact:
        """The last figure said, before a bracket that closed right behind others."""
        before, here = self.closed
        return self.said[before - 1 if before and here == len(self.said) else -1]

    def new_clause(self, before: str) -> None:
        """其中 opens parts of the subject; a semicolon goes back to the subject."""
        if "；" in before:
            if self.within:
                self.subject, self.within = self.head, False
            if self.basis in _BUDGETS and _told_both(self.said):
                self.basis = self.stand = Basis.UNSTATED
                self.named = False
        if "其中" in before and not self.within:
            self.head, self.within = self.subject or self.weak, True
            self.inner = []


def _told_both(said: list[Fact]) -> bool:
    """A支出Ⓜ，年初预算Ⓜ；B支出Ⓜ，年初预算Ⓜ: each item tells its own spending and budget."""
    money = [f for f in said if f.figure.kind is Kind.MONEY]
    last = money[-1] if money else None
    if last is None or not last.term or last.basis not in _BUDGETS:
        return False
    return any(f.term == last.term and f.basis not in _BUDGETS for f in money)


def _many(inner: list[Term]) -> bool:
    """Parts that leave open which one goes on; a fund type goes on about none."""
    return len(set(inner)) > 1 or any(one.name in words("whole_headings") for one in inner)


@quickly_built
@dataclass(frozen=True, slots=True)
class Label:
    """The words before one quantity: the clause it ends (``tail``) and all since the last.

    ``start`` is where ``before`` starts in the passage's text, ``cut`` where ``tail`` does,
    ``end`` where both end. ``inside`` are the terms in the tail.
    """

    before: str
    tail: str
    start: int
    cut: int
    end: int
    mentions: tuple[Mention, ...]
    inside: tuple[Mention, ...]


_label = builder(Label)


def label_of(text: str, start: int, position: int, found: list[Mention]) -> Label:
    """Split off the last clause, never inside a term."""
    cut = _cut(text, start, position - (text[position - 1 : position] == "："), found)
    inside = tuple([m for m in found if m.start >= cut])
    return _label(
        text[start:position], text[cut:position], start, cut, position, tuple(found), inside
    )


def _cut(text: str, start: int, end: int, found: list[Mention]) -> int:
    """Where the last clause begins, not behind a mark inside a term."""
    cut = end - len(_STOP.split(text[start:end])[-1])
    if cut > start and any([m.start < cut <= m.end for m in found]):
        return _cut(text, start, cut - 1, found)
    return cut


def bare_label(text: str) -> str:
    """Without list numbers, conjunctions and years before the first word."""
    found = stripped(text)
    if "年" not in found and "月" not in found and "截" not in found:
        return found
    return stripped(without_time(found))


def wording(text: str) -> str:
    """A label as it is kept with its fact."""
    return stripped(text)[-40:]
