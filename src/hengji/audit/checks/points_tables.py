"""What a row is worth by the standard printed in it, where that is one of a points table.

The tables are read when a report first has such a row: no other report waits for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from hengji.kernel.figures import Figure

if TYPE_CHECKING:
    from hengji.scoring.table_rescoring import DuePoints
    from hengji.scoring.tables import TableRow


def table_row(table: str, level3: str) -> TableRow | None:
    """The row of this table with that name, spaces left out."""
    return _by_name(table).get(level3)


def due(row: TableRow, rate: Figure) -> DuePoints | None:
    """The points of a row that goes by a rate; ``None`` for a check list."""
    from hengji.scoring.table_rescoring import due_points

    return due_points(row, rate)


def bare(text: str) -> str:
    """Without any spaces."""
    return "".join(text.split())


@cache
def _by_name(table: str) -> Mapping[str, TableRow]:
    from hengji.scoring.tables import points_table

    return {bare(one.indicator.level3): one for one in points_table(table).rows}
