"""What a unit froze, signed, handed over and wrote for the upper union stands with the fiscal
ones: its rows and their histories are carried over, then the tables that they stood in go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.utils import CursorWrapper
from django.db.migrations.state import StateApps
from django.utils import timezone

_WHERE = {
    "LineVersion": "Version",
    "LineFile": "VersionFile",
    "LineSignature": "Signature",
    "LineHandover": "Handover",
    "LinePassage": "Passage",
}
"""The table that the rows of each go to. Versions first: the others name them."""
_ANSWER = "answer"
_STATES = {"agreed": "submitted", "returned": "evaluating"}
"""What a return package tells of the unit's year, by its verdict."""
_HISTORY = ("pgh_created_at", "pgh_label", "pgh_context", "pgh_context_id")

Row = Any
"""A row or a model as it was at that time; there are no types of those."""


def carry(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Carry everything over; nothing is done where nothing was frozen, nor ever written."""
    from hengji.web.rows.session import as_system

    alias = editor.connection.alias
    with as_system("移入报上级工会的材料", using=alias), editor.connection.cursor() as cursor:
        move = _Move(apps, alias, cursor)
        if any(move.old(f"{name}Event").exists() for name in _WHERE):
            move.carry()


@dataclass(slots=True)
class _Move:
    """The rows of one database on their way. ``keys``: of each table the new keys, by the old
    ones; answers are rows of their own there, by the signature that they were. ``years``: of
    each version, by its old key.
    """

    apps: StateApps
    alias: str
    cursor: CursorWrapper
    keys: dict[str, dict[int, int]] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    returned: frozenset[int] = frozenset()

    def old(self, name: str) -> Row:
        """The rows of a table of the union's line, the oldest first."""
        model = self.apps.get_model("union", name)
        return model._default_manager.using(self.alias).order_by("pk")

    def new(self, name: str) -> Row:
        """The model of the rows that they become."""
        return self.apps.get_model("evaluation", name)

    def carry(self) -> None:
        self.years = dict(self.old("LineVersion").values_list("pk", "year"))
        returned = self.old("LineSignature").filter(verdict="returned")
        self.returned = frozenset(returned.values_list("pk", flat=True))
        self._number()
        with self._without_triggers():
            for name in _WHERE:
                self._table(name)
            for signature in self.old("LineSignature").exclude(verdict=""):
                self._answer(signature)

    def _number(self) -> None:
        """New keys, in the order of the old ones; rows that are gone have a history too. What
        was handed over and what was answered are numbered as they happened.
        """
        for name, target in _WHERE.items():
            if name == "LineHandover":
                continue
            gone = self.old(f"{name}Event").values_list("pgh_obj_id", flat=True)
            known = sorted({*self.old(name).values_list("pk", flat=True), *gone})
            self.keys[name] = dict(zip(known, self._next(target, len(known)), strict=True))
        handed = self.old("LineHandover").values_list("pk", "made_at")
        answers = self.old("LineSignature").exclude(verdict="").values_list("pk", "signed_at")
        happened = [(at, "LineHandover", key) for key, at in handed]
        happened += [(at, _ANSWER, key) for key, at in answers]
        self.keys |= {"LineHandover": {}, _ANSWER: {}}
        numbers = self._next("Handover", len(happened))
        for (_, kind, key), number in zip(sorted(happened), numbers, strict=True):
            self.keys[kind][key] = number

    def _next(self, target: str, wanted: int) -> list[int]:
        table = self.new(target)._meta.db_table
        self.cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, wanted],
        )
        return [int(key) for (key,) in self.cursor.fetchall()]

    @contextmanager
    def _without_triggers(self) -> Iterator[None]:
        """Histories are carried: none are written anew."""
        self.cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered before
        tables = [self.new(name)._meta.db_table for name in _WHERE.values()]
        for table in tables:
            self.cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        yield
        for table in tables:
            self.cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')

    def _table(self, name: str) -> None:
        """A version that was returned is not signed: the return package alone tells of it."""
        apart = self.returned if name == "LineSignature" else frozenset()
        for row in self.old(name).exclude(pk__in=apart).iterator(20):
            self._add(_WHERE[name], self._carried(name, row))
        for event in self.old(f"{name}Event").exclude(pgh_obj_id__in=apart).iterator(20):
            self._add_history(_WHERE[name], event, self._carried(name, event))

    def _carried(self, name: str, row: Row) -> dict[str, Any]:
        """What a row of the union's line, or of its history, says where it goes."""
        target = {one.attname for one in self.new(_WHERE[name])._meta.concrete_fields}
        columns = (one.attname for one in row._meta.concrete_fields)
        told = {one: getattr(row, one) for one in columns if one in target}
        told |= {"id": self.keys[name][row.id], "book": "union"}
        if "version_id" in told:
            told["version_id"] = self.keys["LineVersion"][row.version_id]
        if name == "LineVersion":
            told["profile"] = "union-line"
            told["law_date"] = timezone.localtime(row.made_at).date()
            # like those from another office: the state of the year does not go with it
            told["inputs"] = {"standing": 0, **row.inputs}
        if name == "LineHandover":
            told |= {"kind": "submission", "told": {"received": False}}
            told["year"] = self.years[row.version_id]
        return told

    def _add(self, target: str, told: dict[str, Any]) -> None:
        self.new(target)(**told).save(using=self.alias, force_insert=True)

    def _add_history(self, target: str, event: Row, told: dict[str, Any]) -> None:
        model = self.new(f"{target}Event")
        model._meta.get_field("pgh_created_at").auto_now_add = False  # it is as old as it was
        history = {one: getattr(event, one) for one in _HISTORY}
        row = model(**told, **history, pgh_obj_id=told["id"])
        row.save(using=self.alias, force_insert=True)

    def _answer(self, signature: Row) -> None:
        """The upper union's signature, which was its answer, is a return package now."""
        version = signature.version
        given = _return_package(signature)
        file, digest = _kept(signature.unit, version, given)
        if signature.pk in self.returned:  # nothing else tells how they came in
            given |= {"link_by": signature.link_by, "beside": signature.beside}
        told = {
            "id": self.keys[_ANSWER][signature.pk],
            "unit_id": signature.unit_id,
            "revision": 1,
            "book": "union",
            "year": version.year,
            "kind": "return",
            "version_id": self.keys["LineVersion"][version.pk],
            "digest": digest,
            "name": file,
            "told": given,
            "made_by": signature.recorded_by,
            "made_at": signature.signed_at,
        }
        self._add("Handover", told)
        for event in self.old("LineSignatureEvent").filter(pgh_obj_id=signature.pk):
            self._add_history("Handover", event, told)


def _return_package(signature: Row) -> dict[str, Any]:
    unit, version = signature.unit, signature.version
    return {
        "schema": "hengji.return/1",
        "unit": {"code": unit.code, "name": unit.name},
        "year": version.year,
        "version": {
            "number": version.number,
            "code": version.code,
            "digest": version.digest,
        },
        "verdict": signature.verdict,
        "opinion": signature.opinion,
        "problems": [],
        "state": _STATES[signature.verdict],
        "given_by": signature.name,
        "given_at": signature.signed_at.isoformat(),
    }


def _kept(unit: Row, version: Row, told: dict[str, Any]) -> tuple[str, str]:
    """The package's file, in the store: its name and its digest. Without a row it is swept."""
    from hengji.web.evaluation.handover_format import LARGEST_PACKAGE, packed
    from hengji.web.evidence.kinds import KINDS
    from hengji.web.evidence.names import clean_name
    from hengji.web.evidence.store import store

    stored = store().keep((packed(told, ()),), LARGEST_PACKAGE)
    name = f"{unit.name}{version.year}年度工会预算绩效自评第{version.number}版退回包.zip"
    return clean_name(name, KINDS["zip"]), stored.digest
