"""What a package is composed from: the books, the scored goals, and what the unit says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hengji.composition.reported import Reported
from hengji.indicators import ScoreSheet
from hengji.indicators.records import Survey
from hengji.ledger import YearBook
from hengji.ledger.balances import Balances


@dataclass(frozen=True, slots=True)
class Rectified:
    """A problem of last year's report, and what was done about it."""

    problem: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A problem of this year, why it came about, and what will be done about it."""

    problem: str
    cause: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the unit says in its own words; ``""`` where it has not said it yet.

    Texts may have several paragraphs, one a line. ``achieved`` is 实际完成情况 of the goals,
    by project key (``""`` for the unit as a whole). ``adjustment_reason`` and
    ``execution_reason`` say why the budget was adjusted and why money is left.
    ``prior`` is ``None`` where nobody has said whether last year's report named problems.
    """

    duties: str = ""
    offices: str = ""
    achieved: Mapping[str, str] = field(default_factory=dict)
    works: str = ""
    assets: str = ""
    adjustment_reason: str = ""
    execution_reason: str = ""
    project_reason: str = ""
    public_reason: str = ""
    three_public_reason: str = ""
    procurement_reason: str = ""
    prior: tuple[Rectified, ...] | None = None
    shortcomings: tuple[Shortcoming, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Evaluator:
    """One member of the evaluation group."""

    name: str
    position: str = ""
    workplace: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who fills in and signs, and when. ``bureau`` is the finance bureau that issued the form.

    ``None`` and ``""`` print the blanks that are filled in on paper.
    """

    filler: str = ""
    filled_on: date | None = None
    telephone: str = ""
    head: str = ""
    leader: str = ""
    bureau: str = ""
    opinion: str = ""
    evaluators: tuple[Evaluator, ...] = ()


@dataclass(frozen=True, slots=True)
class YearInputs:
    """One unit's year. ``scores`` is the whole's sheet, ``project_scores`` one a project.

    ``balances`` are the fiscal book's, or several units' together where the department
    consolidates (汇总); without them they are taken from ``book``. ``edited`` holds passages
    that were written over, by their code, as markup; one paragraph a line. ``reported`` is
    what the subordinate units of a department have frozen of their projects.
    """

    book: YearBook
    scores: ScoreSheet
    project_scores: tuple[ScoreSheet, ...] = ()
    told: Told = Told()
    signing: Signing = Signing()
    edited: Mapping[str, str] = field(default_factory=dict)
    balances: Balances | None = None
    surveys: tuple[Survey, ...] = ()
    reported: Reported = Reported()

    @property
    def figures(self) -> Balances:
        """The balances that the package speaks of."""
        return self.balances or Balances.of(self.book)
