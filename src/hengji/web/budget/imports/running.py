"""A step of an import carried out: at once where the file is short, else as a job.

Reading and checking ask nothing of the database, so a long file holds no transaction open;
each report of progress is a transaction of its own that others see.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import standing_of
from hengji.web.budget.imports.batches import Materials, materials, note, take_in
from hengji.web.budget.imports.outcome import CellProblem, Outcome
from hengji.web.budget.imports.tables import Refused
from hengji.web.budget.models import ImportBatch
from hengji.web.rows.session import Actor, acting

AT_ONCE = 2_000
"""Rows up to which a person waits for the answer."""
CHECK, LOAD = "check", "load"


def carry_out(step: str, batch: int, account: int) -> None:
    """Check the batch's file, or load it, as the account that asked for it."""
    person = Account.objects.get(pk=account)
    with _as(person):
        one = ImportBatch.objects.select_related("unit").get(pk=batch)
        try:
            found = materials(one)
        except Refused as problem:
            _fail(one, str(problem))
            return
    outcome = found.examined(lambda done, of: _report(person, batch, done, of))
    with _as(person):
        _settle(step, found, outcome)


def _settle(step: str, found: Materials, outcome: Outcome) -> None:
    one = ImportBatch.objects.select_related("unit").get(pk=found.batch.pk)
    if step == CHECK or outcome.errors:
        note(one, outcome)
        return
    try:
        take_in(one, outcome, found.known)
    except Refused as problem:
        _fail(one, str(problem))


def _fail(batch: ImportBatch, words: str) -> None:
    batch.refresh_from_db()
    batch.state = ImportBatch.State.CHECKED
    batch.errors = 1
    batch.problems = [asdict(CellProblem("", 0, "", "", words, "", True))]
    batch.save()


def _report(person: Account, batch: int, done: int, of: int) -> None:
    with _as(person):
        ImportBatch.objects.filter(pk=batch).update(done=done, rows=of)


@contextmanager
def _as(person: Account) -> Iterator[None]:
    actor = Actor(person.pk, person.name, "")
    with acting(standing_of(person).scope, actor, "budget:import"):
        yield
