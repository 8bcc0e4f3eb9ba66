"""Indicators: what a unit promises, what it attained, and how that was scored.

The values stand here; ``catalogue`` holds the library, ``attainment`` works values out from
records, ``checks`` looks at a sheet while it is typed.
"""

from hengji.indicators.attained import (
    AttainedValue,
    Attainment,
    BandReached,
    Computed,
    Manual,
    TraceInput,
    TraceStep,
    inputs_of_measure,
)
from hengji.indicators.indicator import (
    DeadlineTarget,
    GoalSheet,
    Indicator,
    NumberTarget,
    QualitativeTarget,
    Target,
)
from hengji.indicators.score_sheet import (
    Cap,
    Demand,
    DemandKind,
    ExecutionScore,
    Notice,
    ScoredRow,
    ScoreSheet,
)
from hengji.kernel.operators import Operator

__all__ = [
    "AttainedValue",
    "Attainment",
    "BandReached",
    "Cap",
    "Computed",
    "DeadlineTarget",
    "Demand",
    "DemandKind",
    "ExecutionScore",
    "GoalSheet",
    "Indicator",
    "Manual",
    "Notice",
    "NumberTarget",
    "Operator",
    "QualitativeTarget",
    "ScoreSheet",
    "ScoredRow",
    "Target",
    "TraceInput",
    "TraceStep",
    "inputs_of_measure",
]
