"""Two people on one row: a save names the revision it saw, and a stale one is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from django.db import models

_Row = TypeVar("_Row", bound=models.Model)


class Stale(Exception, Generic[_Row]):
    """Someone else has changed the row since it was read. ``row`` is how it is now;
    ``wanted`` is what the refused save would have set.
    """

    def __init__(self, row: _Row, wanted: Mapping[str, object]) -> None:
        super().__init__("这一行在您打开之后已被别人修改")
        self.row = row
        self.wanted = wanted


def save_seen(row: _Row, seen: int, changes: Mapping[str, object]) -> _Row:
    """Change the row if it is still at the revision that was seen; returns it as it is then.

    Raises :class:`Stale` when it is not, and ``DoesNotExist`` when it is gone.
    """
    rows = type(row)._default_manager
    if rows.filter(pk=row.pk, revision=seen).update(**changes):
        return rows.get(pk=row.pk)
    raise Stale(rows.get(pk=row.pk), changes)
