"""Goals, attainments and points by key: ``target.q1``, ``points.q1``, ``score.total``.

Below ``project.<key>.`` stand those of a project's own sheet.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hengji.composition import printing
from hengji.composition.reported import reported, unit_of
from hengji.composition.runs import Derivation, Field, FigureField, ScoredFrom, SumOf, TextField
from hengji.indicators import (
    BandReached,
    Computed,
    ExecutionScore,
    ScoredRow,
    ScoreSheet,
    TraceStep,
)
from hengji.kernel.figures import Figure
from hengji.kernel.units import POINT, Kind
from hengji.report.facts import Basis

if TYPE_CHECKING:
    from hengji.composition.facts import Facts

_PROJECT = "project."
_INNER = str.maketrans("“”", "‘’")
_OF_ROW = frozenset(
    ("target", "actual", "weight", "points", "reason", "level3", "called", "standard")
    + ("explained",)
)


def figure(facts: Facts, key: str) -> Field | None:
    """The goal, attainment or score of this key, ``None`` where the key is none's."""
    if key.startswith(_PROJECT):
        return _of_project(facts, key)
    return _of_sheet(facts.inputs.scores, key, "", facts.year)


def _of_project(facts: Facts, key: str) -> Field | None:
    for project in facts.projects():
        stem = f"{_PROJECT}{project.key}."
        if not key.startswith(stem):
            continue
        rest = key.removeprefix(stem)
        taken = reported(facts, project.key)
        if rest == "taken":
            return TextField(key, taken.taken if taken else "", "取自")
        if taken and (found := taken.field(key, rest)):
            return found
        unit = unit_of(facts, project.key)
        texts = {
            "name": (project.name, "项目名称"),
            "called": (quoted(project.name), "项目名称"),
            "supervisor": (project.supervisor or facts.inputs.book.unit.name, "主管部门"),
            "implementer": (project.implementer or unit, "实施单位"),
            "achieved": (facts.inputs.told.achieved.get(project.key, ""), "实际完成情况"),
        }
        if rest in texts:
            return TextField(key, *texts[rest])
        sheet = facts.sheet(project.key)
        if sheet is None:
            return _unscored(key, rest)
        return _of_sheet(sheet, rest, stem, facts.year)
    return None


def _unscored(key: str, rest: str) -> Field | None:
    """A project without goals of its own has blanks where its score would stand."""
    if rest in ("overall", "grade"):
        return TextField(key, "")
    if rest in ("score.total", "score.full", "execution.weight", "execution.points"):
        return FigureField(key, "", None, POINT)
    return None


def _of_sheet(sheet: ScoreSheet, key: str, stem: str, year: int) -> Field | None:
    head, _, name = key.partition(".")
    full = stem + key
    match head:
        case "overall":
            return TextField(full, sheet.goals.overall, "年度总体目标")
        case "grade":
            return TextField(full, sheet.grade, "评价等次")
        case "score":
            return _total(sheet, full, name, stem, year)
        case "execution":
            return _execution(sheet.execution, name, stem, year)
        case _ if head in _OF_ROW:
            row = sheet.row(name)
            return _of_row(row, head, full, year) if row else None
        case _:
            return None


def _total(sheet: ScoreSheet, key: str, name: str, stem: str, year: int) -> Field | None:
    parts = [f"{stem}{{}}.{row.indicator.key}" for row in sheet.rows]
    own = [f"{stem}execution.{{}}"] if sheet.execution else []
    if name == "total":
        keys = SumOf(tuple(one.format("points") for one in own + parts))
        term = "" if stem else "自评总分"
        return _points(key, sheet.total, "自评总分", year, derivation=keys, term=term)
    if name == "full":
        keys = SumOf(tuple(one.format("weight") for one in own + parts))
        return _points(key, sheet.full, "分值合计", year, derivation=keys)
    return None


def _execution(
    execution: ExecutionScore | None, name: str, stem: str, year: int
) -> FigureField | None:
    key = f"{stem}execution.{name}"
    match name:
        case "weight":
            value = execution.weight if execution else None
            return _points(key, value, "预算执行率分值", year)
        case "points":
            value = execution.points if execution else None
            steps = execution.trace if execution else ()
            rate = f"{stem}rate" if stem else "rate.execution"
            of = ScoredFrom((rate, f"{stem}execution.weight"))
            made = _points(key, value, "预算执行率得分", year, steps, of)
            # the form prints it with two decimals: it is rounded from a rate
            return made if value is None else replace(made, text=printing.money(value))
        case _:
            return None


def _points(
    key: str,
    value: Decimal | None,
    label: str,
    year: int,
    steps: tuple[TraceStep, ...] = (),
    derivation: Derivation = None,
    term: str = "",
) -> FigureField:
    text = "" if value is None else printing.points(value)
    return FigureField(
        key, text, value, POINT, label, term, Basis.UNSTATED, year, None, trace_of(steps),
        derivation,
    )  # fmt: skip


def quoted(name: str) -> str:
    """A name in quotation marks; those inside it become single ones."""
    return f"“{name.translate(_INNER)}”"


def trace_of(steps: tuple[TraceStep, ...]) -> str:
    """The reckoning behind a score, one step a line: clause, arithmetic, result."""
    return "\n".join(f"{s.clause}：{s.arithmetic}，得 {s.result}" for s in steps)


def _of_row(row: ScoredRow, head: str, key: str, year: int) -> Field:
    own = row.indicator
    match head:
        case "target":
            return TextField(key, "" if own.target is None else str(own.target), own.level3)
        case "actual":
            return _attained(row, key, year)
        case "weight":
            return _points(key, row.weight, f"{own.level3}分值", year)
        case "points":
            stem = key.removesuffix(f"points.{own.key}")
            of = ScoredFrom((f"{stem}actual.{own.key}", f"{stem}weight.{own.key}"))
            return _points(key, row.points, f"{own.level3}得分", year, row.trace, of)
        case "reason":
            reason = row.attainment.reason if row.attainment else ""
            return TextField(key, reason, f"{own.level3}偏差原因")
        case "called":
            return TextField(key, quoted(own.level3), "三级指标")
        case "standard":
            return TextField(key, own.standard, f"{own.level3}评分标准")
        case "explained":
            return TextField(key, row.explained, f"{own.level3}指标说明")
        case _:
            return TextField(key, own.level3, "三级指标")


def _attained(row: ScoredRow, key: str, year: int) -> Field:
    label = f"{row.indicator.level3}完成值"
    done = row.attainment
    match done.value if done else None:
        case Figure() as figure:
            measure = done.how.measure if done and isinstance(done.how, Computed) else None
            text = f"{figure.digits:f}{'%' if figure.unit.symbol == '%' else ''}"
            value = figure.amount if figure.kind is Kind.RATIO else figure.digits
            return FigureField(
                key, text, value, figure.unit, label, "", Basis.UNSTATED, year, measure
            )
        case BandReached() as reached:
            return TextField(key, reached.text or reached.band, label)
        case date() as day:
            return TextField(key, printing.day(day), label)
        case None:
            return TextField(key, "", label)
