"""What if: changes as they are typed, and the sheet as it is beside what it would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hengji.composition import printing
from hengji.indicators import (
    AttainedValue,
    BandReached,
    DeadlineTarget,
    Indicator,
    NumberTarget,
    QualitativeTarget,
    ScoreSheet,
)
from hengji.kernel.figures import Figure
from hengji.kernel.units import PERCENT
from hengji.profiles import Profile
from hengji.scoring.inputs import EvaluationInputs
from hengji.scoring.what_if import AttainmentChange, Change, PaymentChange, what_if
from hengji.web.shell.grid.typed import Kind, figure_of, plain

_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Moved:
    """Something as it is and as it would be, printed. ``moved``: they differ."""

    label: str
    before: str
    after: str

    @property
    def moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would become of the sheet. ``problems``: what could not be understood."""

    heads: tuple[Moved, ...]
    rows: tuple[Moved, ...]
    caps: tuple[str, ...]
    due: tuple[str, ...]
    problems: tuple[str, ...]
    changed: int


def tried(inputs: EvaluationInputs, typed: Mapping[str, str], profile: Profile) -> Outcome:
    """The sheet with what was typed: ``pay`` in 元, ``set.<indicator>`` a value."""
    problems: list[str] = []
    base = what_if(inputs, (), profile)[0]
    changes = list(_changes(base, typed, problems))
    before, after = what_if(inputs, changes, profile)
    known = {one.message for one in before.outstanding}
    return Outcome(
        tuple(_heads(before, after)),
        tuple(one for one in _rows(before, after) if one.moved),
        tuple(one.because for one in after.caps),
        tuple(one.message for one in after.outstanding if one.message not in known),
        tuple(problems),
        len(changes),
    )


def _changes(
    sheet: ScoreSheet, typed: Mapping[str, str], problems: list[str]
) -> Iterator[Change]:
    pay = plain(Kind.AMOUNT, typed.get("pay", ""), {})
    if pay:
        amount = figure_of(pay)
        if amount is None:
            problems.append("多支付的金额：只写数字，单位是元；少支付的写负数")
        else:
            yield PaymentChange(amount)
    for row in sheet.rows:
        text = typed.get(f"set.{row.indicator.key}", "").strip()
        if not text:
            continue
        value = _value(row.indicator, text, sheet.goals.year)
        if value is None:
            problems.append(f"“{row.indicator.level3}”：{_asked(row.indicator)}")
        else:
            yield AttainmentChange(row.indicator.key, value)


def _value(own: Indicator, text: str, year: int) -> AttainedValue | None:
    match own.target:
        case QualitativeTarget():
            return BandReached(text)
        case DeadlineTarget():
            return _day(text, year)
        case NumberTarget(_, figure):
            found = figure_of(plain(Kind.AMOUNT, text.removesuffix(figure.unit.symbol), {}))
            return None if found is None else Figure(found, figure.unit)
        case None:
            found = figure_of(plain(Kind.AMOUNT, text.removesuffix("%"), {}))
            return None if found is None else Figure(found, PERCENT)


def _asked(own: Indicator) -> str:
    match own.target:
        case DeadlineTarget():
            return "写成日期，如“2024-11-30”"
        case _:
            return "只写数字"


def _day(text: str, year: int) -> date | None:
    try:
        return date.fromisoformat(plain(Kind.DATE, text, {}, year))
    except ValueError:
        return None


def _heads(before: ScoreSheet, after: ScoreSheet) -> Iterator[Moved]:
    yield Moved("总分", _points(before.total), _points(after.total))
    yield Moved("评价等次", before.grade or _NOTHING, after.grade or _NOTHING)
    if before.execution and after.execution:
        one, other = before.execution, after.execution
        yield Moved("预算执行率", str(one.ratio), str(other.ratio))
        yield Moved("预算执行率得分", _points(one.points), _points(other.points))


def _rows(before: ScoreSheet, after: ScoreSheet) -> Iterator[Moved]:
    for one, other in zip(before.rows, after.rows, strict=True):
        yield Moved(one.indicator.level3, _points(one.points), _points(other.points))


def _points(value: Decimal | None) -> str:
    return _NOTHING if value is None else printing.points(value)
