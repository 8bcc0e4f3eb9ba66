"""Has anything of a unit's year changed? One query, however many tables and records.

Every table of a unit stands in one part, named here once; a table that stands in none is an
error. The stamp counts the rows that who asks may see, and adds up where each lies and which
transaction wrote it: every insert, change and deletion moves it, a second change within one
transaction too. Which unit stands below which is counted for everybody alike: a total that
does not hold a unit placed below is wrong, whether the unit may be seen or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from django.apps import apps
from django.db import connection, connections, models


class Part(Enum):
    """What a table holds, by what has to be made anew when it changes."""

    BOOKS = "books"
    """Units and what is kept in their books."""
    SAID = "said"
    """Goals, evidence, and what was said and decided of the year."""
    TEXTS = "texts"
    """Passages that were written over: they change what is read, and no figure."""
    APART = "apart"
    """What is made of a year, or waits to be taken in: it changes nothing in it."""


_ROW: Final = "hash_record_extended(ROW(xmin, ctid), 0)"
_APPS: Final = {
    "units": Part.BOOKS,
    "budget": Part.BOOKS,
    "goals": Part.SAID,
    "evidence": Part.SAID,
    "evaluation": Part.SAID,
}
_TABLES: Final = {
    **dict.fromkeys(("evaluation.Passage", "evaluation.HandFigure"), Part.TEXTS),
    **{
        f"evaluation.{name}": Part.APART
        for name in ("Version", "VersionFile", "Signature", "Handover")
    },
    "budget.ImportBatch": Part.APART,
    "budget.ImportFile": Part.APART,
    "accounts.UnionShare": Part.APART,  # it is in the scope of who asks
}
"""Those that are not as the rest of their app."""
_WHOLE: Final = {"units.Unit", "units.Superior"}
"""Counted as a whole: the book of one unit names others by their codes. Few rows that seldom
change.
"""
_FOR_ALL: Final = {"units.Superior": "hengji_placed"}
"""Counted by this function of the database, whatever who asks may see."""
_FUNCTIONS: Final = """
CREATE OR REPLACE FUNCTION {name}() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    held text := current_setting('hengji.units', true);
    told text;
BEGIN
    PERFORM set_config('hengji.units', '*', true);
    SELECT {counted} INTO told FROM "{table}";
    PERFORM set_config('hengji.units', coalesce(held, ''), true);
    RETURN told;
END $$
"""
"""The function reads as the system does and tells a count and a checksum, no row. The scope
that held before holds again when it returns; a failure undoes it with the statement.
"""
_BOOKS_OF: Final = (
    "WITH whose AS MATERIALIZED (SELECT %(units)s::bigint[] || ARRAY("
    "SELECT predecessor_id FROM units_succession WHERE unit_id = ANY(%(units)s)) AS ids) "
)
"""A unit that came from others has their books of before."""
_ALSO: Final = {
    "budget.Transfer": "counter_code IN (SELECT code FROM units_unit WHERE id = ANY(%(units)s))"
}
"""Rows of others that stand in the book of a unit all the same."""
COUNTED: Final = (Part.BOOKS, Part.SAID, Part.TEXTS)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of the tables of some parts; equal as long as nothing in them has changed."""

    tables: tuple[str, ...]
    told: tuple[str, ...]

    def of(self, *parts: Part) -> tuple[str, ...]:
        """The state of these parts alone."""
        chosen = {one._meta.label for part in parts for one in tables(part)}
        known = zip(self.tables, self.told, strict=True)
        return tuple(told for name, told in known if name in chosen)

    def has_none(self, model: type[models.Model]) -> bool:
        """Was no row of that table counted? Then it need not be asked."""
        return self.told[self.tables.index(model._meta.label)].startswith("0,")


def stamp(units: Sequence[int], years: Sequence[int], *parts: Part) -> Stamp:
    """The state of a year, of all counted parts if none is named. One query.

    ``units``, by primary key: the first is the one whose year it is; the books of the others
    are put together with its own, and what is said of them tells nothing here.
    """
    chosen = parts or COUNTED
    given: dict[str, int | list[int]]
    given = {"units": list(units), "unit": units[0], "years": list(years)}
    with connection.cursor() as cursor:
        cursor.execute(_statement(chosen), given)
        told = tuple(cursor.fetchone() or ())
    return Stamp(_labels(chosen), told)


def part_of(model: type[models.Model]) -> Part:
    """The part a table of a unit stands in. Raises ``LookupError`` where nobody has said."""
    label, app = model._meta.label, model._meta.app_label
    found = _TABLES.get(label, _APPS.get(app))
    if found is None:
        raise LookupError(f"{label} stands in no part of a unit's year; name it here")
    return found


@cache
def tables(part: Part) -> tuple[type[models.Model], ...]:
    """The tables of a part."""
    return tuple(one for one in _of_units() if part_of(one) is part)


def _of_units() -> Iterator[type[models.Model]]:
    """Every table of rows of a unit; histories tell nothing that the rows do not."""
    for model in apps.get_models():
        if hasattr(model, "unit_column") and not hasattr(model, "pgh_tracked_model"):
            yield model


@cache
def _labels(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(one._meta.label for part in parts for one in tables(part))


@cache
def _statement(parts: tuple[Part, ...]) -> str:
    counted = ", ".join(_counted(one) for part in parts for one in tables(part))
    return f"{_BOOKS_OF}SELECT {counted}"


_ADDED: Final = f"count(*) || ',' || coalesce(sum({_ROW}), 0)"


def _counted(model: type[models.Model]) -> str:
    table, where = model._meta.db_table, _where(model)
    if model._meta.label in _FOR_ALL:
        return f"(SELECT {_FOR_ALL[model._meta.label]}())"
    return f'(SELECT {_ADDED} FROM "{table}"{where})'


def apply(using: str) -> None:
    """Install the functions that count for everybody, as the owner of the tables."""
    with connections[using].cursor() as cursor:
        for label, name in _FOR_ALL.items():
            table = apps.get_model(label)._meta.db_table
            cursor.execute(_FUNCTIONS.format(name=name, counted=_ADDED, table=table))


def _where(model: type[models.Model]) -> str:
    label = model._meta.label
    if label in _WHOLE:
        return ""
    column = getattr(model, "unit_column")  # noqa: B009 - every table of a unit names it
    where = f'"{column}" = %(unit)s'
    if part_of(model) is Part.BOOKS:
        where = f'"{column}" = ANY((SELECT ids FROM whose)::bigint[])'
    if label in _ALSO:
        where = f"({where} OR {_ALSO[label]})"
    if any(one.name == "year" for one in model._meta.concrete_fields):
        where += ' AND "year" = ANY(%(years)s)'
    return f" WHERE {where}"
