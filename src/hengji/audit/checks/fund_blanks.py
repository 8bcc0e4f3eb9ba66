"""Columns of the fund block that are left blank in the row of the year's whole money."""

from __future__ import annotations

from itertools import takewhile

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
    if total.initial and total.adjusted and total.executed and total.rate:
        return ()  # as in most forms
    table = _table(case, total.place)
    if table is None or not table.certain:
        return ()
    asked = _under(table, total.place.row or 0)
    found = [(name, cell) for name, cell in asked if cell and cell.certain]
    blank = tuple([(name, cell.place) for name, cell in found if not cell.text.strip()])
    return blank if len(blank) < len(found) else ()


def _table(case: Case, at: Place) -> Table | None:
    for document in case.report.documents:
        if document.name == at.document:
            return next((t for t in document.tables if t.place.block == at.block), None)
    return None


def _under(table: Table, row: int) -> list[tuple[str, Cell | None]]:
    """The cell of the row under every heading of the block that the table has."""
    if not 0 < row <= len(table.rows):  # a row that was put together from text
        return []
    headed: dict[str, int] = {}
    for cell in takewhile(lambda above: above.row < row, table.cells):
        headed.setdefault("".join(cell.text.split()), cell.column)
    own = table.rows[row - 1]
    return [
        (name, next((cell for cell in own if cell.reaches(headed[name])), None))
        for name in _COLUMNS
        if name in headed
    ]
