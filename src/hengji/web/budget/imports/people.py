"""A file of posts and people; its rows go into the staffing sheet, kind by kind."""

from __future__ import annotations

from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.parts import Heads


def staffing(columns: Columns) -> list[Heads]:
    """One row a kind."""
    reading = columns.reading
    kinds = columns.choice("kind")
    reading.demand("kind", kinds, "没有填写类别", "填写编制或人员的类别。")
    told = zip(
        reading.numbers, kinds, columns.counts("approved"), columns.counts("count"), strict=True
    )
    found: dict[str, Heads] = {}
    for number, kind, approved, count in told:
        if kind in found and number not in reading.bad:
            words = f"与第 {found[kind].row} 行是同一类"
            reading.problem(number, "kind", words, "合并成一行。")
        if number not in reading.bad:
            found[kind] = Heads(number, kind, approved, count)
    return list(found.values())
