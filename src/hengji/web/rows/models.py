"""What every row of business data inherits, and the decorator that keeps its history."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias, TypeVar

import pghistory
from django.db import models

Reading: TypeAlias = Literal["units", "fiscal", "union", "persons", "identity"]
Writing: TypeAlias = Literal["fills", "signs", "reviews"]

_Model = TypeVar("_Model", bound=type[models.Model])


class Book(models.TextChoices):
    """The two books, which are never added without elimination."""

    FISCAL = "fiscal", "财政账"
    UNION = "union", "工会账"


class UnitRow(models.Model):
    """A row of one unit. Forced policies let through the rows of the session's scope only.

    ``revision`` is raised by the database at every change; a save names the one it saw.
    ``read_in``: ``persons`` for tables of personal data, ``fiscal`` and ``union`` for those
    that tell what stands in that book, ``identity`` for what a unit is called and has, which
    whoever reads its fiscal book needs too. ``written_in``: which scopes write.
    """

    unit_column: ClassVar[str] = "unit_id"
    read_in: ClassVar[Reading] = "units"
    written_in: ClassVar[tuple[Writing, ...]] = ("fills",)

    unit = models.ForeignKey(
        "units.Unit", models.PROTECT, related_name="+", verbose_name="单位", editable=False
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class BookRow(UnitRow):
    """A row of one book of one unit: who sees one book need not see the other."""

    book = models.CharField("账", max_length=6, choices=Book.choices, default=Book.FISCAL)

    class Meta:
        abstract = True


def kept(model: _Model) -> _Model:
    """Keep every insert, change and deletion: who, when, before, after, why.

    A class decorator; it makes the model ``<Name>Event`` beside the model. Its table has the
    same policy, and the application may add to it but change nothing.
    """
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="events", db_constraint=False),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(),
    )(model)
    return model
