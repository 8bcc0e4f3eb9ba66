"""What the subordinate units of a department have frozen of their projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hengji.composition import Field, FigureField, Reported, ReportedProject, TextField
from hengji.indicators import Indicator
from hengji.kernel.units import measure_unit
from hengji.ledger import YearBook
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.stages import LASTING, stands
from hengji.web.rows.models import Book
from hengji.web.units.models import Unit, UnitYear, YearState

if TYPE_CHECKING:
    from hengji.web.evaluation.version_contents import Contents

_SIGNING: Final = "signing."
"""Before what says who filled the form in."""


def reported(below: Sequence[Unit], books: Sequence[YearBook], year: int) -> Reported:
    """The projects of these units as their standing versions say. Two queries.

    ``books`` are theirs, in the same order, as they are put together: a project's key may tell
    whose it is. Read by those who see the fiscal books, like the versions themselves.
    """
    states = {
        unit: (state, revision)
        for unit, state, revision in UnitYear.objects.filter(
            unit__in=below, year=year, state__in=(YearState.TO_SIGN, *LASTING)
        ).values_list("unit_id", "state", "revision")
    }
    newest: dict[int, tuple[int, str, Contents]] = {}
    kept = Version.objects.filter(unit__in=states, year=year, book=Book.FISCAL)
    for unit, number, code, standing, said in kept.order_by("number").values_list(
        "unit_id", "number", "code", "inputs__standing", "inputs__contents"
    ):
        if stands(*states[unit], standing):
            newest[unit] = (number, code, said)
        else:
            newest.pop(unit, None)
    pairs = tuple(zip(below, books, strict=True))
    found = [
        project
        for one, book in pairs
        if one.pk in newest
        for project in _projects(one, book, *newest[one.pk])
    ]
    waiting = (book.unit.budget_code for one, book in pairs if one.pk not in newest)
    return Reported(tuple(found), frozenset(waiting))


def _projects(
    unit: Unit, book: YearBook, number: int, code: str, said: Contents
) -> Iterator[ReportedProject]:
    """Each project of the book that has rows in the version."""
    for one in book.projects:
        own = one.key.removesuffix(f"@{book.unit.budget_code}")
        rows = tuple(
            Indicator(row["key"], row["level1"], row["level2"], row["level3"])
            for row in said["rows"]
            if row["project"] == own
        )
        if rows:
            version = f"第 {number} 版定稿（核对码 {code}）"
            fields = dict(_fields(said, f"project.{own}."))
            yield ReportedProject(one.key, unit.name, version, fields, rows)


def _fields(said: Contents, stem: str) -> Iterator[tuple[str, Field]]:
    for key, text in said["texts"].items():
        if key.startswith((stem, _SIGNING)):
            yield key.removeprefix(stem), TextField(key, text)
    for one in said["figures"]:
        if one["key"].startswith(stem):
            value = None if one["value"] is None else Decimal(one["value"])
            figure = FigureField(
                one["key"], one["text"], value, measure_unit(one["unit"]), one["label"]
            )
            yield one["key"].removeprefix(stem), figure
