"""Accounts and budgets as forms: the rows that have an official term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hengji.extraction.forms.accounts import Entry, Group, terms_of
from hengji.extraction.forms.cells import bare, compact
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Basis, Fact
from hengji.report.forms import BaseDataRow, Form, FormKind


def account_forms(groups: Iterable[Group], year: int | None) -> Iterator[Form]:
    """部门决算表 and 部门预算表 among plain tables, those that say so in their titles."""
    for group in groups:
        if group.kind is None:
            continue
        rows = tuple(_row(group, entry, term, year) for entry, term in terms_of(group))
        if any(row.budget or row.final for row in rows):
            yield Form(group.kind, group.title, group.table.place, base_rows=rows)


def _row(group: Group, entry: Entry, term: str, year: int | None) -> BaseDataRow:
    """Budget and final figure of a row; one figure alone is what the table is about."""
    budget = _figure(group, entry, "预算", Basis.UNSTATED)
    final = _figure(group, entry, "决算", Basis.FINAL)
    only = _only(group, entry) if budget is None and final is None else None
    if only:
        if group.kind is FormKind.BUDGET:
            budget = replace(only, basis=Basis.INITIAL)
        else:
            final = replace(only, basis=Basis.FINAL)
    named = [replace(f, term=term, year=year) if f else None for f in (budget, final)]
    return BaseDataRow(
        compact(entry.label.text), term, 0, "", None, named[0], named[1], entry.label.place
    )


_PARTIAL = lazy_pattern(r"其中|一般公共|基金|国有资本")
"""A column of one kind of money: 一般公共预算 is no budget of the whole row."""
_WHOLE = ("合计", "小计", "总计")


def _only(group: Group, entry: Entry) -> Fact | None:
    """The row's one figure, or the one under 合计."""
    found = list(entry.figures.items())
    if len(found) > 1:
        found = [one for one in found if bare(group.headings[one[0]]) in _WHOLE]
    return found[0][1] if len(found) == 1 else None


def _figure(group: Group, entry: Entry, word: str, basis: Basis) -> Fact | None:
    columns = [
        c
        for c, heading in group.headings.items()
        if word in heading and not _PARTIAL.search(heading)
    ]
    if len(columns) != 1 or columns[0] not in entry.figures:
        return None
    return replace(entry.figures[columns[0]], basis=basis)
