"""Where a field, a passage or a record is mended: the page, and the words that name it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.urls import reverse

from hengji.composition import Field, FigureField
from hengji.composition.passage import all_passages
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import Book
from hengji.web.budget.sheets import BY_RECORD
from hengji.web.evaluation.inputs import YearEvaluation

_PROJECT = "project."
_OF_THE_LINE = {
    "evaluation:overview": "evaluation:union",
    **{
        f"evaluation:{one}": f"union:{one}"
        for one in ("report", "report_passage", "forms", "form", "trace", "audit")
    },
}
"""Pages that the union's line has itself; all else is filled in where the fiscal package is."""
_SCORED = ("points", "actual", "reason", "weight", "target", "level3", "called")


class TargetKind(Enum):
    """What a finding leads to."""

    ROW = "评分行"
    PASSAGE = "报告段落"
    STATEMENT = "情况说明"
    FIGURE = "数据"
    FORM = "表格"


@dataclass(frozen=True, slots=True)
class Target:
    """One place to go to. ``key`` is the field's key, the passage's code or the row's key."""

    kind: TargetKind
    label: str
    url: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses within one unit's year."""

    code: str
    year: int
    projects: dict[str, str]
    """Primary keys of projects by their code."""
    book: Book = Book.FISCAL

    @classmethod
    def of(cls, loaded: YearEvaluation) -> Addresses:
        book = loaded.inputs.book
        known = {one.key: one.ref.key for one in book.projects}
        return cls(loaded.unit.code, loaded.year, known, book.book)

    def url(self, name: str, **more: object) -> str:
        """The page of that name; on the union's line its own, where it has one."""
        if self.book is Book.UNION:
            name = _OF_THE_LINE.get(name, name)
        return reverse(name, kwargs={"code": self.code, "year": self.year, **more})

    def sheet(self, project: str = "", row: str = "") -> str:
        """The scored sheet of the whole or of a project (by code), at one of its rows."""
        anchor = f"#row-{row}" if row else ""
        if not project:
            return self.url("evaluation:sheet") + anchor
        return self.url("evaluation:project_sheet", key=int(self.projects[project])) + anchor

    def trace(self, key: str) -> str:
        """Where the figure came from."""
        return self.url("evaluation:trace", field=key)

    @property
    def report(self) -> str:
        """The report's own page."""
        return self.url("evaluation:report")

    def passage(self, code: str) -> str:
        return f"{self.report}#passage-{code}"

    def statement(self, topic: str, project: str = "") -> str:
        at = f"-{self.projects[project]}" if project else ""
        return f"{self.url('evaluation:statements')}#{topic}{at}"


def passage_target(code: str, at: Addresses) -> Target:
    """The passage in the report."""
    return Target(TargetKind.PASSAGE, all_passages()[code].title, at.passage(code), code)


def field_target(field: Field, at: Addresses) -> Target | None:
    """Where what the field prints is filled in, or the records behind it; ``None`` for none."""
    project, rest = _split(field.key, at)
    label = field.label or field.printed
    head, _, name = rest.partition(".")
    if head in _SCORED or head in ("execution", "score", "grade"):
        row = name if head in _SCORED else "execution" if head == "execution" else ""
        return Target(TargetKind.ROW, label, at.sheet(project, row), row)
    said = _said(head, name, project, at)
    if said:
        return Target(TargetKind.STATEMENT, label, said, field.key)
    if isinstance(field, FigureField):
        return Target(TargetKind.FIGURE, label, at.trace(field.key), field.key)
    return None


def _split(key: str, at: Addresses) -> tuple[str, str]:
    """``project.P01.points.7`` → P01 and the rest; codes may hold dots."""
    if key.startswith(_PROJECT):
        inner = key.removeprefix(_PROJECT)
        for code in at.projects:
            if inner.startswith(f"{code}."):
                return code, inner.removeprefix(f"{code}.")
    return "", key


def _said(head: str, name: str, project: str, at: Addresses) -> str:
    match head, name:
        case "told", "frugality":
            return at.url("units:basics")
        case ("told", "overall") | ("overall", _):
            return at.url("goals:sheets")
        case "told", topic:
            return at.statement(topic)
        case "achieved", _:
            return at.statement("achieved", project)
        case "signing", _:
            return at.url("evaluation:people")
        case "unit", _:
            return at.url("units:basics")
        case (("name" | "supervisor" | "implementer"), "") if project:
            return f"{at.url('budget:sheet', key='projects')}?row={at.projects[project]}"
        case _:
            return ""


def record_url(record: RecordRef, at: Addresses) -> str:
    """Where the record was entered; ``""`` for one that has no page of its own."""
    space = "budget" if at.book is Book.FISCAL else "union"
    sheet = BY_RECORD.get(record.kind)
    row = record.key.partition("-")[0]
    if sheet is not None:
        return f"{at.url(f'{space}:sheet', key=sheet.key)}?row={row}"
    make = _PAGES.get(record.kind)
    return make(at, row) if make is not None else ""


_PAGES: dict[RecordKind, Callable[[Addresses, str], str]] = {
    RecordKind.TRANSFER: lambda at, _: at.url("budget:transfers"),
    RecordKind.STAFFING: lambda at, _: at.url("units:staffing"),
    RecordKind.VEHICLE: lambda at, _: at.url("units:vehicles"),
    RecordKind.BUILDING: lambda at, _: at.url("units:buildings"),
    RecordKind.ASSET: lambda at, row: f"{at.url('units:assets')}?row={row}",
    RecordKind.ASSET_CLOSING: lambda at, _: at.url("units:asset_overview"),
    RecordKind.UNIT: lambda at, _: at.url("units:basics"),
    RecordKind.INDICATOR: lambda at, row: at.url("evidence:proof", key=int(row)),
    RecordKind.ACTIVITY: lambda at, row: at.url("evidence:record", key=int(row)),
    RecordKind.SURVEY: lambda at, row: at.url("evidence:survey", key=int(row)),
    RecordKind.EVIDENCE: lambda at, row: at.url("evidence:file", key=int(row)),
}
