"""Headers of two rows: every level split into its name and its points."""

from __future__ import annotations

from hengji.extraction.forms.cells import bare
from hengji.extraction.forms.grid import Header, Line
from hengji.extraction.forms.settling import DEEPEST
from hengji.extraction.forms.wordings import Column, meanings

_PAIR = 2
_NAMES = frozenset(("名称", "指标名称", "指标", "内容"))


def two_rows(above: Header, line: Line) -> Header | None:
    """A header whose levels are split in the row below into 名称 and 权重; else ``None``."""
    split = [(c, first, last) for c, first, last in above.spans if c in DEEPEST]
    parts = [one for one in line.filled if any(f <= one[0].column < t for _, f, t in split)]
    if line.end != above.end or not parts or any(t - f != _PAIR for _, f, t in split):
        return None
    if any(
        bare(text) not in _NAMES and Column.WEIGHT not in meanings(text) for _, text in parts
    ):
        return None
    at = {cell.column: i for i, cell in enumerate(line.cells)}
    columns = {c: at[first] for c, first, _ in above.spans if first in at}
    for column, first, _ in split:
        if column is Column.LEVEL1:
            columns[Column.LEVEL1_WEIGHT] = at.get(first + 1, columns[column])
    deepest = max(first for _, first, _ in split)
    columns[Column.WEIGHT] = at.get(deepest + 1, at[deepest])
    return Header(above.table, line.cells, line.texts, line.end, columns, line.starts)
