"""What a self-evaluation is scored from. All of it can be changed to see what would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from hengji.indicators import Attainment, DemandKind, GoalSheet
from hengji.kernel.totals import Ratio, Total


@dataclass(frozen=True, slots=True)
class EvaluationInputs:
    """One sheet's inputs: the whole's, or one project's.

    ``attainments`` go by the indicators' keys. ``execution`` is executed ÷ 全年预算数,
    ``adjustment`` how far 全年预算数 is from 年初预算数, ``set_apart`` what of it was 政策性,
    不可抗力, 临时交办 or a transfer from above. ``reasons`` are those given for the sheet as a
    whole. ``measures`` are figures of the book by name (the family of steps is scored by
    them), ``ticked`` the numbers of the items met of its check lists. ``execution_points``
    are given by hand where there is no rate.
    """

    goals: GoalSheet
    attainments: Mapping[str, Attainment] = field(default_factory=dict)
    execution: Ratio | None = None
    adjustment: Ratio | None = None
    set_apart: Total | None = None
    reasons: Mapping[DemandKind, str] = field(default_factory=dict)
    measures: Mapping[str, Total | Ratio] = field(default_factory=dict)
    ticked: Mapping[str, frozenset[int]] = field(default_factory=dict)
    execution_points: Decimal | None = None
