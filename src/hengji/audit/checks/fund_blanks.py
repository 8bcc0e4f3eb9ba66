"""Columns of the fund block that are left blank in the row of the year's whole money."""

from __future__ import annotations

from hengji.audit.case import Case
from hengji.kernel.places import Place
from hengji.report.document import Cell, Table
from hengji.report.forms import Form, FormKind

_COLUMNS = ("年初预算数", "全年预算数", "全年执行数", "执行率")
_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.PROJECT_EVALUATION)
_TOTAL = "资金总额"


def fund_blanks(case: Case, form: Form) -> tuple[tuple[str, Place], ...]:
    """Heading and cell of every amount and rate that the total row leaves empty.

    None where the row is empty throughout (no money was granted), and none in doubt.
    """
    total = next((row for row in form.fund_rows if _TOTAL in row.label), None)
    if total is None or not form.certain or form.kind not in _EVALUATIONS:
        return ()
    table = _table(case, total.place)
    if table is None or not table.certain:
        return ()
    asked = [(name, _under(table, name, total.place)) for name in _COLUMNS]
    found = [(name, cell) for name, cell in asked if cell is not None and cell.certain]
    blank = tuple([(name, cell.place) for name, cell in found if not cell.text.strip()])
    return blank if len(blank) < len(found) else ()


def _table(case: Case, at: Place) -> Table | None:
    for document in case.report.documents:
        if document.name == at.document:
            return next((t for t in document.tables if t.place.block == at.block), None)
    return None


def _under(table: Table, name: str, at: Place) -> Cell | None:
    """The cell of the row under the heading ``name``; ``None`` without such a column."""
    row = at.row or 0
    for cell in table.cells:
        if cell.row >= row:
            return None
        if "".join(cell.text.split()) == name:
            return table.at(row, cell.column)
    return None
