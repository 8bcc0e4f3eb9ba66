"""Saves of a sheet: each row by itself, whole or not at all, at the revision it was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import assert_never

from django.db import IntegrityError, transaction
from django.utils import timezone

from hengji.web.rows.history import last_change
from hengji.web.rows.revision import Stale
from hengji.web.shell.grid.problems import problems_of
from hengji.web.shell.grid.sheet import Column, Grid, Row, shown
from hengji.web.shell.grid.typed import plain

GONE = "这一行已被别人删除。"
_LOST = "保存时连接断开，这一批里有 {count} 行已经保存。请刷新页面，核对后只补其余的行。"
_NO_COLUMN = "这张表里没有这一列，请刷新页面。"
_LONG = 19  # digits of a number that is no key any more
_SEVERAL = 2
_TOUCHED = "这一行刚被别人改过，没有删除。请看过新的内容再决定。"
_CLASH = "与已有的内容重复，或不符合规定，没有保存。"


@dataclass(frozen=True, slots=True)
class Wish:
    """A change asked for. ``row``: primary key, nothing for a new one. ``values`` as typed."""

    key: str
    row: str
    revision: int
    values: Mapping[str, str]
    remove: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A row as it was kept; ``values`` as its cells show them from now on."""

    key: str
    row: str
    revision: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that was taken away as asked."""

    key: str


@dataclass(frozen=True, slots=True)
class Refused:
    """``problems`` by column; what concerns the whole row is under ``""``."""

    key: str
    problems: dict[str, str]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Someone else was quicker: what is there now, who wrote it and when (local time)."""

    key: str
    row: str
    revision: int
    theirs: dict[str, str]
    who: str
    at: str
    problems: dict[str, str] = field(default_factory=dict)


Outcome = Saved | Removed | Refused | Overtaken


def carry_out(
    grid: Grid[Row],
    columns: Mapping[str, Column],
    wishes: Sequence[Wish],
    before: Sequence[int] = (),
) -> list[Outcome]:
    """Do what is asked, each row by itself; the outcomes in the order of the wishes.

    ``columns``: the grid's, by name. New rows come in together, since a paste may be long; and
    they go together, since it may be undone.
    ``before``: primary keys of the rows that the very same wishes added already; they are
    answered and not added again.
    """
    asked = [int(one.row) for one in wishes if one.row.isdecimal() and len(one.row) < _LONG]
    known = {str(key): row for key, row in grid.rows.in_bulk(asked).items()} if asked else {}
    done = _removed(grid, wishes, known)
    done |= _added(grid, columns, wishes, before)
    return [
        done[at] if at in done else _one(grid, columns, wish, known)
        for at, wish in enumerate(wishes)
    ]


def _one(
    grid: Grid[Row], columns: Mapping[str, Column], wish: Wish, known: Mapping[str, Row]
) -> Outcome:
    if any(name not in columns for name in wish.values):
        return Refused(wish.key, {"": _NO_COLUMN})
    try:
        with transaction.atomic():
            if not wish.row:
                return _add(grid, wish, columns)
            row = known.get(wish.row)
            if row is None:
                return Refused(wish.key, {"": GONE})
            return (
                _remove(grid, wish, row) if wish.remove else _change(grid, wish, row, columns)
            )
    except IntegrityError:
        return Refused(wish.key, {"": _CLASH})


def _removed(
    grid: Grid[Row], wishes: Sequence[Wish], known: Mapping[str, Row]
) -> dict[int, Outcome]:
    """Several rows taken away at once, by the place of their wishes. Nothing where one cannot
    be: then each is tried by itself.
    """
    asked = {
        at: known[one.row]
        for at, one in enumerate(wishes)
        if one.remove and one.row in known and not one.values
    }
    if len(asked) < _SEVERAL or not grid.removable:
        return {}
    try:
        with transaction.atomic():
            gone = grid.remove_all([(row, wishes[at].revision) for at, row in asked.items()])
    except IntegrityError:
        return {}
    return {
        at: Removed(wishes[at].key)
        if row.pk in gone
        else Refused(wishes[at].key, {"": _TOUCHED})
        for at, row in asked.items()
    }


def _added(
    grid: Grid[Row],
    columns: Mapping[str, Column],
    wishes: Sequence[Wish],
    before: Sequence[int],
) -> dict[int, Outcome]:
    """Several new rows at once, by the place of their wishes. Nothing where one clashes with
    what is there: then each is tried by itself, so that the one at fault is told.
    """
    fresh = {at: one for at, one in enumerate(wishes) if not one.row}
    if (
        (len(fresh) < _SEVERAL and not before)
        or grid.blank is None
        or any(name not in columns for one in fresh.values() for name in one.values)
    ):
        return {}
    outcomes: dict[int, Outcome] = {}
    rows: dict[int, Row] = {}
    for at, wish in fresh.items():
        form = grid.form(_taken(grid, wish.values, columns), instance=grid.blank())
        if form.is_valid():
            rows[at] = form.instance
        else:
            outcomes[at] = Refused(wish.key, problems_of(form.errors, columns))
    if before:
        told = [(at, fresh[at].key) for at in rows]
        return outcomes | _answered(grid, columns, told, before)
    try:
        with transaction.atomic():
            kept = grid.add_all(list(rows.values())) if rows else []
    except IntegrityError:
        return {}
    for at, row in zip(rows, kept, strict=True):
        outcomes[at] = _saved(fresh[at].key, row, columns)
    return outcomes


def _answered(
    grid: Grid[Row],
    columns: Mapping[str, Column],
    told: Sequence[tuple[int, str]],
    before: Sequence[int],
) -> dict[int, Outcome]:
    """What became of new rows that came in with a request whose answer got lost. Rows are
    added in the order of their wishes, ``told`` by place and key.
    """
    if len(told) != len(before):
        return {at: Refused(key, {"": _LOST.format(count=len(before))}) for at, key in told}
    there = grid.rows.in_bulk(before)
    return {
        at: _saved(key, there[pk], columns) if pk in there else Refused(key, {"": GONE})
        for (at, key), pk in zip(told, before, strict=True)
    }


def _add(grid: Grid[Row], wish: Wish, columns: Mapping[str, Column]) -> Outcome:
    if grid.blank is None:
        return Refused(wish.key, {"": "这张表不能增加行。"})
    form = grid.form(_taken(grid, wish.values, columns), instance=grid.blank())
    if not form.is_valid():
        return Refused(wish.key, problems_of(form.errors, columns))
    return _saved(wish.key, grid.add(form.instance), columns)


def _change(grid: Grid[Row], wish: Wish, row: Row, columns: Mapping[str, Column]) -> Outcome:
    typed = {name: shown(row, one) for name, one in columns.items()} | dict(wish.values)
    form = grid.form(_taken(grid, typed, columns), instance=copy(row))
    form.is_valid()
    problems = problems_of(form.errors, columns)
    problems = {name: text for name, text in problems.items() if name in ("", *wish.values)}
    if problems:
        return Refused(wish.key, problems)
    changes = {name: form.cleaned_data[name] for name in wish.values}
    changes |= getattr(form, "implied", {})  # what a form reads out of a cell for others
    try:
        return _saved(wish.key, grid.save(row, wish.revision, changes), columns)
    except Stale as stale:
        return _overtaken(wish, stale.row, columns)


def _remove(grid: Grid[Row], wish: Wish, row: Row) -> Outcome:
    if not grid.removable:
        return Refused(wish.key, {"": "这张表不能删除行。"})
    if grid.remove(row, wish.revision):
        return Removed(wish.key)
    return Refused(wish.key, {"": _TOUCHED})


def _saved(key: str, row: Row, columns: Mapping[str, Column]) -> Saved:
    values = {name: shown(row, one) for name, one in columns.items()}
    return Saved(key, str(row.pk), row.revision, values)


def _overtaken(wish: Wish, row: Row, columns: Mapping[str, Column]) -> Overtaken:
    last = last_change(row)
    at = timezone.localtime(last.at).strftime("%H:%M") if last else ""
    theirs = {name: shown(row, one) for name, one in columns.items()}
    who = last.who if last else ""
    return Overtaken(wish.key, str(row.pk), row.revision, theirs, who, at)


def _taken(
    grid: Grid[Row], typed: Mapping[str, str], columns: Mapping[str, Column]
) -> dict[str, str]:
    return {name: taken(grid, columns[name], text) for name, text in typed.items()}


def taken(grid: Grid[Row], column: Column, text: str) -> str:
    """What was typed in a cell, as the column's form field takes it."""
    labels = {label: value for value, label in column.choices}
    return plain(column.kind, text, labels, grid.year)


def status(outcomes: list[Outcome]) -> int:
    """200 where all is saved, 409 where someone was overtaken, else 422."""
    worst = 200
    for one in outcomes:
        match one:
            case Saved() | Removed():
                pass
            case Refused():
                worst = max(worst, 422) if worst != 409 else worst
            case Overtaken():
                worst = 409
            case _:
                assert_never(one)
    return worst
