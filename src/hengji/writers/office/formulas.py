"""Formulas of a form: sums and quotients of figures that stand on the same sheet.

A formula is written only where calculating it gives the very value of the figure: a total
that was capped, or of which a part stands elsewhere, is written as a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from hengji.composition.package import Grid
from hengji.composition.runs import FigureField, QuotientOf, ScoredFrom, SumOf
from hengji.kernel.totals import NOT_APPLICABLE

_SAME = Decimal("1e-20")


@dataclass(frozen=True, slots=True)
class Formulas:
    """Where every figure of a table stands, and its value, by key."""

    at: dict[str, tuple[int, int]]
    values: dict[str, Decimal]

    @classmethod
    def of(cls, grid: Grid, top: int) -> Formulas:
        """Of a table whose first row is row ``top`` of the sheet (from 0)."""
        at: dict[str, tuple[int, int]] = {}
        values: dict[str, Decimal] = {}
        for cell in grid.cells:
            field = cell.runs[0] if len(cell.runs) == 1 else None
            if isinstance(field, FigureField) and field.value is not None:
                at.setdefault(field.key, (top + cell.row, cell.column))
                values.setdefault(field.key, field.value)
        return cls(at, values)

    def formula(self, field: FigureField) -> str:
        """The formula of this figure, ``""`` where it is written as a number."""
        match field.derivation:
            case SumOf(keys):
                return self._sum(field, keys)
            case QuotientOf(above, below):
                return self._quotient(field, above, below)
            case ScoredFrom() | None:
                return ""

    def _sum(self, field: FigureField, keys: tuple[str, ...]) -> str:
        if not all(key in self.at for key in keys):
            return ""
        if sum((self.values[key] for key in keys), Decimal(0)) != field.value:
            return ""
        return f"=SUM({','.join(_ranges(self.at[key] for key in keys))})"

    def _quotient(self, field: FigureField, above: str, below: str) -> str:
        if above not in self.at or below not in self.at or field.value is None:
            return ""
        divisor = self.values[below]
        if not divisor or abs(self.values[above] / divisor - field.value) > _SAME:
            return ""
        over, under = (xl_rowcol_to_cell(*self.at[key]) for key in (above, below))
        return f'=IF({under}=0,"{NOT_APPLICABLE}",{over}/{under})'


def _ranges(cells: Iterable[tuple[int, int]]) -> list[str]:
    """Cells below each other as one range: ``H4,H15:H20``."""
    runs: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for row, column in sorted(cells, key=lambda at: (at[1], at[0])):
        if runs and runs[-1][1] == (row - 1, column):
            runs[-1] = runs[-1][0], (row, column)
        else:
            runs.append(((row, column), (row, column)))
    named = [(xl_rowcol_to_cell(*first), xl_rowcol_to_cell(*last)) for first, last in runs]
    return [first if first == last else f"{first}:{last}" for first, last in named]
