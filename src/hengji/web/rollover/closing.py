"""An archived year is read-only in the database: triggers derived from the models.

Applied after every migration, beside the row policies. They bind the application's role;
the owner, who only migrates, may still move data into a new form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connections, models

from hengji.web.rows.policy import guarded

_DEEPEST = 3
_FUNCTIONS = """
CREATE OR REPLACE FUNCTION hengji_archived(of_unit bigint, of_year integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM units_unityear
        WHERE unit_id = of_unit AND year = of_year AND state = 'archived')
$$;
CREATE OR REPLACE FUNCTION hengji_keep_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'archived' THEN
        RAISE EXCEPTION 'year % of unit % is archived', OLD.year, OLD.unit_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
END $$;
"""


@dataclass(frozen=True, slots=True)
class Closed:
    """A table whose rows belong to a year: its own column, or the SQL that finds it."""

    table: str
    year: str
    """With ``{row}`` for OLD or NEW."""


def closed() -> Iterator[Closed]:
    """Every guarded table of one year's rows, the years themselves apart."""
    of_year = {model._meta.db_table: model for model in apps.get_models()}
    for one in guarded():
        if one.history or one.table == "units_unityear":
            continue
        found = _year_of(of_year[one.table], "{row}", _DEEPEST)
        if found:
            yield Closed(one.table, found)


def _year_of(model: type[models.Model], row: str, depth: int) -> str:
    fields = {one.name: one for one in model._meta.concrete_fields}
    if "year" in fields:
        return f"{row}.year"
    if not depth:
        return ""
    for one in fields.values():
        parent = one.related_model
        if not isinstance(one, models.ForeignKey) or one.null or isinstance(parent, str):
            continue
        if parent is None or not hasattr(parent, "unit_column"):
            continue
        inner = _year_of(parent, f"p{depth}", depth - 1)
        if inner:
            table = parent._meta.db_table
            where = f"p{depth}.id = {row}.{one.column}"
            return f'(SELECT {inner} FROM "{table}" p{depth} WHERE {where})'
    return ""


def apply(using: str, app: str) -> None:
    """Install the functions and triggers, as the owner; ``app`` is the role that serves."""
    connection = connections[using]
    role = connection.ops.quote_name(app).replace('"', "'")
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTIONS)
        present = set(connection.introspection.table_names(cursor))
        if "units_unityear" in present:
            cursor.execute(
                _trigger("units_unityear", "hengji_keep_year", role, "UPDATE OR DELETE")
            )
        for one in closed():
            if one.table in present:
                cursor.execute(_function(one) + _triggers(one.table, role))


def _function(one: Closed) -> str:
    """Changes are looked at row by row, what is added or removed statement by statement:
    it may be thousands of rows.
    """
    old, new = one.year.format(row="OLD"), one.year.format(row="NEW")
    return f"""
CREATE OR REPLACE FUNCTION "hengji_keep_{one.table}"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF hengji_archived(OLD.unit_id, {old}::integer)
    OR hengji_archived(NEW.unit_id, {new}::integer) THEN
        RAISE EXCEPTION 'a row of an archived year: {one.table}'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION "hengji_keep_all_{one.table}"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (
            SELECT DISTINCT touched.unit_id, {one.year.format(row="touched")}::integer AS year
            FROM touched
        ) AS mine JOIN units_unityear AS held USING (unit_id, year)
        WHERE held.state = 'archived'
    ) THEN
        RAISE EXCEPTION 'rows of an archived year: {one.table}'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
"""


def _triggers(table: str, role: str) -> str:
    """Of a table of one year's rows. A trigger that sees all rows serves one verb."""
    lines = [_trigger(table, f"hengji_keep_{table}", role, "UPDATE")]
    for verb, rows in (("INSERT", "NEW"), ("DELETE", "OLD")):
        name = f"hengji_keep_{verb.lower()}"
        lines.append(
            f'DROP TRIGGER IF EXISTS {name} ON "{table}"; '
            f'CREATE TRIGGER {name} AFTER {verb} ON "{table}" '
            f"REFERENCING {rows} TABLE AS touched FOR EACH STATEMENT "
            f'WHEN (current_user = {role}) EXECUTE FUNCTION "hengji_keep_all_{table}"()'
        )
    return ";\n".join(lines)


def _trigger(table: str, function: str, role: str, verbs: str) -> str:
    """Runs for the application alone."""
    return (
        f'DROP TRIGGER IF EXISTS hengji_keep ON "{table}"; '
        f'CREATE TRIGGER hengji_keep BEFORE {verbs} ON "{table}" FOR EACH ROW '
        f'WHEN (current_user = {role}) EXECUTE FUNCTION "{function}"()'
    )
