"""Who acts, within what scope, and why: set once per transaction, read by the database.

The row policies read ``hengji.*``; the history triggers read ``pghistory.*``. Both are local
to the transaction, so a connection never carries one person's scope to the next.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.db import connections, transaction

from hengji.web.rows.scope import NOTHING, WHOLE, Scope


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, as the history keeps it. ``account`` is ``None`` for the system itself."""

    account: int | None
    name: str
    role: str = ""


SYSTEM = Actor(None, "系统")


@dataclass(frozen=True, slots=True)
class _Act:
    scope: Scope
    actor: Actor
    action: str
    why: str
    key: str


_NOBODY = _Act(NOTHING, SYSTEM, "", "", "")
_current: ContextVar[_Act | None] = ContextVar("act", default=None)


@contextmanager
def acting(
    scope: Scope, actor: Actor, action: str = "", why: str = "", using: str = "default"
) -> Iterator[None]:
    """One transaction within the scope, its changes kept under the actor's name.

    Within another ``acting`` it is a savepoint, and the outer scope holds again after it.
    """
    act = _Act(scope, actor, action, why, str(uuid.uuid4()))
    before = _current.get() or _NOBODY
    within = connections[using].in_atomic_block
    token = _current.set(act)
    try:
        with transaction.atomic(using=using):
            _tell(act, using)
            yield
            if within:
                _tell(before, using)
    finally:
        _current.reset(token)


@contextmanager
def as_system(action: str, why: str = "", using: str = "default") -> Iterator[None]:
    """A transaction of the system itself, over all units."""
    with acting(WHOLE, SYSTEM, action, why, using):
        yield


def because(why: str, using: str = "default") -> None:
    """Give the reason of the changes that follow in this transaction."""
    act = _current.get()
    if act is not None:
        act = replace(act, why=why)
        _current.set(act)
        _tell(act, using)


def known_as(key: uuid.UUID, using: str = "default") -> None:
    """Keep the changes that follow in this transaction under a key that the client chose, so
    that it can ask whether they were made. Two transactions of one key follow each other.
    """
    act = _current.get()
    if act is None:
        return
    act = replace(act, key=str(key))
    _current.set(act)
    _tell(act, using)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [act.key])


def scope_now() -> Scope:
    """The scope that holds at this moment; nothing outside of :func:`acting`."""
    act = _current.get()
    return act.scope if act is not None else NOTHING


def actor_now() -> Actor:
    """Who acts at this moment; the system outside of :func:`acting`."""
    act = _current.get()
    return act.actor if act is not None else SYSTEM


def _tell(act: _Act, using: str) -> None:
    settings: Mapping[str, str] = {
        **act.scope.settings(),
        "pghistory.context_id": act.key,
        "pghistory.context_metadata": json.dumps(
            {
                "account": act.actor.account,
                "name": act.actor.name,
                "role": act.actor.role,
                "action": act.action,
                "why": act.why,
            },
            ensure_ascii=False,
        ),
    }
    calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
    values = [part for pair in settings.items() for part in pair]
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {calls}", values)
