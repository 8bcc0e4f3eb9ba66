"""Facts of a year by key: each figure and word that a package may print, made when asked.

Keys are a stand and an item (``final.three_public``), a person count (``staff.posts``), a
rate (``rate.execution``), a score (``points.q1``), a word (``unit.name``). Below
``project.<key>.`` stands the same of one project, below ``prior.`` last year's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from hengji.composition import holdings, members, money, scores, staff, surveys, union, words
from hengji.composition.markup import UnknownField
from hengji.composition.runs import Field, FigureField
from hengji.composition.year import YearInputs
from hengji.indicators import ScoreSheet
from hengji.ledger import Project
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import prior_of

Source = Callable[["Facts", str], Field | None]


@dataclass(slots=True)
class Facts:
    """All that is known of one year, by key. ``wordings`` are the layout's own words."""

    inputs: YearInputs
    wordings: Mapping[str, str] = field(default_factory=dict)
    figures: Balances = field(init=False)
    prior: Balances | None = field(init=False)
    _made: dict[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.figures = self.inputs.figures
        self.prior = prior_of(self.figures)

    @property
    def year(self) -> int:
        return self.inputs.book.year

    def __call__(self, key: str) -> Field:
        """The field of this key. Raises :class:`UnknownField`."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def _make(self, key: str) -> Field:
        for source in _SOURCES:
            found = source(self, key)
            if found is not None:
                return found
        raise UnknownField(key)

    def figure(self, key: str) -> FigureField:
        """The figure of this key. Raises :class:`UnknownField` where it is none."""
        found = self(key)
        if not isinstance(found, FigureField):
            raise UnknownField(key)
        return found

    def has(self, key: str) -> bool:
        """Is this fact recorded, so that something is printed for it?"""
        return bool(self(key).text)

    def positive(self, key: str) -> bool:
        """Is this figure recorded, and more than nothing?"""
        value = self.figure(key).value
        return value is not None and value > 0

    def projects(self) -> tuple[Project, ...]:
        """Every project with money this year or goals of its own, in the books' order.

        Projects of carried-over and transferred money count like any other.
        """
        with_money = set(self.figures.projects())
        with_goals = {sheet.goals.project for sheet in self.inputs.project_scores}
        known = {one.key: one for book in self.figures.books for one in book.projects}
        return tuple(one for key, one in known.items() if key in with_money | with_goals)

    def project(self, key: str) -> Project:
        """The project of this key. Raises ``LookupError`` where there is none."""
        found = next((one for one in self.projects() if one.key == key), None)
        if found is None:
            raise LookupError(f"没有代号为“{key}”的项目")
        return found

    def sheet(self, project: str = "") -> ScoreSheet | None:
        """The scored goals of the whole or of one project, ``None`` where there are none."""
        if not project:
            return self.inputs.scores
        sheets = self.inputs.project_scores
        return next((one for one in sheets if one.goals.project == project), None)

    def known(self) -> Iterator[FigureField]:
        """Every figure asked for so far: what the package prints."""
        return (one for one in self._made.values() if isinstance(one, FigureField))


_SOURCES: tuple[Source, ...] = (
    lambda facts, key: words.word(facts.inputs, facts.wordings, key),
    lambda facts, key: money.amount(facts.figures, facts.prior, facts.year, key),
    lambda facts, key: union.income(facts.figures, facts.prior, facts.year, key),
    lambda facts, key: staff.figure(facts.figures, facts.prior, facts.year, key),
    lambda facts, key: holdings.figure(facts.figures, facts.year, key),
    lambda facts, key: members.figure(facts.figures, facts.year, key),
    lambda facts, key: surveys.figure(facts.inputs.surveys, facts.year, key),
    lambda facts, key: scores.figure(facts, key),
)
