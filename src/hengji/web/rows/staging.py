"""Bulk loads: ``COPY`` is refused on tables with policies, so it goes through a staging table.

The staging table is temporary and ends with the transaction; what it holds is checked there
and then added with one statement, under the policies, history and all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connections, models


def copy_in(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[object]],
    using: str = "default",
) -> str:
    """Copy rows into a new staging table with these columns (by field name) of the model's.

    Needs a transaction. Returns the table's name; its column ``line`` counts from 1.
    """
    quote = connections[using].ops.quote_name
    table = f"staging_{model._meta.db_table}"
    columns = ", ".join(quote(one) for one in _columns(model, names))
    source = quote(model._meta.db_table)
    with connections[using].cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{quote(table)}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {quote(table)} ON COMMIT DROP AS "
            f"SELECT {columns} FROM {source} WITH NO DATA"
        )
        cursor.execute(
            f"ALTER TABLE {quote(table)} ADD line bigint GENERATED ALWAYS AS IDENTITY"
        )
        with cursor.copy(f"COPY {quote(table)} ({columns}) FROM STDIN") as sink:
            for row in rows:
                sink.write_row(row)
    return table


def add_staged(
    model: type[models.Model], names: Sequence[str], table: str, using: str = "default"
) -> int:
    """Add what the staging table holds to the model's table, in its order; returns how many.

    Every row starts at revision 1.
    """
    quote = connections[using].ops.quote_name
    columns = ", ".join(quote(one) for one in _columns(model, names))
    into = quote(model._meta.db_table)
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {into} ({columns}, revision) "
            f"SELECT {columns}, 1 FROM {quote(table)} ORDER BY line"
        )
        return int(cursor.rowcount)


def _columns(model: type[models.Model], names: Sequence[str]) -> list[str]:
    columns = [model._meta.get_field(name) for name in names]
    return [str(one.column) for one in columns if isinstance(one, models.Field)]
