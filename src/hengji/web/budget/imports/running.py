"""A step of an import carried out: at once where the file is short, else as a job.

Reading and checking ask nothing of the database, so a long file holds no transaction open;
each report of progress is a transaction of its own that others see.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import standing_of
from hengji.web.budget.imports.batches import (
    OPEN,
    Materials,
    materials,
    note,
    refuse,
    take_in,
)
from hengji.web.budget.imports.outcome import Outcome
from hengji.web.budget.imports.tables import Refused
from hengji.web.budget.models import ImportBatch
from hengji.web.memory import uncollected
from hengji.web.rows.session import Actor, acting

AT_ONCE = 2_000
"""Rows up to which a person waits for the answer."""
CHECK, LOAD = "check", "load"
_PAUSE = 0.5
"""Seconds between two reports."""


def carry_out(step: str, batch: int, account: int) -> None:
    """Check the batch's file, or load it, as the account that asked for it."""
    person = Account.objects.get(pk=account)
    with uncollected():
        _carry_out(step, batch, person)


def _carry_out(step: str, batch: int, person: Account) -> None:
    with _as(person):
        one = ImportBatch.objects.select_related("unit").get(pk=batch)
        if one.state not in OPEN:  # asked for twice, or done before a crash and taken up again
            return
        try:
            found = materials(one)
        except Refused as problem:
            refuse(one, str(problem))
            return
    outcome = found.examined(_Reports(person, batch))
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
        refuse(one, str(problem))


class _Reports:
    """Progress for others to see, once in a while: each report is a commit of its own."""

    def __init__(self, person: Account, batch: int) -> None:
        self._person, self._batch = person, batch
        self._next = monotonic() + _PAUSE

    def __call__(self, done: int, of: int) -> None:
        if monotonic() < self._next:
            return
        with _as(self._person):
            still = ImportBatch.objects.filter(pk=self._batch, state__in=OPEN)
            still.update(done=done, rows=of)
        self._next = monotonic() + _PAUSE


@contextmanager
def _as(person: Account) -> Iterator[None]:
    actor = Actor(person.pk, person.name, "")
    with acting(standing_of(person).scope, actor, "budget:import"):
        yield
