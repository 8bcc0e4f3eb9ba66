"""A table of records, taken in whole or not at all, its columns in many wordings."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hengji.indicators.formulas import WorkLedger
from hengji.kernel.units import Kind
from hengji.web.budget.imports.tables import Cell, Refused, Sheet, sheets_of
from hengji.web.budget.imports.wordings import SCALES, heading, plain
from hengji.web.budget.models import Project
from hengji.web.evidence.forms.records import PREFIX, RecordForm, record_form
from hengji.web.evidence.models import ActivityImport, ActivityRecord
from hengji.web.rows.session import actor_now
from hengji.web.shell.grid.typed import Kind as Typed
from hengji.web.shell.grid.typed import figure_of
from hengji.web.shell.grid.typed import plain as typed_plain
from hengji.web.units.models import Unit

MOST_ROWS = 5_000
_HEADER_WITHIN = 10
_SHOWN = 20
_NEEDED = ("day", "title")
_PERSON = frozenset(("人", "人次"))


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong, where: row from 1 as the program shows it, the column's label."""

    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it was understood. Nothing has been kept.

    ``columns``: label in the file → label of the list, ``""`` for one that is left out.
    ``shown`` are the first rows as they will stand.
    """

    rows: tuple[ActivityRecord, ...]
    problems: tuple[CellProblem, ...]
    columns: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class _Table:
    """A table found in a file. ``columns``: place → column; ``scales``: place → unit in 元."""

    sheet: Sheet
    head: int
    columns: dict[int, str]
    scales: dict[int, Decimal]

    def lines(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Rows below the head that hold something: number from 1, text by column."""
        for number, cells in enumerate(self.sheet.rows[self.head + 1 :], self.head + 2):
            if any(str(one).strip() for one in cells):
                yield number, self._typed(cells)

    def named(self, labels: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """Each heading of the file with the column that it was taken for."""
        heads = enumerate(str(one).strip() for one in self.sheet.rows[self.head])
        return tuple(
            (text, labels.get(self.columns.get(place, ""), "")) for place, text in heads if text
        )

    def _typed(self, cells: Sequence[Cell]) -> dict[str, str]:
        typed: dict[str, str] = {}
        for place, name in self.columns.items():
            text = _text(cells[place]) if place < len(cells) else ""
            if name == "day":
                text = typed_plain(Typed.DATE, text, {})
            elif name.startswith(PREFIX):
                text = _scaled(typed_plain(Typed.AMOUNT, text, {}), self.scales[place])
            typed[name] = text
        return typed


class AlreadyThere(Exception):
    """The same file was taken in before; the text says when."""


def preview(unit: Unit, year: int, ledger: WorkLedger, data: bytes) -> Preview:
    """Read and check a file. Raises :class:`~hengji.web.budget.imports.tables.Refused`."""
    projects = Project.objects.filter(unit=unit, year=year)
    form = record_form(ledger, projects)
    table = _header(sheets_of(data), _known(ledger), ledger)
    fields = form(instance=_blank(unit, year, ledger)).fields.items()
    labels = {name: str(one.label) for name, one in fields}
    keys = {plain(text): str(one.pk) for one in projects for text in (one.code, one.name)}
    rows: list[ActivityRecord] = []
    problems: list[CellProblem] = []
    shown: list[tuple[str, ...]] = []
    for number, typed in table.lines():
        if len(rows) == MOST_ROWS:
            raise Refused(f"表格超过 {MOST_ROWS} 行。请拆成几个文件再导入。")
        shown.append(tuple(typed.get(name, "") for name in labels))
        if typed.get("project"):
            typed["project"] = keys.get(plain(typed["project"]), typed["project"])
        one = form(typed, instance=_blank(unit, year, ledger))
        problems += _problems(one, number, labels)
        rows.append(one.instance)
    if not rows:
        raise Refused("表头下面没有内容。请核对选的是不是这个文件。")
    return Preview(
        tuple(rows),
        tuple(problems),
        table.named(labels),
        tuple(labels.values()),
        tuple(shown[:_SHOWN]),
        hashlib.sha256(data).hexdigest(),
    )


def load(
    unit: Unit, year: int, ledger: WorkLedger, name: str, data: bytes
) -> ActivityImport | Preview:
    """Take the file in whole; where anything is wrong, nothing, and it is told what.

    Raises :class:`AlreadyThere`, and what :func:`preview` raises.
    """
    found = preview(unit, year, ledger, data)
    if found.problems:
        return found
    before = ActivityImport.objects.filter(
        unit=unit, year=year, ledger=ledger.key, digest=found.digest, state="loaded"
    ).first()
    if before is not None:
        raise AlreadyThere(
            f"这份文件已由{before.made_by}于 {before.made_at:%Y-%m-%d} 导入，没有重复导入"
        )
    batch = ActivityImport.objects.create(
        unit=unit,
        year=year,
        ledger=ledger.key,
        file_name=name[:100],
        digest=found.digest,
        rows=len(found.rows),
        made_by=actor_now().name,
    )
    for one in found.rows:
        one.batch = batch
    ActivityRecord.objects.bulk_create(found.rows, batch_size=1000)
    return batch


def undo(batch: ActivityImport) -> int:
    """Take all rows of a batch out again; returns how many had been changed since."""
    kept = ActivityImport.objects.select_for_update().get(pk=batch.pk)
    if kept.state == ActivityImport.State.UNDONE:
        return 0
    rows = ActivityRecord.objects.filter(batch=kept)
    changed = rows.filter(revision__gt=1).count()
    rows.delete()
    ActivityImport.objects.filter(pk=kept.pk).update(state=ActivityImport.State.UNDONE)
    return changed


def _blank(unit: Unit, year: int, ledger: WorkLedger) -> ActivityRecord:
    return ActivityRecord(unit_id=unit.pk, year=year, ledger=ledger.key)


@cache
def _wordings() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads((files(__package__) / "imports.toml").read_text("utf-8"))
    return {str(name): tuple(plain(str(one)) for one in some) for name, some in raw.items()}


def _known(ledger: WorkLedger) -> dict[str, str]:
    """Column of the list by each of its wordings."""
    words = _wordings()
    found = {
        text: name
        for name in ("day", "title", "place", "marks_text", "project", "note")
        if name != "marks_text" or ledger.marks
        for text in words[name]
    }
    people = [one for one in ledger.measures if one.unit.symbol in _PERSON]
    money = [one for one in ledger.measures if one.unit.kind is Kind.MONEY]
    for some, name in ((people, "people"), (money, "money")):
        if len(some) == 1:
            found |= dict.fromkeys(words[name], PREFIX + some[0].key)
    for one in ledger.measures:
        found[plain(one.title)] = PREFIX + one.key
    return found


def _header(sheets: Sequence[Sheet], known: dict[str, str], ledger: WorkLedger) -> _Table:
    """The table below the first row that names what every record must have."""
    for sheet in sheets:
        for at, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
            columns: dict[int, str] = {}
            scales: dict[int, Decimal] = {}
            for place, cell in enumerate(cells):
                words = heading(str(cell))
                name = known.get(plain(words.words))
                if name and name not in columns.values():
                    columns[place] = name
                    scales[place] = SCALES.get(words.scale, SCALES["元"])
            if all(name in columns.values() for name in _NEEDED):
                return _Table(sheet, at, columns, scales)
    raise Refused(f"没有找到表头。{ledger.title}要有“日期”和“事项”两列，可以下载模板对照。")


def _scaled(text: str, scale: Decimal) -> str:
    """``1.5`` below 万元 is 15000; what is no number stays as it is."""
    if scale == 1 or not text:
        return text
    found = figure_of(text)
    return text if found is None else f"{(found * scale).normalize():f}"


def _text(cell: Cell) -> str:
    """As a person reads the cell: whole numbers without a point, days as dates."""
    match cell:
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return f"{cell:.0f}"
        case _:
            return str(cell).strip()


def _problems(form: RecordForm, number: int, labels: dict[str, str]) -> Iterator[CellProblem]:
    if form.is_valid():
        return
    for name, texts in form.errors.items():
        words = "；".join(str(one) for one in texts)
        yield CellProblem(number, labels.get(name, ""), words)
