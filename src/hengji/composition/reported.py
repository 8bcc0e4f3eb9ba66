"""Projects whose form a subordinate unit hands in itself, taken over as it was frozen there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hengji.composition.markup import Lookup
from hengji.composition.runs import Derivation, Field, FigureField, SumOf, TextField
from hengji.indicators import Indicator

if TYPE_CHECKING:
    from hengji.composition.facts import Facts

ELSEWHERE = "随下属单位报送"
"""Stands for the score of a project whose form only the subordinate unit hands in."""
_NOT_FROZEN = f"尚未定稿，{ELSEWHERE}"
_SIGNING = "signing."
_MONEY = ("initial.total", "adjusted.total", "final.total")


@dataclass(frozen=True, slots=True)
class ReportedProject:
    """What a frozen version says of one project of a subordinate unit.

    ``project`` is its key among the projects of the department. ``fields`` are what the form
    prints, by the key below ``project.<key>.`` (``points.I3``, ``overall``), and who filled it
    in (``signing.filler``). ``indicators`` are its rows in the form's order; of them only the
    levels are known. ``version`` says which version it is, in Chinese.
    """

    project: str
    unit: str
    version: str
    fields: Mapping[str, Field]
    indicators: tuple[Indicator, ...]

    def field(self, key: str, rest: str) -> Field | None:
        """The field of this key of the department's package, as the version prints it."""
        found = self.fields.get(rest)
        match found:
            case FigureField():
                return FigureField(
                    key, found.text, found.value, found.unit, found.label, "", found.basis,
                    found.year, derivation=self._sum(key, rest),
                )  # fmt: skip
            case TextField():
                return TextField(key, found.text, found.label)
            case None:
                return None

    def _sum(self, key: str, rest: str) -> Derivation:
        """The totals of a form are sums of its rows, there and here."""
        what = {"score.total": "points", "score.full": "weight"}.get(rest)
        if what is None:
            return None
        parts = [f"{what}.{one.key}" for one in self.indicators]
        own = [f"execution.{what}"] if f"execution.{what}" in self.fields else []
        stem = key.removesuffix(rest)
        return SumOf(tuple(f"{stem}{part}" for part in own + parts))

    def signed(self, outer: Lookup) -> Lookup:
        """The fields below the form, in which who filled it in is who did so there."""

        def find(key: str) -> Field:
            found = self.field(f"project.{self.project}.{key}", key)
            return found if key.startswith(_SIGNING) and found is not None else outer(key)

        return find

    @property
    def taken(self) -> str:
        """Where the form was taken from, for the line below it."""
        return f"本表取自{self.unit}{self.version}"


@dataclass(frozen=True, slots=True)
class Reported:
    """What the subordinate units have frozen. ``open``: budget codes of those that have not."""

    projects: tuple[ReportedProject, ...] = ()
    open: frozenset[str] = field(default_factory=frozenset)


def reported(facts: Facts, project: str) -> ReportedProject | None:
    """The frozen form of a subordinate unit's project that the department may take over.

    ``None`` where it has a form here, where two units have frozen one, and where its money is
    another in the department's total: what passed between the units was taken out of it.
    """
    found = [one for one in facts.inputs.reported.projects if one.project == project]
    own = {one.key for one in facts.inputs.book.projects}
    if len(found) != 1 or project in own or facts.sheet(project) is not None:
        return None
    (one,) = found
    for rest in _MONEY:
        frozen = one.fields.get(rest)
        if frozen is None or facts(f"project.{project}.{rest}").text != frozen.text:
            return None
    return one


def elsewhere(facts: Facts, project: str) -> str:
    """What stands in the summary for the score of a project that has no form here."""
    for book in facts.figures.books[1:]:
        if any(one.key == project for one in book.projects):
            unfrozen = book.unit.budget_code in facts.inputs.reported.open
            return _NOT_FROZEN if unfrozen else ELSEWHERE
    return ELSEWHERE


def unit_of(facts: Facts, project: str) -> str:
    """The unit whose book has the project, the unit itself where several have it."""
    names = [
        book.unit.name
        for book in facts.figures.books
        if any(one.key == project for one in book.projects)
    ]
    return names[0] if names else facts.inputs.book.unit.name
