"""A passage whose quantities are facts: what relations are read from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from hengji.extraction.prose.labels import Mention, is_connecting, stripped, without_time
from hengji.extraction.prose.passages import Passage
from hengji.kernel.places import Place
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact

_PIECES = re.compile(r"[，；()]")
_BRACKETED = re.compile(r"\([^()]*\)")
_FIGURE = re.compile(r"[ⓂⓇⒸⓅⓃ]")
_REASON = re.compile(r"原因|因为|由于|主要是|用于|新增|其中")
_ALL_OF_IT = re.compile(r"\s*(?:全部|全|均|都)(?:为|是|系|用于)")
"""全部为公务接待费: what follows is still said of the whole."""


@dataclass(slots=True)
class Memory:
    """Facts of the passages read so far, by term; ``others`` is the money no term names."""

    by_term: dict[str, list[Fact]] = field(default_factory=dict)
    others: list[Fact] = field(default_factory=list)

    def keep(self, facts: tuple[Fact, ...], deltas: frozenset[int] = frozenset()) -> None:
        for index, fact in enumerate(facts):
            if fact.term:
                self.by_term.setdefault(fact.term, []).append(fact)
            elif fact.figure.unit.kind is Kind.MONEY and index not in deltas:
                self.others.append(fact)

    def only(self, term: str, year: int | None, bases: tuple[Basis, ...]) -> Fact | None:
        """The one figure of this term, year and basis; ``None`` if two differ."""
        found = [
            f
            for f in self.by_term.get(term, ())
            if f.year == year and f.basis in bases and not f.scope and f.certain
        ]
        amounts = {f.figure.amount for f in found}
        return found[-1] if len(amounts) == 1 else None

    def told(self, term: str, year: int | None, bases: tuple[Basis, ...]) -> bool:
        """Was any figure of this term told for the year on one of the bases?"""
        return any(f.year == year and f.basis in bases for f in self.by_term.get(term, ()))


class Bound:
    """``facts`` stand for the quantities one by one; ``deltas`` are the numbers of those
    that are no value of anything but a change (增加Ⓜ).

    Asked hundreds of times by every kind of relation, so what they ask is worked out once.
    """

    __slots__ = (
        "deltas", "facts", "kinds", "memory", "mentions", "passage", "positions", "said",
        "sentences", "text",
    )  # fmt: skip

    def __init__(
        self,
        passage: Passage,
        sentences: tuple[tuple[int, int], ...],
        facts: tuple[Fact, ...],
        deltas: frozenset[int],
        mentions: tuple[Mention, ...],
        memory: Memory,
    ) -> None:
        self.passage, self.sentences = passage, sentences
        self.facts, self.deltas = facts, deltas
        self.mentions, self.memory = mentions, memory
        self.text, self.positions = passage.text, passage.positions
        self.kinds = [
            fact.figure.unit.kind if fact.figure.unit.symbol and i not in deltas else None
            for i, fact in enumerate(facts)
        ]
        """What each figure is a value of; ``None`` for changes and bare numbers."""
        self.said = tuple([one for one in sentences if self.indices(*one)])
        """Start and end of the sentences that hold a quantity."""

    def fact_at(self, position: int) -> Fact:
        return self.facts[bisect_right(self.positions, position) - 1]

    def place(self, start: int, end: int) -> Place:
        return self.passage.place(start, end)

    def indices(self, start: int, end: int) -> range:
        """Numbers of the quantities between two positions of the text."""
        return range(bisect_left(self.positions, start), bisect_left(self.positions, end))

    def values(self, start: int, end: int, *kinds: Kind) -> list[int]:
        """Numbers of the quantities there that are values of these kinds, not changes."""
        return [i for i in self.indices(start, end) if self.kinds[i] in kinds]

    def mentioned(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def goes_on(self, index: int, position: int) -> bool:
        """Is the text up to ``position`` still about this quantity?

        Between them stand only words without a meaning of their own and statements about
        the same thing: its share, its completion, its change.
        """
        between = _BRACKETED.sub("", self.text[self.positions[index] + 1 : position])
        pieces = _PIECES.split(between)
        last = stripped(pieces.pop())
        if not is_connecting(without_time(last)):
            return False
        return all(
            not _REASON.search(piece)
            and (
                _FIGURE.search(piece)
                or _ALL_OF_IT.match(piece)
                or is_connecting(without_time(stripped(piece)))
            )
            for piece in pieces
        )

    def clause_start(self, position: int, start: int, stops: str = "，；：。(、") -> int:
        """Where the clause that holds ``position`` starts, not before ``start``."""
        text, found = self.text, start
        for stop in stops:
            at = text.rfind(stop, found, position)
            if at >= 0:
                found = at + 1
        for mention in self.mentions if found > start else ():
            if mention.start < found <= mention.end < position and mention.start >= start:
                return self.clause_start(mention.start, start, stops)
        return found
