"""What went out and what came back, version by version: every package is kept and listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hengji.profiles import GENERIC
from hengji.web.evaluation.handover_forms import told_forms
from hengji.web.evaluation.models import Handover, Version
from hengji.web.evaluation.routes import Route
from hengji.web.evaluation.stages import VERDICTS, Kind
from hengji.web.units.models import Unit, UnitYear

_SHORT: Final = 12
"""As much of a digest as is compared by eye; the whole stands behind it."""


@dataclass(frozen=True, slots=True)
class Package:
    """One file that was handed over."""

    key: int
    name: str
    digest: str
    made_at: datetime
    made_by: str
    received: bool
    told: Mapping[str, object]

    @property
    def short(self) -> str:
        """The beginning of the digest."""
        return self.digest[:_SHORT]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A version that was handed in, and the answer to it; ``None`` while there is none."""

    number: int
    code: str
    submission: Package | None
    answer: Package | None

    @property
    def verdict(self) -> str:
        """The answer in a word; ``""`` while there is none."""
        told = self.answer.told.get("verdict") if self.answer else None
        return VERDICTS.get(str(told), "")


def exchanges(unit: Unit, year: int, route: Route) -> list[Exchange]:
    """Every version that was handed over on this route, the newest first. One query."""
    made = Handover.objects.filter(unit=unit, year=year, book=route.book)
    known: dict[int, Version] = {}
    files: dict[tuple[int, str], Package] = {}
    for one in made.select_related("version").defer("version__inputs", "version__findings"):
        known[one.version.number] = one.version
        files[one.version.number, one.kind] = _package(one)
    return [
        Exchange(
            number,
            known[number].code,
            files.get((number, Kind.SUBMISSION)),
            files.get((number, Kind.RETURN)),
        )
        for number in sorted(known, reverse=True)
    ]


def _package(one: Handover) -> Package:
    received = one.told.get("received") is True
    return Package(one.pk, one.name, one.digest, one.made_at, one.made_by, received, one.told)


def lacking_forms(own: UnitYear, handed: list[Exchange], route: Route) -> str:
    """Why a year that was opened by a package for the upper union has neutral forms, in a
    sentence; ``""`` where it has its own.
    """
    last = handed[0].submission if handed else None
    if route.moves_year or own.profile != GENERIC or last is None or not last.received:
        return ""
    return told_forms(last.told).lacks
