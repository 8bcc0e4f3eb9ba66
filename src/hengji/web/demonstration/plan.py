"""The county as ``county.toml`` describes it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any


class Ending(Enum):
    """How far a year has come. ``ARCHIVED`` ones were frozen, signed and handed in."""

    FILLING = "filling"
    APPROVED = "goals_approved"
    EVALUATING = "evaluating"
    BEING_SIGNED = "to_sign"
    HANDED_IN = "submitted"
    ARCHIVED = "archived"

    @property
    def frozen(self) -> bool:
        """Is there a version by then?"""
        return self in (Ending.BEING_SIGNED, Ending.HANDED_IN, Ending.ARCHIVED)


@dataclass(frozen=True, slots=True)
class PlannedProject:
    """A project of a unit: its code, name, kind, 元 a year, its sheet of goals."""

    code: str
    name: str
    kind: str
    amount: Decimal
    goals: str


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit with all that its years are made from. ``texts`` are what it says.

    ``functional``: the functional class of its basic spending, and of its projects.
    ``passages``: what it wrote itself in the reports of earlier years, as markup.
    """

    code: str
    name: str
    kind: str
    level: str
    parent: str
    desk: str
    functional: tuple[str, ...]
    posts: int
    people: int
    heads: dict[str, int]
    reception: Decimal
    car: Decimal
    work: Decimal
    goals: str
    projects: tuple[PlannedProject, ...]
    texts: dict[str, str]
    problems: tuple[tuple[str, str, str], ...]
    faults: dict[int, frozenset[str]]
    endings: dict[int, Ending]
    passages: dict[str, str]
    small: bool
    subsidies: dict[int, Decimal]
    """元 that its superior unit passed on to it, by year."""

    def has(self, fault: str, year: int) -> bool:
        """Was this fault planted in that year?"""
        return fault in self.faults.get(year, frozenset())

    def ending(self, year: int) -> Ending:
        """How far the year has come; one of which nothing is said is being evaluated."""
        return self.endings.get(year, Ending.EVALUATING)


@dataclass(frozen=True, slots=True)
class TypedGoal:
    """An indicator typed by hand, with what was attained in each year."""

    level1: str
    level2: str
    level3: str
    sign: str
    target: str
    unit: str
    weight: Decimal
    attained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryGoal:
    """An indicator of the library with the target and weight it is given here."""

    entry: str
    target: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class WorkList:
    """What a working list holds in a year: records, measures with their range, marks."""

    ledger: str
    title: str
    records: int
    measures: dict[str, tuple[int, int]]
    marks: tuple[str, ...]


Goal = TypedGoal | LibraryGoal


@dataclass(frozen=True, slots=True)
class County:
    """All of it."""

    bureau: str
    union: str
    upper: str
    years: tuple[int, ...]
    profiles: dict[int, str]
    personnel: dict[str, Decimal]
    public: dict[str, Decimal]
    units: tuple[PlannedUnit, ...]
    sheets: dict[str, tuple[Goal, ...]]
    work: tuple[WorkList, ...]
    people: tuple[tuple[str, str, str, str], ...]
    administrators: tuple[tuple[str, str, str], ...]

    @property
    def budgeted(self) -> tuple[PlannedUnit, ...]:
        """Units whose years are kept here."""
        return tuple(one for one in self.units if one.projects)


def chance(*what: object) -> Random:
    """The dice of one thing: always the same for the same names."""
    return Random("·".join(str(one) for one in what))  # noqa: S311 - made-up figures, no secret


@cache
def county() -> County:
    """The county, read once."""
    raw = tomllib.loads((files(__package__) / "county.toml").read_text("utf-8"))
    head = raw["county"]
    return County(
        head["bureau"],
        head["union"],
        head["upper"],
        tuple(head["years"]),
        {int(year): key for year, key in head["profiles"].items()},
        {code: Decimal(amount) for code, amount in raw["personnel"].items()},
        {code: Decimal(amount) for code, amount in raw["public"].items()},
        tuple(_unit(one) for one in raw["unit"]),
        {key: tuple(_goals(one)) for key, one in raw["sheets"].items()},
        tuple(_work(one) for one in raw["work"]["lists"]),
        tuple((a, b, c, d) for a, b, c, d in raw["people"]["list"]),
        tuple((a, b, c) for a, b, c in raw["people"]["administrators"]),
    )


def _unit(raw: dict[str, Any]) -> PlannedUnit:  # TOML
    kinds = ("stepped_back", "retired")
    heads: dict[str, int] = {str(key): raw[key] for key in kinds if key in raw}
    texts = ("duties", "offices", "works", "overall", "achieved")
    name = str(raw["name"]).removeprefix("青禾县")
    return PlannedUnit(
        raw["code"],
        raw["name"],
        raw["kind"],
        raw.get("level", "first"),
        raw.get("parent", ""),
        raw.get("desk", ""),
        tuple(raw.get("functional", ())),
        raw.get("posts", 0),
        raw.get("people", 0),
        heads,
        Decimal(raw.get("reception", 0)),
        Decimal(raw.get("car", 0)),
        Decimal(str(raw.get("work", 0))),
        raw.get("goals", ""),
        tuple(_project(one) for one in raw.get("projects", ())),
        {key: str(raw.get(key) or _plain(key, name, raw)).strip() for key in texts},
        tuple((a, b, c) for a, b, c in raw.get("problems", _PROBLEMS)),
        {int(year): frozenset(some) for year, some in raw.get("faults", {}).items()},
        {int(year): Ending(one) for year, one in raw.get("ends", {}).items()},
        {code: str(markup).strip() for code, markup in raw.get("passages", {}).items()},
        bool(raw.get("small", False)),
        {int(year): Decimal(amount) for year, amount in raw.get("subsidies", {}).items()},
    )


_PROBLEMS = (
    (
        "预算绩效管理的基础工作还不够细。",
        "业务数据分散在各股室，归集不及时。",
        "明确各股室的数据责任，按季归集核对。",
    ),
)


def _plain(key: str, name: str, raw: dict[str, Any]) -> str:
    """What a department says that is not described one by one."""
    projects = "、".join(one[1] for one in raw.get("projects", ()))
    return {
        "duties": f"执行有关法律法规和政策，承担{name}的法定职责，组织实施{projects}等工作。",
        "offices": "内设办公室、业务股、财务股。",
        "works": f"组织实施{projects}，完成年度各项工作任务。",
        "overall": f"按年度计划完成{projects}等工作，任务按期完成，服务对象满意度达到目标。",
        "achieved": f"{projects}等工作按年度计划开展。",
    }[key]


def _project(raw: list[Any]) -> PlannedProject:  # TOML
    code, name, kind, amount, goals = raw
    return PlannedProject(code, name, kind, Decimal(amount), goals)


def _goals(raw: dict[str, list[Any]]) -> list[Goal]:  # TOML
    library = [LibraryGoal(a, b, Decimal(c)) for a, b, c in raw.get("library", ())]
    typed = [
        TypedGoal(a, b, c, d, e, f, Decimal(g), tuple(h))
        for a, b, c, d, e, f, g, h in raw.get("typed", ())
    ]
    return [*library, *typed]


def _work(raw: list[Any]) -> WorkList:  # TOML
    ledger, title, records, measures, marks = raw
    ranges = {key: (low, high) for key, (low, high) in measures.items()}
    return WorkList(ledger, title, records, ranges, tuple(marks))
