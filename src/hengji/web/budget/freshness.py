"""Has anything of a unit's books changed? One query, however many tables and records.

The state counts the rows that who asks may see, and adds up the transactions that wrote them
last: every insert, change and deletion moves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from django.apps import apps
from django.db import connection, models

from hengji.web.budget.models import Transfer
from hengji.web.units.models import Unit

_APPS = ("units", "budget")


def state(units: Sequence[Unit], years: Sequence[int]) -> str:
    """The state of these units, of their books in these years, and of what others passed on
    to them.
    """
    sql, wanted = _statement()
    told: dict[str, list[object]] = {
        "units": [one.pk for one in units],
        "codes": [one.code for one in units],
        "years": list(years),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, [told[one] for one in wanted])
        return ";".join(cursor.fetchone() or ())


def counted(model: type[models.Model], where: str) -> str:
    """A subquery: how many rows there are, and the sum of what wrote them last."""
    return (
        "(SELECT count(*) || ',' || coalesce(sum(xmin::text::bigint), 0) "
        f'FROM "{model._meta.db_table}" WHERE {where})'
    )


def has_none(told: str, model: type[models.Model]) -> bool:
    """Did this state count no row of that table? Then it need not be asked."""
    at = [one for one, _ in _models()].index(model)
    return told.split(";")[at].startswith("0,")


@cache
def _statement() -> tuple[str, tuple[str, ...]]:
    """The query, and what each of its parameters takes."""
    parts: list[str] = []
    wanted: list[str] = []
    for model, column in _models():
        where = f'"{column}" = ANY(%s)'
        wanted.append("units")
        if model is Transfer:
            where = f"({where} OR counter_code = ANY(%s))"
            wanted.append("codes")
        if any(one.name == "year" for one in model._meta.concrete_fields):
            where += ' AND "year" = ANY(%s)'
            wanted.append("years")
        parts.append(counted(model, where))
    return f"SELECT {', '.join(parts)}", tuple(wanted)


def _models() -> Iterator[tuple[type[models.Model], str]]:
    for label in _APPS:
        for model in apps.get_app_config(label).get_models():
            history = any(one.name == "pgh_id" for one in model._meta.concrete_fields)
            column: str | None = getattr(model, "unit_column", None)
            if column is not None and not history and not model.__name__.startswith("Import"):
                yield model, column
