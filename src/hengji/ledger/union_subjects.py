"""The union's own subjects of income and spending, as its accounting rules list them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.law import Clause, cite
from hengji.ledger.kinds import UnionIncome


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of spending. ``accounts``: which unions keep it, ``""`` for all."""

    name: str
    says: str
    accounts: str = ""


@dataclass(frozen=True, slots=True)
class IncomeSubject:
    """A subject of income; by its kind the receipts are found."""

    kind: UnionIncome
    says: str

    @property
    def name(self) -> str:
        return self.kind.value


@dataclass(frozen=True, slots=True)
class UnionSubjects:
    """The subjects in force for fiscal years ``first`` to ``last``, in the accounts' order.

    ``verified``: a person has checked them against the annex of ``clause``.
    """

    first: int
    last: int | None
    clause: Clause
    verified: bool
    income: tuple[IncomeSubject, ...]
    spending: tuple[Subject, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the subjects of spending."""
        return tuple(one.name for one in self.spending)


def union_subjects(year: int) -> UnionSubjects:
    """The subjects of a fiscal year; the oldest known for a year before them all."""
    known = _schemes()
    return next((one for one in known if one.first <= year), known[-1])


@cache
def all_union_subjects() -> tuple[str, ...]:
    """Every name of a subject of spending that was ever in force, the present ones first."""
    return tuple(dict.fromkeys(name for one in _schemes() for name in one.names))


@cache
def _schemes() -> tuple[UnionSubjects, ...]:
    raw = tomllib.loads((files(__package__) / "union_subjects.toml").read_text("utf-8"))
    return tuple(
        UnionSubjects(
            int(one["first"]),
            int(one["last"]) if "last" in one else None,
            cite(str(one["clause"])),
            bool(one["verified"]),
            tuple(
                IncomeSubject(UnionIncome(row["name"]), row["says"]) for row in one["income"]
            ),
            tuple(_subject(row) for row in one["spending"]),
        )
        for one in raw["scheme"]
    )


def _subject(row: Mapping[str, str]) -> Subject:
    return Subject(row["name"], row["says"], row.get("accounts", ""))
