"""An indicator and its target, and the sheets of goals they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.kernel.figures import Figure
from hengji.kernel.operators import Operator


@dataclass(frozen=True, slots=True)
class NumberTarget:
    """``≥10场``: an operator and a chosen number, which is exact."""

    operator: Operator
    figure: Figure

    def __str__(self) -> str:
        return f"{self.operator.value}{printed(self.figure)}"


@dataclass(frozen=True, slots=True)
class QualitativeTarget:
    """``不断提升``: words; attained in one of the profile's three bands."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class DeadlineTarget:
    """``2024年12月20日前``: to be done on that day or before it."""

    day: date

    def __str__(self) -> str:
        return f"{self.day.year}年{self.day.month}月{self.day.day}日前"


Target = NumberTarget | QualitativeTarget | DeadlineTarget


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a goal sheet.

    Levels are as the form prints them (产出指标, 数量指标, 开展职工文体活动). ``target`` and
    ``weight`` (points) are ``None`` while not yet filled in. ``source`` is the data source,
    ``standard`` the scoring standard in words, ``basis`` where the target comes from.
    ``formula`` is a key of ``attainment.FORMULAS``, ``""`` where the value is given by hand.
    """

    key: str
    level1: str
    level2: str
    level3: str
    target: Target | None = None
    weight: Decimal | None = None
    source: str = ""
    standard: str = ""
    basis: str = ""
    formula: str = ""
    catalogue: str = ""
    """Key of the catalogue's indicator it was taken from, ``""`` for a new one."""


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """The goals of one unit and year, for the whole (``project == ""``) or one project.

    ``overall`` is 年度总体目标, 预期目标. Indicators are in the form's order.
    """

    unit: str
    year: int
    overall: str = ""
    indicators: tuple[Indicator, ...] = ()
    project: str = ""
    """Key of the project, ``""`` for the unit as a whole."""
    project_name: str = ""

    def indicator(self, key: str) -> Indicator | None:
        """The indicator of this key, ``None`` for none."""
        return next((one for one in self.indicators if one.key == key), None)


def printed(figure: Figure) -> str:
    """As a form prints it: 12场, 97%, 3.5万元."""
    return f"{figure.digits:f}{figure.unit.symbol}"
