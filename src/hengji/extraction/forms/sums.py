"""Sums that forms and tables state by their layout."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from hengji.extraction.forms.across import relations_across
from hengji.extraction.forms.applied_funds import applied_funds
from hengji.extraction.forms.column_sums import column_sums
from hengji.extraction.forms.columns import relations_in
from hengji.extraction.forms.funds import is_total, spending_nature
from hengji.extraction.forms.group_sums import sums_of
from hengji.extraction.forms.point_columns import further_points
from hengji.extraction.forms.point_lists import point_relations
from hengji.extraction.forms.tables import Tables
from hengji.kernel.places import Place
from hengji.kernel.values import builder
from hengji.report.facts import Fact
from hengji.report.forms import BaseDataRow, Form, FundRow
from hengji.report.relations import Completion, Exhaustive, PartsOfWhole, Relation
from hengji.vocabulary import term


def relations_of_tables(
    tables: Tables, forms: Sequence[Form], year: int | None = None
) -> tuple[Relation, ...]:
    """What tables state by their layout: a total row, a class and its items, a share.

    ``year`` is the fiscal year, of which columns without a year speak.
    """
    found: list[Relation] = [r for form in forms for r in _of_form(form)]
    inner = any(group.inner for group in tables.groups)
    judged = _judged(forms, found) if inner else ()
    for group in tables.groups:
        stated = chain(sums_of(group), relations_in(group, year))
        found += (s for s in stated if _told(s) not in judged) if group.inner else stated
        found += column_sums(group)
    for lines in tables.all_lines:
        found += point_relations(lines)
        found += further_points(lines)
    for lines in tables.loose:
        found += applied_funds(lines)
    found += relations_across(tables.across)
    return tuple(found)


def _judged(forms: Sequence[Form], stated: Sequence[Relation]) -> Collection[Place]:
    """Where totals and rates stand that are judged as the forms' own."""
    rates = (row.rate.place for form in forms for row in form.fund_rows if row.rate)
    return {*map(_told, stated), *rates}


def _told(relation: Relation) -> Place:
    """Where the figure stands that a relation is about."""
    match relation:
        case PartsOfWhole(total=total):
            return total.place
        case Completion(rate=rate):
            return rate.place
        case _:
            return relation.place


_LEAST = 2
_parts_of_whole = builder(PartsOfWhole)


def _of_form(form: Form) -> Iterator[Relation]:
    yield from _of_funds(form)
    yield from _of_base_rows(form)


_FUND_COLUMNS: tuple[Callable[[FundRow], Fact | None], ...] = (
    attrgetter("initial"),
    attrgetter("adjusted"),
    attrgetter("executed"),
)
_BASE_COLUMNS: tuple[Callable[[BaseDataRow], Fact | None], ...] = (
    attrgetter("prior"),
    attrgetter("budget"),
    attrgetter("final"),
)


def _of_funds(form: Form) -> Iterator[Relation]:
    """The year's money is the sum of its sources, and of what it was spent on."""
    total = next((row for row in form.fund_rows if is_total(row)), None)
    if total is None:
        return
    parted: dict[bool, list[FundRow]] = {False: [], True: []}
    for row in form.fund_rows:
        if row is not total:
            parted[spending_nature(row)].append(row)
    for spending, rows in parted.items():
        for column in _FUND_COLUMNS:
            whole = column(total)
            parts = tuple(filter(None, map(column, rows)))
            if whole and parts:
                listed = len(parts) == len(rows) > 1  # one alone is no list of all
                complete = listed or sum_closes(whole, parts)
                marker = "按支出性质分" if spending else "按收入性质分"
                yield _relation(whole, parts, Exhaustive.STATED, marker, total.place, complete)


def sum_closes(whole: Fact, parts: Sequence[Fact]) -> bool:
    return sum(p.figure.amount for p in parts) == whole.figure.amount


def _of_base_rows(form: Form) -> Iterator[Relation]:
    rows = form.base_rows
    for i, row in enumerate(rows):
        listed = _listed(rows, i)
        for column in _BASE_COLUMNS if listed else ():
            whole, named = column(row), tuple(filter(None, map(column, listed)))
            if whole and named:
                complete = len(named) == len(listed) or sum_closes(whole, named)
                yield _relation(whole, named, Exhaustive.STATED, "其中", row.place, complete)
        if i + 1 == len(rows) or rows[i + 1].depth <= row.depth:
            continue  # nothing stands below it
        children = list(_children(rows, i))
        if not children:
            continue
        by_definition = _by_definition(row, children)
        for column in _BASE_COLUMNS:
            whole = column(row)
            parts = tuple(filter(None, map(column, children)))
            if not whole or not parts:
                continue
            complete = len(parts) == len(children) or not by_definition
            kind = Exhaustive.BY_DEFINITION if by_definition else Exhaustive.OPEN
            if not by_definition and _others_close(row, children, column):
                kind = Exhaustive.STATED
            yield _relation(whole, parts, kind, "其中", row.place, complete)


def _others_close(
    row: BaseDataRow,
    children: Sequence[BaseDataRow],
    column: Callable[[BaseDataRow], Fact | None],
) -> bool:
    """Do the same rows add up to theirs in both of the other columns, to the last digit?

    Then they are all that it is made of, though a row without an amount stays blank.
    """
    filled = [child for child in children if column(child)]
    for other in _BASE_COLUMNS:
        whole, parts = other(row), tuple(filter(None, map(other, filled)))
        if other is column:
            continue
        if not whole or not whole.figure.digits or not len(filled) == len(parts) >= _LEAST:
            return False
        if not sum_closes(whole, parts):
            return False
    return True


def _children(rows: Sequence[BaseDataRow], i: int) -> Iterator[BaseDataRow]:
    listed: set[int] = set()
    for at, row in enumerate(rows[i + 1 :], i + 1):
        if row.depth <= rows[i].depth:
            return
        if row.depth == rows[i].depth + 1 and at not in listed:
            listed |= set(range(at + 1, at + 1 + len(_listed(rows, at))))
            yield row


def _listed(rows: Sequence[BaseDataRow], i: int) -> Sequence[BaseDataRow]:
    """Rows without an official name that list what the row above them is made of.

    专项资金 with a row for each: only the amounts tell, in two columns or more.
    """
    if not rows[i].term:
        return ()
    end = i + 1
    while end < len(rows) and not rows[end].term and rows[end].depth == rows[i].depth:
        end += 1
    below = rows[i + 1 : end]
    if len(below) < _LEAST:
        return ()
    ties = 0
    for column in _BASE_COLUMNS:
        whole, parts = column(rows[i]), [f for f in map(column, below) if f]
        if whole and whole.figure.digits and len(parts) >= _LEAST:
            ties += sum_closes(whole, parts)
    return below if ties >= _LEAST else ()


def _by_definition(row: BaseDataRow, children: Sequence[BaseDataRow]) -> bool:
    """Do the rows below name exactly what the term is defined to consist of?"""
    if not row.term:
        return False
    parts = set(term(row.term).parts)
    return bool(parts) and parts == {child.term for child in children}


def _relation(
    whole: Fact, parts: tuple[Fact, ...], kind: Exhaustive, marker: str, place: Place,
    complete: bool,
) -> PartsOfWhole:  # fmt: skip
    certain = complete and whole.certain and all([p.certain for p in parts])
    return _parts_of_whole(whole, parts, kind, marker, place, certain)
