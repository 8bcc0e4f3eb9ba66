"""Row policies and grants, derived from the models and applied after every migration.

For each table of a :class:`~hengji.web.rows.models.UnitRow` and for its history: row security
forced, one policy for each verb, and no more rights for the application than it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeGuard

from django.apps import apps
from django.db import connections, models

FUNCTIONS = """
CREATE OR REPLACE FUNCTION hengji_scope(name text) RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_to_array(nullif(nullif(
        current_setting('hengji.' || name, true), ''), '*'), ',')::bigint[], '{}')
$$;
CREATE OR REPLACE FUNCTION hengji_everywhere(name text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('hengji.' || name, true), '') = '*'
$$;
CREATE OR REPLACE FUNCTION hengji_revise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.revision := OLD.revision;
    IF NEW IS DISTINCT FROM OLD THEN NEW.revision := OLD.revision + 1; END IF;
    RETURN NEW;
END $$;
"""
_WIDER = {"identity": ("units", "fiscal")}
"""What is read by whoever sees the unit, or its fiscal book alone."""
_UNTOUCHED = frozenset({"django_migrations", "django_content_type"})
_APPENDED = frozenset({"accounts_signin"})


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table under policies. ``history``: rows are added, never changed."""

    table: str
    column: str
    read_in: str
    written_in: tuple[str, ...]
    books: bool
    history: bool

    @property
    def reading(self) -> str:
        """The condition under which a row is seen."""
        allowed = _within(self.column, self.read_in)
        if not self.books:
            return allowed
        by_book = " OR ".join(
            f"(book = '{book}' AND {_within(self.column, book)})"
            for book in ("fiscal", "union")
        )
        return f"({by_book})" if self.read_in == "units" else f"({allowed}) AND ({by_book})"

    @property
    def writing(self) -> str:
        """The condition under which a row is written."""
        allowed = " OR ".join(_within(self.column, one) for one in self.written_in)
        if self.books or self.read_in == "union":  # nobody writes into a book that is closed
            return f"({allowed}) AND ({self.reading})"
        return allowed


def guarded() -> Iterator[Guarded]:
    """Every table that must be under policies."""
    for model in apps.get_models():
        tracked: type[models.Model] | None = getattr(model, "pgh_tracked_model", None)
        source = tracked or model
        if _is_unit_row(source):
            names = {one.column for one in model._meta.concrete_fields}
            yield Guarded(
                model._meta.db_table,
                source.unit_column,
                source.read_in,
                source.written_in,
                "book" in names,
                tracked is not None,
            )


class _UnitRow(Protocol):
    """What the policies need to know of a model; ``Unit`` itself is one without inheriting."""

    unit_column: str
    read_in: str
    written_in: tuple[str, ...]


def _is_unit_row(model: type) -> TypeGuard[type[_UnitRow]]:
    return hasattr(model, "unit_column")


def apply(using: str, app: str) -> None:
    """Install functions, policies and grants, as the owner; ``app`` is the role that serves."""
    connection = connections[using]
    quote = connection.ops.quote_name
    tables = {one.table: one for one in guarded()}
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        cursor.execute(f"ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO {quote(app)}")
        present = connection.introspection.table_names(cursor)
        for name in present:
            cursor.execute(_grants(name, quote(app), tables.get(name)))
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quote(app)}")
        for table in sorted(tables.keys() & set(present)):
            cursor.execute(_policies(tables[table]))


def _grants(name: str, app: str, one: Guarded | None) -> str:
    verbs = "SELECT, INSERT, UPDATE, DELETE"
    if name in _UNTOUCHED:
        verbs = "SELECT"
    elif name in _APPENDED or _is_history(name) or (one is not None and one.history):
        verbs = "SELECT, INSERT"
    return f'REVOKE ALL ON "{name}" FROM {app}; GRANT {verbs} ON "{name}" TO {app}'


def _is_history(table: str) -> bool:
    """A history of rows that belong to no unit, such as grants of roles."""
    return any(
        model._meta.db_table == table and hasattr(model, "pgh_tracked_model")
        for model in apps.get_models()
    )


def _policies(one: Guarded) -> str:
    table = f'"{one.table}"'
    lines = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        *_policy(table, "read", f"FOR SELECT USING ({one.reading})"),
        *_policy(table, "add", f"FOR INSERT WITH CHECK ({one.writing})"),
    ]
    change = f"FOR UPDATE USING ({one.writing}) WITH CHECK ({one.writing})"
    lines += _policy(table, "change", change)
    lines += _policy(table, "remove", f"FOR DELETE USING ({one.writing})")
    if not one.history:
        lines += [
            f"DROP TRIGGER IF EXISTS hengji_revise ON {table}",
            f"CREATE TRIGGER hengji_revise BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION hengji_revise()",
        ]
    return ";\n".join(lines)


def _policy(table: str, name: str, rest: str) -> list[str]:
    return [
        f"DROP POLICY IF EXISTS hengji_{name} ON {table}",
        f"CREATE POLICY hengji_{name} ON {table} {rest}",
    ]


def _within(column: str, scope: str) -> str:
    """The scalar sub-selects are computed once per statement, not once per row."""
    if scope in _WIDER:
        return f"({' OR '.join(_within(column, one) for one in _WIDER[scope])})"
    return (
        f"((SELECT hengji_everywhere('{scope}')) "
        f"OR {column} = ANY ((SELECT hengji_scope('{scope}'))::bigint[]))"
    )
