"""Has anything of a unit's year changed? One query, however many tables and records.

The stamp counts the rows that who asks may see, and adds up the transactions that wrote them
last: every insert, change and deletion moves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, models

from hengji.web.budget.freshness import counted
from hengji.web.units.models import Superior

_MONEY = ("units", "budget")
_REST = ("goals", "evidence", "evaluation", "union")
_TEXTS = {"Passage", "HandFigure", "LinePassage"}
_OUTCOMES = {
    *("Version", "VersionFile", "Signature", "Handover"),
    *("LineVersion", "LineFile", "LineSignature", "LineHandover"),
}
"""What is made of a package changes nothing in it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of the units and their books, of the report's texts, and of everything else."""

    money: str
    rest: str
    texts: str


def stamp(units: Sequence[int], years: Sequence[int]) -> Stamp:
    """The state of all records of these units (primary keys) in these years. One query."""
    sql, wanted = _statement()
    values = [list(units) if one == "units" else list(years) for one in wanted]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchone() or ()
    money = sum(1 for _ in _models(_MONEY))
    names = [one.__name__ for one in _models(_REST)]
    said = dict(zip(names, found[money:], strict=True))
    return Stamp(
        ";".join(found[:money]),
        ";".join(told for name, told in said.items() if name not in _TEXTS),
        ";".join(told for name, told in said.items() if name in _TEXTS),
    )


@cache
def _statement() -> tuple[str, tuple[str, ...]]:
    """The query, and for each of its parameters whether it takes units or years."""
    parts: list[str] = []
    wanted: list[str] = []
    for model in _models(_MONEY + _REST):
        column = getattr(model, "unit_column")  # noqa: B009 - every kept table names it
        where = f'"{column}" = ANY(%s)'
        wanted.append("units")
        if model is Superior:
            where += ' OR "above_id" = ANY(%s)'
            wanted.append("units")
        elif any(one.name == "year" for one in model._meta.concrete_fields):
            where += ' AND "year" = ANY(%s)'
            wanted.append("years")
        parts.append(counted(model, where))
    return f"SELECT {', '.join(parts)}", tuple(wanted)


def _models(labels: Sequence[str]) -> Iterator[type[models.Model]]:
    for label in labels:
        for model in apps.get_app_config(label).get_models():
            history = any(one.name == "pgh_id" for one in model._meta.concrete_fields)
            known = hasattr(model, "unit_column") and model.__name__ not in _OUTCOMES
            if known and not history:
                yield model
