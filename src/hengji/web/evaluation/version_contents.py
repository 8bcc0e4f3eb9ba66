"""What a frozen version says, as data: figures, rows, passages; what two versions differ in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from hengji.composition import (
    FigureField,
    Narrative,
    Package,
    Paragraph,
    TextField,
    YearInputs,
    printing,
)
from hengji.composition.package import texts
from hengji.composition.passage import all_passages
from hengji.indicators import ScoredRow
from hengji.web.evaluation.showing import shown_value


class FigureRecord(TypedDict):
    """A printed figure. ``value`` is exact, as a string; ``None`` where nothing is recorded."""

    key: str
    label: str
    text: str
    value: str | None
    unit: str
    term: str


class RowRecord(TypedDict):
    """A scored row, as printed; ``project`` is ``""`` for the whole."""

    project: str
    key: str
    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: str
    points: str
    reason: str


class PassageRecord(TypedDict):
    """A passage of the report, one paragraph a line."""

    code: str
    title: str
    text: str


class Contents(TypedDict):
    """Everything of a version that a program may want to read."""

    figures: list[FigureRecord]
    rows: list[RowRecord]
    passages: list[PassageRecord]
    texts: dict[str, str]


def contents(package: Package, inputs: YearInputs) -> Contents:
    """What the package says, as data."""
    return {
        "figures": [_figure(one) for one in package.fields().values()],
        "rows": list(_rows(inputs)),
        "passages": list(_passages(package)),
        "texts": dict(_texts(package)),
    }


def _figure(one: FigureField) -> FigureRecord:
    return {
        "key": one.key,
        "label": one.label,
        "text": one.text,
        "value": None if one.value is None else f"{one.value:f}",
        "unit": one.unit.symbol,
        "term": one.term,
    }


def _rows(inputs: YearInputs) -> Iterator[RowRecord]:
    for sheet in (inputs.scores, *inputs.project_scores):
        for row in sheet.rows:
            yield _row(sheet.goals.project, row)


def _row(project: str, row: ScoredRow) -> RowRecord:
    own, attained = row.indicator, row.attainment
    return {
        "project": project,
        "key": own.key,
        "level1": own.level1,
        "level2": own.level2,
        "level3": own.level3,
        "target": "" if own.target is None else str(own.target),
        "actual": shown_value(attained.value if attained else None),
        "weight": printing.points(row.weight),
        "points": _points(row.points),
        "reason": attained.reason if attained else "",
    }


def _points(value: Decimal | None) -> str:
    return "" if value is None else printing.points(value)


def _passages(package: Package) -> Iterator[PassageRecord]:
    narrative = package.narrative
    said: dict[str, list[str]] = {}
    for block in narrative.blocks if isinstance(narrative, Narrative) else ():
        if isinstance(block, Paragraph) and block.passage:
            said.setdefault(block.passage, []).append(block.text)
    known = all_passages()
    for code, lines in said.items():
        yield {"code": code, "title": known[code].title, "text": "\n".join(lines)}


def _texts(package: Package) -> Iterator[tuple[str, str]]:
    for part in package.parts:
        for runs in texts(part):
            yield from ((run.key, run.text) for run in runs if isinstance(run, TextField))


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what it is, what stood there, what stands there now."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions, in the order of the later one."""

    figures: tuple[Change, ...]
    rows: tuple[Change, ...]
    passages: tuple[Change, ...]

    @property
    def any(self) -> bool:
        return bool(self.figures or self.rows or self.passages)


def changes(before: Contents, after: Contents) -> Changes:
    """What differs between two versions; a thing that only one has is blank in the other."""
    return Changes(
        _differing(
            {
                one["key"]: _Said(one["label"] or one["key"], one["text"])
                for one in _scoreless(before)
            },
            {
                one["key"]: _Said(one["label"] or one["key"], one["text"])
                for one in _scoreless(after)
            },
        ),
        _differing(_rows_said(before), _rows_said(after)),
        _differing(
            {one["code"]: _Said(one["title"], one["text"]) for one in before["passages"]},
            {one["code"]: _Said(one["title"], one["text"]) for one in after["passages"]},
        ),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    what: str
    text: str


_OF_ROWS = ("points", "weight", "actual")


def _scoreless(said: Contents) -> Iterator[FigureRecord]:
    """Figures that stand in no row; those are told with their rows."""
    keys = {f"{one['project']}\x1f{one['key']}" for one in said["rows"]}
    for one in said["figures"]:
        head, _, rest = one["key"].rpartition(".")
        project, _, what = head.rpartition(".")
        of = project.removeprefix("project.") if project else ""
        if what in _OF_ROWS and f"{of}\x1f{rest}" in keys:
            continue
        yield one


def _rows_said(said: Contents) -> dict[str, _Said]:
    return {
        f"{one['project']}\x1f{one['key']}": _Said(
            f"{one['project']}　{one['level3']}".strip(),
            f"指标值 {one['target']}；完成值 {one['actual']}；分值 {one['weight']}；"
            f"得分 {one['points']}" + (f"；{one['reason']}" if one["reason"] else ""),
        )
        for one in said["rows"]
    }


def _differing(before: Mapping[str, _Said], after: Mapping[str, _Said]) -> tuple[Change, ...]:
    made = []
    for key in dict.fromkeys((*after, *before)):
        then, now = before.get(key), after.get(key)
        if (then.text if then else "") != (now.text if now else ""):
            named = now or then
            what = named.what if named else key
            made.append(Change(what, then.text if then else "", now.text if now else ""))
    return tuple(made)
