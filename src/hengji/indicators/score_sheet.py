"""A scored self-evaluation: what :mod:`hengji.scoring` hands out, others only show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.indicators.attained import Attainment, TraceStep
from hengji.indicators.indicator import GoalSheet, Indicator
from hengji.kernel.totals import Ratio


class DemandKind(Enum):
    """What a profile demands before a sheet may be signed."""

    VALUE = "填写完成值"
    POINTS = "给出得分"
    REASON_MISSED = "说明未达目标的原因"
    REASON_OVER = "说明超额完成的原因"
    REASON_EXECUTION = "说明执行率偏低的原因"
    REASON_ADJUSTMENT = "说明预算调整的原因"
    EVIDENCE = "附佐证材料"


@dataclass(frozen=True, slots=True)
class Demand:
    """Something due. ``indicator`` is its key, ``""`` for the sheet as a whole.

    ``met``: it has been given. ``message`` says in Chinese what is due and by which figures.
    """

    kind: DemandKind
    message: str
    indicator: str = ""
    met: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at; nothing is due. ``message`` is Chinese."""

    code: str
    message: str
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One row of the sheet with its points.

    ``points`` is ``None`` where the row cannot be scored yet. ``low`` and ``high`` bound what
    may be given (they differ for a qualitative band). ``met`` is ``None`` where that cannot
    be told. ``completion`` is attained ÷ target as a ratio of one, not capped. ``method``
    names the scoring method.
    """

    indicator: Indicator
    attainment: Attainment | None
    weight: Decimal
    points: Decimal | None
    low: Decimal
    high: Decimal
    met: bool | None
    completion: Decimal | None
    method: str
    trace: tuple[TraceStep, ...] = ()
    demands: tuple[Demand, ...] = ()
    warnings: tuple[Notice, ...] = ()
    explained: str = ""
    """How the table has the row reckoned: its formula, or the items with their points."""


@dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The row 预算执行率: executed ÷ adjusted budget, its weight and its points."""

    ratio: Ratio
    weight: Decimal
    points: Decimal | None
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit that was applied: points before and after, and why in Chinese."""

    subject: str
    before: Decimal
    after: Decimal
    because: str


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A whole self-evaluation, scored.

    ``execution`` is ``None`` where the family scores execution as a row like any other.
    ``total`` is ``None`` while a row has no points; ``full`` is the sum of all weights.
    ``grade`` is the official word (优, 良, 中, 差), ``""`` while there is no total.
    """

    goals: GoalSheet
    profile: str
    rows: tuple[ScoredRow, ...]
    execution: ExecutionScore | None
    total: Decimal | None
    full: Decimal
    grade: str
    caps: tuple[Cap, ...] = ()
    demands: tuple[Demand, ...] = ()
    """Demands of the sheet as a whole; those of a row stand in the row."""
    warnings: tuple[Notice, ...] = ()

    def row(self, key: str) -> ScoredRow | None:
        """The row of this indicator, ``None`` for none."""
        return next((one for one in self.rows if one.indicator.key == key), None)

    @property
    def all_demands(self) -> tuple[Demand, ...]:
        """Demands of the sheet, then of its rows, in order."""
        return self.demands + tuple(due for row in self.rows for due in row.demands)

    @property
    def outstanding(self) -> tuple[Demand, ...]:
        """What is still due."""
        return tuple(due for due in self.all_demands if not due.met)

    @property
    def all_warnings(self) -> tuple[Notice, ...]:
        return self.warnings + tuple(one for row in self.rows for one in row.warnings)
