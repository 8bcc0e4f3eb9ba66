"""Lines of the working lists as the entry grid keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hengji.indicators.formulas import WorkLedger
from hengji.web.budget.models import Project
from hengji.web.evidence.forms.records import PREFIX, record_form, with_measures
from hengji.web.evidence.models import ActivityRecord
from hengji.web.rows.revision import Stale, save_seen
from hengji.web.shell.grid import Grid
from hengji.web.units.models import Unit

_WIDTHS = {"title": 24, "place": 18, "marks_text": 18, "project": 18, "note": 18}
_WIDTH = 12


def record_grid(
    unit: Unit,
    year: int,
    ledger: WorkLedger,
    *,
    editable: bool,
    totals: Callable[[], Mapping[str, str]] | None = None,
) -> Grid[ActivityRecord]:
    """The sheet of one list."""
    rows = with_measures(
        ActivityRecord.objects.filter(unit=unit, year=year, ledger=ledger.key), ledger
    )

    def save(row: ActivityRecord, seen: int, changes: Mapping[str, object]) -> ActivityRecord:
        try:
            save_seen(row, seen, _kept(row, changes))
        except Stale as stale:
            raise Stale(rows.get(pk=row.pk), stale.wanted) from stale
        return rows.get(pk=row.pk)

    def add(row: ActivityRecord) -> ActivityRecord:
        row.save(force_insert=True)
        return rows.get(pk=row.pk)

    return Grid(
        ledger.title,
        rows,
        record_form(ledger, Project.objects.filter(unit=unit, year=year)),
        blank=lambda: ActivityRecord(unit_id=unit.pk, year=year, ledger=ledger.key),
        editable=editable,
        totals=totals,
        widths={PREFIX + one.key: _WIDTH for one in ledger.measures} | _WIDTHS,
        save=save,
        add=add,
        empty="在空白行里填写，或从 Excel、WPS 表格复制后粘贴；多的用下面的“导入”。",
    )


def _kept(row: ActivityRecord, changes: Mapping[str, object]) -> dict[str, object]:
    """Columns of the sheet as fields of the row: measures go together, and so do marks."""
    kept: dict[str, object] = {}
    counts = dict(row.counts)
    for name, value in changes.items():
        if name == "marks_text":
            kept["marks"] = value
        elif name.startswith(PREFIX):
            counts.pop(name.removeprefix(PREFIX), None)
            if value is not None:
                counts[name.removeprefix(PREFIX)] = f"{value}"
            kept["counts"] = counts
        else:
            kept[name] = value
    return kept
