"""An upgrade from before the union's line was kept with the fiscal one loses nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState, StateApps
from django.db.models import Model
from pytest_django.plugin import DjangoDbBlocker

from hengji.web.evaluation.handover_format import RETURN, unpacked
from hengji.web.evaluation.models import Handover, Passage, Signature, Version
from hengji.web.evaluation.stages import Stage, stage_of
from hengji.web.evidence.store import store
from hengji.web.rows.models import Book
from hengji.web.rows.scope import WHOLE
from hengji.web.rows.session import Actor, acting, as_system
from hengji.web.units.models import Unit

OWNER = "owner"
YEAR = 2024
BEFORE = (
    ("union", "0002_signature_how_the_signer_came"),
    ("evaluation", "0005_of_either_book"),
    ("evidence", "0003_slips_of_one_use"),
)
STEP = ("union", "0003_kept_with_the_fiscal_ones")
TABLES = ("LineVersion", "LineFile", "LineSignature", "LineHandover", "LinePassage")
CHAIN = [
    {"duty": "填报人", "signer": "filler"},
    {"duty": "单位负责人", "signer": "head"},
    {"duty": "上级工会", "signer": "upper"},
]
CODES = ("HJ-AAAA-AAAA-AAAA", "HJ-BBBB-BBBB-BBBB")
FROZEN = datetime(YEAR + 1, 2, 1, 17, 30, tzinfo=UTC)
"""The next day where the office is."""
SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "return.schema.json"


class _Office:
    """A unit whose line stands in the tables of before, each row with its history."""

    def __init__(self, apps: StateApps) -> None:
        self.apps = apps
        self.unit = Unit.objects.using(OWNER).create(
            code="101001", name="青禾县总工会", kind="mass", level="county"
        )

    def put(self, table: str, by: str, at: datetime, **columns: object) -> int:
        """A row, which its history says was made by this person then."""
        with acting(WHOLE, Actor(len(by), by), using=OWNER):
            row = self.apps.get_model("union", table)(unit_id=self.unit.pk, **columns)
            row.save(using=OWNER)
        events = self.apps.get_model("union", f"{table}Event")._default_manager.using(OWNER)
        assert events.filter(pgh_obj_id=row.pk).update(pgh_created_at=at) == 1
        return int(row.pk)

    def version(self, number: int, verdict: str, opinion: str) -> None:
        """Frozen, signed, handed in, answered."""
        at = FROZEN + timedelta(days=number)
        frozen = self.put(
            "LineVersion",
            "经办",
            at,
            year=YEAR,
            number=number,
            code=CODES[number - 1],
            digest=str(number) * 64,
            inputs={"chain": CHAIN, "accepted": [], "contents": {"figures": []}},
            findings={"documents": []},
            engine="0.1.0",
            ruleset="r",
            made_by="经办",
            made_at=at,
        )
        kept = store().keep((f"第 {number} 版".encode(),), 1000)
        named = {"version_id": frozen, "digest": kept.digest}
        self.put(
            "LineFile", "经办", at, form="pdf", name=f"{number}.pdf", size=kept.size, **named
        )
        for position, name in enumerate(("经办", "负责人"), 1):
            self.sign(frozen, position, name, at + timedelta(minutes=position))
        handed = at + timedelta(hours=1)
        self.put(
            "LineHandover", "经办", handed, name="报送包.zip", made_by="经办", made_at=handed,
            **named,
        )  # fmt: skip
        self.sign(frozen, 3, "上级", at + timedelta(hours=2), verdict=verdict, opinion=opinion)

    def sign(self, version: int, position: int, name: str, at: datetime, **answer: str) -> None:
        self.put(
            "LineSignature",
            name,
            at,
            version_id=version,
            position=position,
            duty=CHAIN[position - 1]["duty"],
            name=name,
            how="link",
            recorded_by=name,
            link_by="系统",
            beside=["另一人"],
            signed_at=at,
            **answer,
        )

    def passages(self) -> None:
        """One that is there, one that was taken back to its draft."""
        self.put("LinePassage", "经办", FROZEN, year=YEAR, code="works", markup="写过的。")
        gone = self.put(
            "LinePassage", "经办", FROZEN, year=YEAR, code="other", markup="删去的。"
        )
        rows = self.apps.get_model("union", "LinePassage")._default_manager.using(OWNER)
        rows.filter(pk=gone).delete()


@pytest.fixture(scope="module")
def carried(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[_Office]:
    """After the step, once for all tests; beside the line stands a fiscal passage."""
    with django_db_blocker.unblock(), transaction.atomic(using=OWNER):
        office = _carried()
        with as_system("看", using=OWNER):
            yield office
        transaction.set_rollback(True, using=OWNER)


def _carried() -> _Office:
    loader, link = MigrationLoader(None), connections[OWNER]
    state = loader.project_state(list(BEFORE))
    assert isinstance(state, ProjectState)
    with link.schema_editor() as editor:
        for name in TABLES:
            editor.create_model(state.apps.get_model("union", name))
            editor.create_model(state.apps.get_model("union", f"{name}Event"))
    with as_system("以前", using=OWNER):
        office = _Office(state.apps)
        Passage.objects.using(OWNER).create(
            unit=office.unit, year=YEAR, code="works", markup="财政的。"
        )
        office.version(1, "returned", "请补充。")
        office.version(2, "agreed", "同意。")
        office.passages()
    with link.schema_editor() as editor:
        loader.get_migration(*STEP).apply(state, editor)
    return office


def history(row: Model) -> list[tuple[str, str, datetime]]:
    """What was done to a row, by whom and when."""
    events = type(row)._meta.get_field("events").related_model
    assert isinstance(events, type) and issubclass(events, Model)
    told = events._default_manager.using(OWNER).filter(pgh_obj_id=row.pk).order_by("pgh_id")
    return [
        (label, who["name"], at)
        for label, who, at in told.values_list("pgh_label", "pgh_context", "pgh_created_at")
    ]


def versions() -> list[Version]:
    found = Version.objects.using(OWNER).filter(book=Book.UNION).order_by("number")
    return list(found)


def test_versions_stand_where_they_stood(carried: _Office) -> None:
    first, second = versions()
    assert (stage_of(first), stage_of(second)) == (Stage.RETURNED, Stage.AGREED)
    assert [one.code for one in (first, second)] == list(CODES)
    assert first.digest == "1" * 64
    assert first.inputs["chain"] == CHAIN
    assert first.profile == "union-line"
    assert first.law_date == date(YEAR + 1, 2, 3)
    (file,) = second.files.all()
    assert store().path(file.digest).read_bytes().decode() == "第 2 版"
    assert history(first) == [("insert", "经办", FROZEN + timedelta(days=1))]


def test_who_signed_and_how_they_came_is_kept(carried: _Office) -> None:
    first, second = versions()
    assert [one.name for one in first.signatures.all()] == ["经办", "负责人"]
    signed = list(second.signatures.all())
    assert [one.name for one in signed] == ["经办", "负责人", "上级"]
    assert signed[2].opinion == "同意。"
    for one in signed:
        assert (one.book, one.link_by, one.beside) == (Book.UNION, "系统", ["另一人"])
        assert history(one) == [("insert", one.name, one.signed_at)]
    mine = Signature.objects.using(OWNER).filter(events__pgh_context__account=len("负责人"))
    assert {one.name for one in mine} == {"负责人"}


def test_what_was_answered_is_a_return_package(carried: _Office) -> None:
    rows = list(Handover.objects.using(OWNER).order_by("pk"))
    assert [one.kind for one in rows] == ["submission", "return"] * 2
    assert {(one.year, one.book) for one in rows} == {(YEAR, Book.UNION)}
    submitted, returned, _, agreed = rows
    assert (submitted.name, submitted.told) == ("报送包.zip", {"received": False})
    assert (returned.told["verdict"], returned.told["opinion"]) == ("returned", "请补充。")
    assert (returned.told["link_by"], returned.made_by) == ("系统", "上级")
    for one in (returned, agreed):
        parcel = unpacked(store().path(one.digest).read_bytes(), RETURN)
        jsonschema.validate(parcel.told, json.loads(SCHEMA.read_text("utf-8")))
        assert parcel.text("version", "code") == one.version.code
        assert history(one) == [("insert", "上级", one.made_at)]


def test_passages_keep_to_their_own_book(carried: _Office) -> None:
    fiscal, union = Passage.objects.using(OWNER).order_by("pk")
    assert (fiscal.book, fiscal.markup) == (Book.FISCAL, "财政的。")
    assert (union.book, union.markup, union.state) == (Book.UNION, "写过的。", "edited")
    assert [who for _, who, _ in history(fiscal)] == ["系统"]
    assert history(union) == [("insert", "经办", FROZEN)]
    events = apps.get_model("evaluation", "PassageEvent")._default_manager.using(OWNER)
    gone = events.filter(code="other").order_by("pgh_id")
    assert list(gone.values_list("pgh_label", flat=True)) == ["insert", "delete"]
    assert set(gone.values_list("book", flat=True)) == {Book.UNION}


def test_afterwards_all_is_as_strict_as_before(carried: _Office) -> None:
    names = connections[OWNER].introspection.table_names()
    assert not [one for one in names if one.startswith("union_")]
    first, _ = versions()
    with pytest.raises(DatabaseError), transaction.atomic(using=OWNER):
        Version.objects.using(OWNER).filter(pk=first.pk).update(code="HJ")
    with acting(WHOLE, Actor(9, "新经办"), using=OWNER):
        made = Passage.objects.using(OWNER).create(
            unit=carried.unit, book=Book.UNION, year=YEAR, code="other", markup="新写的。"
        )
        assert [told[:2] for told in history(made)] == [("insert", "新经办")]
