"""What the history of a row says: who, when, before, after, why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from hengji.web.rows.session import actor_now

_OWN = ("pgh_", "id", "revision")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a row. ``before`` and ``after`` hold the fields that differ, by name."""

    at: datetime
    kind: str
    who: str
    role: str
    why: str
    before: dict[str, object]
    after: dict[str, object]


def changes_of(row: models.Model) -> Iterator[Change]:
    """The changes of a ``@kept`` row, oldest first, within the scope that holds."""
    before: dict[str, object] = {}
    for event in _events(type(row)).filter(pgh_obj_id=row.pk).order_by("pgh_id"):
        after = _values(event)
        gone = event.pgh_label == "delete"
        names = [name for name in after if gone or after[name] != before.get(name)]
        yield _change(
            event,
            {name: before.get(name) for name in names if before},
            {} if gone else {name: after[name] for name in names},
        )
        before = after


def last_change(row: models.Model) -> Change | None:
    """Who touched the row last, without the values."""
    event = _events(type(row)).filter(pgh_obj_id=row.pk).order_by("-pgh_id").first()
    return _change(event, {}, {}) if event is not None else None


def added_under(model: type[models.Model], key: UUID) -> list[int]:
    """Primary keys of the rows that who asks now added under this key, in their order."""
    mine = {"pgh_context_id": key, "pgh_context__account": actor_now().account}
    found = _events(model).filter(**mine, pgh_label="insert").order_by("pgh_obj_id")
    return list(found.values_list("pgh_obj_id", flat=True))


def _events(model: type[models.Model]) -> models.QuerySet[Any]:  # made by pghistory at run time
    related = model._meta.get_field("events").related_model
    if not isinstance(related, type) or not issubclass(related, models.Model):
        raise TypeError(f"{model.__name__} keeps no history")
    return related._default_manager.all()


def _values(event: models.Model) -> dict[str, object]:
    fields = (one for one in event._meta.concrete_fields if not one.name.startswith(_OWN[0]))
    return {one.name: getattr(event, one.attname) for one in fields if one.name not in _OWN}


def _change(event: Any, before: dict[str, object], after: dict[str, object]) -> Change:
    told: dict[str, object] = event.pgh_context or {}
    who, role, why = (str(told.get(key) or "") for key in ("name", "role", "why"))
    return Change(event.pgh_created_at, event.pgh_label, who, role, why, before, after)
