"""What a profile says. All of it comes from TOML."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.law import Clause
from hengji.profiles.deadlines import Deadline, Matter
from hengji.report.forms import FormKind
from hengji.report.outline import Role


@dataclass(frozen=True, slots=True)
class Clue:
    """A wording by which documents of this family are known.

    ``where`` is ``title``, ``heading``, ``table`` or ``text``; ``points`` how much it
    tells; the family with most points, and enough of them, is taken.
    """

    text: str
    where: str
    points: int


@dataclass(frozen=True, slots=True)
class Family:
    """What a family is recognised by, without loading the rest of its profile.

    ``against``: wordings of titles that no document of this family has.
    """

    key: str
    first_year: int
    last_year: int | None
    clues: tuple[Clue, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A section that the outline asks for: its number, its wordings, what it is for."""

    number: str
    titles: tuple[str, ...]
    role: Role
    level: int
    required: bool


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A cell of a form by its label. ``required``: the form cannot be handed in without."""

    label: str
    required: bool


@dataclass(frozen=True, slots=True)
class BaseRow:
    """A row of the base data form: wordings met, official term, place in the hierarchy.

    ``summed``: the rows under it list all its parts, by the form or by definition.
    ``required``: a blank row is a gap; optional rows may stay blank in silence.
    """

    labels: tuple[str, ...]
    term: str
    depth: int
    parent: str
    summed: bool
    required: bool


@dataclass(frozen=True, slots=True)
class FormSpec:
    """An official form of this family."""

    kind: FormKind
    titles: tuple[str, ...]
    required: bool
    fields: tuple[FieldSpec, ...]
    rows: tuple[BaseRow, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A named band of scores or ratios: ``low`` belongs to it, ``high`` only if it ends it.

    Points for grades, ratios of one for the bands of a qualitative indicator. ``short`` are
    wordings that offices use for the name.
    """

    name: str
    low: Decimal
    high: Decimal
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit: ratio of one, points or a count, as its key says. ``clause`` if there is one."""

    key: str
    value: Decimal
    clause: Clause | None
    verified: bool
    note: str


class ScoringFamily(Enum):
    """How a whole self-evaluation is scored."""

    WEIGHTED = "weighted"
    """Execution by its share of points, indicators by how far they reached their targets."""
    STEPS = "steps"
    """A table of indicators for all units, with deductions by steps."""


class OverAchievement(Enum):
    """What becomes of a row that is far above its target."""

    KEEP = "keep"
    """Full marks; a reason is asked for."""
    REDUCE = "reduce"
    """Points are taken off by how far it is beyond the limit."""
    NOTHING = "nothing"
    """The row earns nothing."""


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """Which family, and what the places disagree about.

    ``table`` names the table of the family of steps. ``reduction`` is the share of a row's
    points lost when it is beyond the limit by the whole target. ``late`` is the share of
    points left to what was done after its day.
    """

    family: ScoringFamily
    table: str
    over: OverAchievement
    reduction: Decimal
    late: Decimal


@dataclass(frozen=True, slots=True)
class Profile:
    """A form family: recognition, outline, forms, weights, bands, thresholds.

    ``weights`` gives points by level-1 heading (产出指标 → 50) where the local notice or
    the printed form sets them; it is empty where it does not. ``methods`` names the
    scoring method for each direction of an indicator. ``verified``: a person has checked
    this folder against the notice itself.
    """

    key: str
    title: str
    first_year: int
    last_year: int | None
    verified: bool
    clues: tuple[Clue, ...]
    outline: tuple[OutlineItem, ...]
    forms: tuple[FormSpec, ...]
    total_points: Decimal
    execution_points: Decimal
    weights: dict[str, Decimal]
    grades: tuple[Band, ...]
    qualitative: tuple[Band, ...]
    thresholds: dict[str, Threshold]
    methods: dict[str, str]
    scoring: ScoringRules
    deadlines: tuple[Deadline, ...] = ()
    union: bool = False
    """Filled from the union book for the upper union; no choice for a fiscal year."""

    def threshold(self, key: str) -> Decimal:
        """A limit of this profile. Raises ``LookupError`` where it sets none."""
        try:
            return self.thresholds[key].value
        except KeyError:
            raise LookupError(f"profile {self.key} has no threshold {key!r}") from None

    def deadline(self, matter: Matter) -> Deadline | None:
        """By which day this is handed in, ``None`` where the family sets none."""
        return next((one for one in self.deadlines if one.matter is matter), None)

    def form(self, kind: FormKind) -> FormSpec | None:
        return next((f for f in self.forms if f.kind is kind), None)

    def grade_of(self, points: Decimal) -> Band | None:
        """The grade that a total score falls into."""
        for band in self.grades:
            top = band.high == self.total_points
            if band.low <= points and (points < band.high or (top and points <= band.high)):
                return band
        return None
