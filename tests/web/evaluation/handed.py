"""Packages between a unit and those who answer it: handed in, taken in, answered."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from hengji.web.accounts.roles import Role
from hengji.web.evaluation import handover_receiving, handovers
from hengji.web.evaluation.handovers import Answer
from hengji.web.evaluation.models import Handover, Version
from hengji.web.evidence.store import store
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear, YearState
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import as_person, ready, signed

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "schema"
DESK = Role.BUREAU_DESK


def schema(name: str) -> Draft202012Validator:
    """The documented schema of a package's manifest."""
    return Draft202012Validator(
        json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    )


def state(year: Filled) -> str:
    """Where the union's year stands."""
    with as_system("看"):
        return str(UnitYear.objects.get(unit=year.union, year=YEAR).state)


def bytes_of(one: Handover) -> bytes:
    """The package itself."""
    return store().path(one.digest).read_bytes()


def submitted(year: Filled) -> bytes:
    """The year signed and handed in: its package."""
    signed(ready(year))
    made = as_person(year, Role.CLERK, lambda _: handovers.submit(year.union, YEAR))
    assert isinstance(made, Handover)
    assert state(year) == YearState.SUBMITTED
    return bytes_of(made)


def received(year: Filled, data: bytes) -> Version:
    """Taken in by the desk."""
    made = as_person(year, DESK, lambda _: handover_receiving.receive(year.union, YEAR, data))
    assert isinstance(made, Version)
    return made


def answered(year: Filled, given: Answer) -> bytes:
    """The desk's answer as a package."""
    made = as_person(year, DESK, lambda _: handovers.answer(year.union, YEAR, given))
    assert isinstance(made, Handover)
    return bytes_of(made)
