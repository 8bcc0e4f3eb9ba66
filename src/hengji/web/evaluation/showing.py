"""A scored sheet as its page shows it: every row with what may be typed, and how it scored.

Nothing is computed here: points, demands and traces are the core's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from hengji.composition import printing
from hengji.indicators import (
    BandReached,
    Computed,
    DeadlineTarget,
    Demand,
    Notice,
    QualitativeTarget,
    ScoredRow,
    ScoreSheet,
    TraceStep,
)
from hengji.indicators.attained import AttainedValue
from hengji.indicators.indicator import printed
from hengji.kernel.figures import Figure
from hengji.scoring.tables import PointsTable, points_table
from hengji.web.evaluation.inputs import STEP_CLAIM, YearEvaluation
from hengji.web.evaluation.judging import typed
from hengji.web.evaluation.models import Judgement
from hengji.web.evaluation.values import EXECUTION, judgement_key
from hengji.web.evidence.records import TracedStep, traced
from hengji.web.shell.place import Place


class Entry(Enum):
    """How a row's attainment is given."""

    COMPUTED = "computed"
    NUMBER = "number"
    BAND = "band"
    DAY = "day"
    PERCENT = "percent"
    CHECKLIST = "checklist"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One item of a check list."""

    number: int
    text: str
    points: str
    met: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. Texts are as printed; ``judged`` is the row it is typed into, if there is one.

    ``room``: what points may be given, ``""`` where arithmetic leaves no choice.
    """

    key: str
    level1: str
    level2: str
    level3: str
    target: str
    weight: str
    entry: Entry
    actual: str
    typed: str
    ticked: str
    value: str
    points: str
    given: str
    room: str
    reason: str
    standard: str
    judged: Judgement | None
    revision: int
    items: tuple[CheckItem, ...]
    trace: tuple[TracedStep, ...]
    demands: tuple[Demand, ...]
    warnings: tuple[Notice, ...]
    proof_url: str

    @property
    def outstanding(self) -> tuple[Demand, ...]:
        return tuple(one for one in self.demands if not one.met)

    @property
    def choice(self) -> bool:
        """May points be given by hand? Where arithmetic leaves a choice, or has no answer."""
        open_ended = self.entry is Entry.BAND or not self.points
        return bool(self.room or self.given or open_ended)


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """The row 预算执行率."""

    ratio: str
    weight: str
    points: str
    given: str
    by_hand: bool
    reason: str
    trace: tuple[TracedStep, ...]
    judged: Judgement | None
    revision: int


def execution_row(loaded: YearEvaluation, sheet: ScoreSheet, at: Place) -> ExecutionRow | None:
    """``None`` where the family scores execution as a row like any other."""
    one = sheet.execution
    if one is None:
        return None
    judged = loaded.said.judgement(sheet.goals.project, EXECUTION)
    return ExecutionRow(
        str(one.ratio),
        printing.points(one.weight),
        _points(one.points),
        _points(judged.points if judged else None),
        one.ratio.value is None,
        judged.reason if judged else "",
        _traced(one.trace, at),
        judged,
        typed(judged, None).revision if judged else 0,
    )


def sheet_rows(loaded: YearEvaluation, sheet: ScoreSheet, at: Place) -> tuple[SheetRow, ...]:
    """Every row of the sheet in its order."""
    project = sheet.goals.project
    table = None
    if loaded.by_steps and not project:
        table = points_table(loaded.profile.scoring.table)
    judged = {judgement_key(one): one for one in loaded.said.judgements if one.scope == project}
    return tuple(
        _row(loaded, row, judged.get(row.indicator.key), table, at) for row in sheet.rows
    )


def _row(
    loaded: YearEvaluation,
    row: ScoredRow,
    judged: Judgement | None,
    table: PointsTable | None,
    at: Place,
) -> SheetRow:
    own = row.indicator
    proof = loaded.proofs.get(own.key)
    as_typed = typed(judged, proof) if judged else None
    entry = _entry(row, table)
    return SheetRow(
        key=own.key,
        level1=own.level1,
        level2=own.level2,
        level3=own.level3,
        target="" if own.target is None else str(own.target),
        weight=printing.points(row.weight),
        entry=entry,
        actual=shown_value(row.attainment.value if row.attainment else None),
        typed=as_typed.actual if as_typed else "",
        ticked=as_typed.ticked_text if as_typed else "",
        value=f"{judged.value:f}" if judged and judged.value is not None else "",
        points=_points(row.points),
        given=_points(judged.points if judged else None),
        room=_room(row),
        reason=judged.reason if judged else "",
        standard=own.standard,
        judged=judged,
        revision=as_typed.revision if as_typed else 0,
        items=_items(row, table, judged),
        trace=_attained_by(row, at) + _traced(row.trace, at),
        demands=row.demands,
        warnings=row.warnings,
        proof_url=_proof_url(own.key, table, at),
    )


def _entry(row: ScoredRow, table: PointsTable | None) -> Entry:
    if table is not None:
        spec = table.row(row.indicator.key)
        if spec.items:
            return Entry.CHECKLIST
        known = row.attainment is not None and isinstance(row.attainment.how, Computed)
        return Entry.COMPUTED if known else Entry.PERCENT
    if row.attainment is not None and isinstance(row.attainment.how, Computed):
        return Entry.COMPUTED
    match row.indicator.target:
        case QualitativeTarget():
            return Entry.BAND
        case DeadlineTarget():
            return Entry.DAY
        case _:
            return Entry.NUMBER


def shown_value(value: AttainedValue | None) -> str:
    """What was attained, as the form prints it."""
    match value:
        case None:
            return ""
        case Figure():
            return printed(value)
        case BandReached():
            return value.text or value.band
        case day:
            return printing.day(day)


def _points(value: Decimal | None) -> str:
    return "" if value is None else printing.points(value)


def _room(row: ScoredRow) -> str:
    if row.low == row.high:
        return ""
    top = "" if row.met else "（不含）"
    return f"{printing.points(row.low)}～{printing.points(row.high)}{top}"


def _items(
    row: ScoredRow, table: PointsTable | None, judged: Judgement | None
) -> tuple[CheckItem, ...]:
    if table is None:
        return ()
    met = set(judged.ticked) if judged else set()
    items = enumerate(table.row(row.indicator.key).items, 1)
    return tuple(
        CheckItem(number, one.text, printing.points(one.points), number in met)
        for number, one in items
    )


def _attained_by(row: ScoredRow, at: Place) -> tuple[TracedStep, ...]:
    return _traced(row.attainment.trace if row.attainment else (), at)


def _traced(steps: Iterable[TraceStep], at: Place) -> tuple[TracedStep, ...]:
    return tuple(traced(at, one) for one in steps)


def _proof_url(key: str, table: PointsTable | None, at: Place) -> str:
    if table is not None:
        return f"{at.url('evaluation:step_evidence')}#{STEP_CLAIM}{key}"
    return at.url("evidence:proof", key=int(key))


def numbered(rows: Iterable[SheetRow]) -> Mapping[str, int]:
    """The rows' numbers on the page by their key, from 1."""
    return {one.key: number for number, one in enumerate(rows, 1)}
