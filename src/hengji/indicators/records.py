"""What a unit did, as its working lists tell it: records, and surveys of those served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from hengji.kernel.totals import Average, Ratio, RecordRef, Total

Measure = Total | Ratio | Average
"""What an attainment is worked out as."""


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """One record of a working list: an event, a visit, a case.

    ``ledger`` is a key of formulas.toml, ``counts`` what its measures come to (in their base
    unit; a measure left out is not filled in), ``marks`` what it is known by. ``project`` is
    the key of the project it was done for, ``""`` for none.
    """

    ref: RecordRef
    ledger: str
    day: date | None = None
    counts: tuple[tuple[str, Decimal], ...] = ()
    marks: frozenset[str] = frozenset()
    project: str = ""

    def count(self, measure: str) -> Decimal | None:
        """What this record counts of a measure, ``None`` where it is not filled in."""
        return next((amount for name, amount in self.counts if name == measure), None)


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey of satisfaction. ``answers`` count valid answers by option.

    ``sent`` questionnaires went out, ``returned`` came back, ``valid`` could be used.
    ``subject`` is who was asked (职工群众), ``method`` how (纸质问卷, 扫码填写, 电话).
    """

    ref: RecordRef
    subject: str
    sent: int | None
    returned: int | None
    valid: int | None
    answers: tuple[tuple[str, int], ...] = ()
    method: str = ""
    day: date | None = None
    project: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """All that attainments are worked out from.

    ``measures`` are figures of the book by name (``execution-rate``), taken from it by
    :func:`hengji.scoring.measures.measures_of`.
    """

    records: tuple[WorkRecord, ...] = ()
    surveys: tuple[Survey, ...] = ()
    measures: Mapping[str, Total | Ratio] = field(default_factory=dict)

    def of_project(self, key: str, measures: Mapping[str, Total | Ratio]) -> Sources:
        """What was done for one project, with the figures of that project."""
        return replace(
            self,
            records=tuple(one for one in self.records if one.project == key),
            surveys=tuple(one for one in self.surveys if one.project == key),
            measures=measures,
        )
