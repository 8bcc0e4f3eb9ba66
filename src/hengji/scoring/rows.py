"""Score one indicator row by the profile's method; say plainly where that cannot be done."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.kernel.figures import Figure, Hedge, Span
from hengji.kernel.units import ONE, PERCENT, Kind, MeasureUnit
from hengji.kernel.values import builder, quickly_built
from hengji.profiles import Profile
from hengji.report.forms import IndicatorRow
from hengji.scoring.method import Method, Scored, Task, meets_target, method
from hengji.scoring.values import Operator, Value, read_value


@quickly_built
@dataclass(frozen=True, slots=True)
class Unscored:
    """A row that cannot be scored by arithmetic, and why (a Chinese clause)."""

    reason: str


@quickly_built
@dataclass(frozen=True, slots=True)
class RowScore:
    """``met``: may the attainment reach the target? The rest is worked out when asked."""

    met: bool
    task: Task
    method: Method

    @property
    def target(self) -> Figure:
        return self.task.target

    @property
    def actual(self) -> Figure:
        return self.task.actual

    @property
    def over(self) -> bool:
        """Is the attainment surely better than the target?"""
        return self.task.operator.positive and self.actual.span.above(_exact(self.target))

    @property
    def scored(self) -> Scored:
        """The points due."""
        return self.method.score(self.task)


@quickly_built
@dataclass(frozen=True, slots=True)
class RowValues:
    """The numbers of a row's target and attainment; ``None`` where there is no single one."""

    target: Value | None
    actual: Value | None


_row_values, _row_score = builder(RowValues), builder(RowScore)


def read_row(row: IndicatorRow) -> RowValues:
    """What a row's target and attainment cells state."""
    return _row_values(
        read_value(row.target.text) if row.target else None,
        read_value(row.actual.text) if row.actual else None,
    )


_ABOUT = (Hedge.ABOUT, Hedge.NEAR)
"""What such a target asks for exactly nobody can say."""
_REVERSE_WORDS = ("成本", "投诉", "事故", "差错", "超支", "控制率", "发案")


def score_row(
    row: IndicatorRow, profile: Profile, values: RowValues | None = None
) -> RowScore | Unscored:
    """What a row should have earned by the profile's method for its direction.

    ``values`` is what the row states, where it was read before.
    """
    if row.weight is None or row.weight.digits <= 0:
        return Unscored("分值没有填写")
    if not row.certain:
        return Unscored("单元格归属不能确定")
    if row.standard and row.standard.text.strip():
        return Unscored("表中另印有评分标准，按该标准由人工复核")
    values = values or read_row(row)
    target, actual = values.target, values.actual
    if target is None or actual is None:
        return Unscored("目标值或完成值不是单一的数")
    aligned = _aligned(target, actual)
    if aligned is None:
        return Unscored("目标值与完成值的单位不同")
    operator = direction(row, target)
    if operator is None:
        return Unscored("目标没有写明方向，不能判断越高越好还是越低越好")
    if target.figure.hedge in _ABOUT:
        return Unscored("目标值是约数")
    wanted, given = aligned
    task = Task(operator, wanted, given, row.weight.digits)
    how = method(profile.methods["at_least" if operator.positive else "at_most"])
    if refusal := how.refuses(task):
        return Unscored(refusal)
    return _row_score(_met(task), task, how)


def _met(task: Task) -> bool:
    """By the digits as printed; by all they may stand for where those fall short."""
    wanted, given = task.target.amount, task.actual.amount
    if given >= wanted if task.operator.positive else given <= wanted:
        return True
    return meets_target(task.operator, _exact(task.target), task.actual.span)


def _exact(target: Figure) -> Span:
    """A target is chosen, not measured: it stands for itself."""
    amount = target.amount
    return Span(amount, amount, target.kind, closed=True)


def direction(row: IndicatorRow, target: Value) -> Operator | None:
    """The operator printed, or the one the indicator's name makes plain."""
    if target.operator:
        return target.operator
    name = row.level2 + row.level3.text
    if any(map(name.__contains__, _REVERSE_WORDS)):
        return None
    return Operator.AT_LEAST


_PERCENT_LEAST = 10


def _is_fraction(bare: Figure, other: Figure) -> bool:
    """0.93 beside 90%: a bare number up to one stands for a percentage as a fraction."""
    return (
        not bare.unit.symbol
        and 0 < bare.digits <= 1
        and other.unit is PERCENT
        and other.digits >= _PERCENT_LEAST
    )


def _ratio(figure: Figure) -> MeasureUnit:
    return figure.unit if figure.unit is PERCENT else ONE


def _aligned(target: Value, actual: Value) -> tuple[Figure, Figure] | None:
    """Both figures in units that compare; a bare number takes the other's unit."""
    one, other = target.figure, actual.figure
    rising = target.operator is None or target.operator.positive
    if rising and (_is_fraction(one, other) or _is_fraction(other, one)):
        return Figure(one.digits, _ratio(one), one.hedge), Figure(
            other.digits, _ratio(other), other.hedge
        )
    if not one.unit.symbol:
        one = Figure(one.digits, other.unit, one.hedge)
    elif not other.unit.symbol:
        other = Figure(other.digits, one.unit, other.hedge)
    if one.kind is not other.kind:
        return None
    same = one.unit.symbol == other.unit.symbol or one.kind is not Kind.COUNT
    return (one, other) if same else None
