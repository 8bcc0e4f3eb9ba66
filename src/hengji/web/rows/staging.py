"""Bulk loads: ``COPY`` is refused on tables with policies, so it goes through a staging table.

The staging table is temporary and ends with the transaction; what it holds is checked there
and then added with one statement, under the policies, history and all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connections, models

_LINE = "of_line"
"""Of a staged row: which of the shared lines it stands on."""


@dataclass(frozen=True, slots=True)
class Load:
    """Rows for one table. ``names``: fields that each row has values for, after the number
    of its line. ``same``: fields that are equal in all rows. ``line_names``, ``lines``: fields
    that many rows share, and their values by number.
    """

    model: type[models.Model]
    names: Sequence[str]
    rows: Iterable[Sequence[object]]
    same: Mapping[str, object] = field(default_factory=dict)
    line_names: Sequence[str] = ()
    lines: Sequence[Sequence[object]] = ((),)


def add_all(load: Load, using: str = "default") -> int:
    """Add the rows in their order with one statement; returns how many.

    Needs a transaction. Every row starts at revision 1.
    """
    _copy_in(load, using)
    return _add_staged(load, using)


def _copy_in(load: Load, using: str) -> None:
    quote = connections[using].ops.quote_name
    table, columns = quote(_staging(load.model)), _columns(load.model, load.names, using)
    with connections[using].cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {table} ON COMMIT DROP AS SELECT 0 AS {_LINE}, "
            f"{columns} FROM {quote(load.model._meta.db_table)} WITH NO DATA"
        )
        cursor.execute(f"ALTER TABLE {table} ADD of_place bigint GENERATED ALWAYS AS IDENTITY")
        with cursor.copy(f"COPY {table} ({_LINE}, {columns}) FROM STDIN") as sink:
            for row in load.rows:
                sink.write_row(row)


def _add_staged(load: Load, using: str) -> int:
    quote = connections[using].ops.quote_name
    into, table = quote(load.model._meta.db_table), quote(_staging(load.model))
    parts = [
        _columns(load.model, names, using)
        for names in (load.same, load.line_names, load.names)
        if names
    ]
    shared = list(load.line_names)
    taken = [_cast(load.model, name, "%s", using) for name in load.same]
    taken += [_cast(load.model, name, f"line.v{at}", using) for at, name in enumerate(shared)]
    taken += [f"staged.{quote(_column(load.model, name))}" for name in load.names]
    listed = ", ".join(f"v{at}" for at in range(len(shared)))
    row = ", ".join(["%s"] * (len(shared) + 1))
    lines = ", ".join([f"({row})"] * len(load.lines))
    params: list[Any] = list(load.same.values())  # of whatever columns
    params += [one for number, line in enumerate(load.lines) for one in (number, *line)]
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {into} ({', '.join(parts)}, revision) "
            f"SELECT {', '.join(taken)}, 1 FROM {table} AS staged "
            f"JOIN (VALUES {lines}) AS line (number{', ' if shared else ''}{listed}) "
            f"ON line.number = staged.{_LINE} ORDER BY staged.of_place",
            params,
        )
        return int(cursor.rowcount)


def _staging(model: type[models.Model]) -> str:
    return f"staging_{model._meta.db_table}"


def _cast(model: type[models.Model], name: str, value: str, using: str) -> str:
    """A value as the column's type: a list of nulls alone would be words."""
    return f"CAST({value} AS {_field(model, name).rel_db_type(connections[using])})"


def _field(model: type[models.Model], name: str) -> models.Field[object, object]:
    found = model._meta.get_field(name)
    if not isinstance(found, models.Field):
        raise TypeError(f"{name} is no column")
    return found.target_field if isinstance(found, models.ForeignKey) else found


def _column(model: type[models.Model], name: str) -> str:
    found = model._meta.get_field(name)
    if not isinstance(found, models.Field):
        raise TypeError(f"{name} is no column")
    return str(found.column)


def _columns(model: type[models.Model], names: Iterable[str], using: str) -> str:
    quote = connections[using].ops.quote_name
    return ", ".join(quote(_column(model, name)) for name in names)
