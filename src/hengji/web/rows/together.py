"""Small tables of one page, read with one query instead of one each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db import connection, models

_Row = TypeVar("_Row", bound=models.Model)


class Wanted(Generic[_Row]):
    """Rows that were asked for; empty until the batch is read."""

    def __init__(self, queryset: models.QuerySet[_Row]) -> None:
        self.queryset = queryset
        self.rows: list[_Row] = []

    def fill(self, found: list[Mapping[str, object]]) -> None:
        """Take the rows as the database told them, column by column."""
        fields = self.queryset.model._meta.concrete_fields
        names = [one.attname for one in fields]
        self.rows = [
            self.queryset.model.from_db(
                connection.alias, names, [_value(one, row[str(one.column)]) for one in fields]
            )
            for row in found
        ]


class Told:
    """Tuples that were asked for, of whatever columns a queryset names; days as ISO texts."""

    def __init__(self, queryset: models.QuerySet[Any, Any]) -> None:  # of tuples
        self.queryset = queryset
        self.rows: list[tuple[Any, ...]] = []  # as the database tells them

    def fill(self, found: list[Mapping[str, object]]) -> None:
        """Take the tuples, their columns in order."""
        self.rows = [tuple(row.values()) for row in found]


class Batch:
    """Querysets of whole rows (no joins, no annotations) or of tuples, in their own order."""

    def __init__(self) -> None:
        self._wanted: list[Wanted[models.Model] | Told] = []

    def want(self, queryset: models.QuerySet[_Row]) -> Wanted[_Row]:
        """Ask for these rows; they come with :meth:`read`."""
        wanted = Wanted(queryset)
        self._wanted.append(wanted)  # type: ignore[arg-type]  # each fills rows of its own kind
        return wanted

    def tell(self, queryset: models.QuerySet[Any, Any]) -> Told:  # of tuples
        """Ask for these tuples, each of its columns named once; they come with :meth:`read`."""
        told = Told(queryset)
        self._wanted.append(told)
        return told

    def read(self) -> None:
        """Read all that was asked for. One query."""
        parts: list[str] = []
        values: list[Any] = []  # whatever the querysets ask for
        for one in self._wanted:
            sql, given = one.queryset.query.sql_with_params()
            parts.append(f"(SELECT coalesce(json_agg(q), '[]')::text FROM ({sql}) q)")
            values.extend(given)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", values)
            told = cursor.fetchone() or ()
        for one, text in zip(self._wanted, told, strict=True):
            one.fill(json.loads(text, parse_float=Decimal))


def _value(field: models.Field[object, object], told: object) -> object:
    """The value as the model holds it; JSON has neither dates nor decimals of whole numbers."""
    if told is None or isinstance(field, models.JSONField):
        return told
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    value = field.to_python(told)
    shaped = getattr(field, "from_db_value", None)  # a field that shapes what it is given
    return value if shaped is None else shaped(value, None, connection)
