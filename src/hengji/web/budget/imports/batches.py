"""From the upload to the rows and back: each step whole, each kept in the batch."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from hengji.ledger import YearBook
from hengji.web.budget.forms.fields import Choices
from hengji.web.budget.imports.checking import Plan, examine
from hengji.web.budget.imports.loading import load, unload
from hengji.web.budget.imports.outcome import CellProblem, Outcome, Progress
from hengji.web.budget.imports.recognition import Layout, recognised
from hengji.web.budget.imports.tables import Refused, Sheet, sheets_of
from hengji.web.budget.models import ImportBatch, ImportFile
from hengji.web.budget.selectors import load_year_book
from hengji.web.budget.values import book_of
from hengji.web.rows.session import actor_now, because
from hengji.web.shell.place import Place

State = ImportBatch.State
_SHOWN = 500
"""Problems and left-out rows that are kept for the page; all of them are counted."""
_SETTLED = "这个文件已经导入、放弃或撤销。请刷新页面看现在的状态。"
OPEN = (State.UPLOADED, State.CHECKING, State.CHECKED, State.LOADING)


@dataclass(frozen=True, slots=True)
class Materials:
    """What reading a batch's file needs; from here on no database is asked."""

    batch: ImportBatch
    sheets: list[Sheet]
    plan: Plan
    known: Choices
    book: YearBook

    def examined(self, progress: Progress) -> Outcome:
        return examine(self.sheets, self.plan, self.known, self.book, progress)


def receive(known: Choices, kind: str, name: str, data: bytes) -> ImportBatch:
    """Keep an uploaded file and guess its layout. Raises :class:`Refused`."""
    sheets = sheets_of(data)
    layout = recognised(sheets, kind)
    batch = ImportBatch.objects.create(
        **known.of,
        kind=kind,
        file_name=name[:200],
        sha256=hashlib.sha256(data).hexdigest(),
        sheet=layout.sheet,
        header=layout.header,
        scale=layout.scale,
        mapping={"columns": layout.columns, "certain": layout.certain},
        rows=_rows_below(sheets, layout),
        made_by=actor_now().name,
    )
    ImportFile.objects.create(unit=batch.unit, book=batch.book, batch=batch, data=data)
    return batch


def in_hand(batch: ImportBatch) -> ImportBatch | None:
    """The batch as it stands, held until the transaction ends; ``None`` where it is loaded,
    undone or given up by now: whoever asked twice, or was cut off and taken up again, must not
    touch it any more.
    """
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    return held if held.state in OPEN else None


@transaction.atomic
def begin(batch: ImportBatch, state: State) -> bool:
    """Say that the worker is at it; ``False`` where the batch is not in hand any more."""
    held = in_hand(batch)
    if held is not None:
        held.state, held.done = state, 0
        held.save()
    return held is not None


@transaction.atomic
def arrange(found: ImportBatch, layout: Layout, *, create: bool, again: bool) -> None:
    """The columns as the clerk has set them. Raises :class:`Refused` where it is too late."""
    batch = in_hand(found)
    if batch is None:
        raise Refused(_SETTLED)
    batch.sheet, batch.header, batch.scale = layout.sheet, layout.header, layout.scale
    batch.mapping = {
        "columns": layout.columns,
        "certain": True,
        "create": create,
        "again": again,
    }
    batch.state, batch.problems, batch.skipped, batch.errors = State.UPLOADED, [], [], 0
    batch.rows = found.rows = _rows_below(sheets_of(bytes(batch.file.data)), layout)
    batch.save()


def materials(batch: ImportBatch) -> Materials:
    """Load what the check needs. Raises :class:`Refused`."""
    known = Choices(Place(batch.unit, batch.year, "budget"), batch.book)
    _ = known.projects, known.procurements
    book = load_year_book(batch.unit, batch.year, book_of(batch.book), prior=False)
    return Materials(batch, sheets_of(bytes(batch.file.data)), plan_of(batch), known, book)


def plan_of(batch: ImportBatch) -> Plan:
    """How the batch is to be read."""
    told = batch.mapping
    layout = Layout(batch.sheet, batch.header, dict(told.get("columns", {})), batch.scale)
    return Plan(
        batch.kind,
        layout,
        create=told.get("create") is True,
        again=told.get("again") is True,
    )


@transaction.atomic
def note(found: ImportBatch, outcome: Outcome) -> None:
    """Keep what the check found, unless the batch is not in hand any more."""
    batch = in_hand(found)
    if batch is None:
        return
    batch.state = State.CHECKED
    batch.problems = outcome.problems_stored(_SHOWN)
    batch.skipped = outcome.skipped_stored(_SHOWN)
    batch.errors = outcome.errors
    batch.rows = outcome.rows
    batch.done = 0
    batch.total = outcome.total
    batch.save()


@transaction.atomic
def refuse(found: ImportBatch, words: str) -> None:
    """Keep why the file could not be read or loaded, unless it is not in hand any more."""
    batch = in_hand(found)
    if batch is None:
        return
    batch.state, batch.errors = State.CHECKED, 1
    batch.problems = [asdict(CellProblem("", 0, "", "", words, "", True))]
    batch.save()


@transaction.atomic
def take_in(batch: ImportBatch, outcome: Outcome, known: Choices) -> int:
    """Add the rows and say so, in one step; a batch that is in already is left as it is.

    Raises :class:`Refused` when the file has errors or its rows do not fit any more.
    """
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.state == State.LOADED:
        return held.rows
    if held.state not in OPEN:
        raise Refused(_SETTLED)
    if outcome.errors:
        raise Refused(f"还有 {outcome.errors} 处必须改，没有导入。")
    because(f"导入 {held.file_name}"[:200])
    try:
        with transaction.atomic():
            count = load(held, outcome, known)
    except IntegrityError as problem:
        words = "检查之后账上有了变动，有的行不再符合，没有导入。请重新检查。"
        raise Refused(words) from problem
    held.state, held.rows, held.done, held.total = State.LOADED, count, count, outcome.total
    held.skipped = outcome.skipped_stored(_SHOWN)
    held.save()
    return count


@transaction.atomic
def undo(batch: ImportBatch, why: str) -> int:
    """Take the whole batch out again; kept with the reason. Raises :class:`Refused`."""
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.state != State.LOADED:
        raise Refused("这个批次没有导入，或已经撤销。")
    because(why)
    try:
        with transaction.atomic():
            gone = unload(held)
    except IntegrityError as problem:
        words = "有的记录已被账间划转或佐证材料引用，没有撤销。请先解除引用。"
        raise Refused(words) from problem
    held.state, held.undone_why = State.UNDONE, why[:200]
    held.save()
    return gone


@transaction.atomic
def give_up(found: ImportBatch) -> None:
    """The file is not wanted; nothing of it came in. Its bytes are dropped.

    Raises :class:`Refused` where it has been loaded meanwhile.
    """
    batch = in_hand(found)
    if batch is None:
        raise Refused(_SETTLED)
    ImportFile.objects.filter(batch=batch).delete()
    batch.state = State.DISCARDED
    batch.save()


def twin(batch: ImportBatch) -> ImportBatch | None:
    """An earlier import of the very same file into the same book, still in."""
    same = ImportBatch.objects.filter(
        unit=batch.unit, year=batch.year, book=batch.book, kind=batch.kind, sha256=batch.sha256
    )
    return same.filter(state=State.LOADED).exclude(pk=batch.pk).first()


def _rows_below(sheets: list[Sheet], layout: Layout) -> int:
    sheet = next((one for one in sheets if one.name == layout.sheet), sheets[0])
    return max(len(sheet.rows) - layout.header, 0)
