"""History of tables that are filled in bulk: one statement for all rows, not one for each."""

from __future__ import annotations

from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from pghistory import trigger

_Model = TypeVar("_Model", bound=type[models.Model])
_CONTEXT = "WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) "
_JOIN = ", _pgh_attached_context;"
_ONCE = (
    "COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB",
    "COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID",
)
"""As scalar sub-selects they are worked out once a statement, not once a row."""


class _ForAll(trigger.Event):
    """Who and why stand in the history's own columns: no row of a context is needed."""

    def get_func(self, model: Any) -> Any:  # pgtrigger has no types
        text = str(super().get_func(model).func)  # type: ignore[no-untyped-call]  # as above
        if _CONTEXT not in text or _JOIN not in text:
            raise ValueError("pghistory writes its statement in another way")
        told = text.replace(_CONTEXT, "").replace(_JOIN, ";")
        for once in _ONCE:
            told = told.replace(once, f"(SELECT {once})")
        return pgtrigger.Func(told)  # type: ignore[no-untyped-call]  # as above


class _InsertedAll(pghistory.InsertEvent):
    def add_event_trigger(self, event_model: Any) -> None:  # made by pghistory at run time
        event = _ForAll(  # type: ignore[no-untyped-call]  # as above
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=pgtrigger.Statement,
        )
        pgtrigger.register(event)(event_model.pgh_tracked_model)


class _DeletedAll(_InsertedAll, pghistory.DeleteEvent):
    label = pghistory.DeleteEvent.label
    operation = pghistory.DeleteEvent.operation
    row = pghistory.DeleteEvent.row


def kept_in_bulk(model: _Model) -> _Model:
    """As :func:`hengji.web.rows.models.kept`, where thousands of rows come in one statement.

    The history is found by its row alone: what the row points to is no index of it.
    """
    pghistory.track(
        _InsertedAll(),
        pghistory.UpdateEvent(),
        _DeletedAll(),
        obj_field=pghistory.ObjForeignKey(related_name="events", db_constraint=False),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(),
    )(model)
    named = f"{model.__name__}Event"
    history = apps.get_registered_model(model._meta.app_label, named)
    for one in history._meta.local_fields:
        if isinstance(one, models.ForeignKey) and one.name != "pgh_obj":
            one.db_index = False  # type: ignore[attr-defined]  # the stubs leave it out
    return model
