"""A case: everything a rule may look at."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TypeVar

from hengji.kernel.figures import Figure, Hedge, Span
from hengji.law import parameter
from hengji.profiles import Profile
from hengji.report.report import Report

T = TypeVar("T")

_NOT_YET = object()
_PLAIN = Hedge.NONE


class Purpose(Enum):
    """What the documents are for."""

    REVIEW = "review"
    """A submission to the finance bureau (送审)."""
    PUBLICATION = "publication"
    """A copy that the public will read (公开)."""


class AgainstKind(Enum):
    """What a document given with ``--against`` is."""

    APPROVED = "批复的预算和绩效目标"
    FINAL_ACCOUNTS = "部门决算"
    PRIOR_REPORT = "上年自评报告"


@dataclass(frozen=True, slots=True)
class Against:
    """A document to compare with, and what it was recognised as."""

    kind: AgainstKind
    report: Report


@dataclass(frozen=True)
class Case:
    """A report, the profile it is judged by, and what it is compared with.

    ``packaged`` says that the whole package was given; for a lone file a missing
    attachment is only noted.
    """

    report: Report
    profile: Profile
    against: tuple[Against, ...] = ()
    purpose: Purpose = Purpose.REVIEW
    packaged: bool = False

    @property
    def year(self) -> int | None:
        return self.report.fiscal_year

    def parameter(self, key: str) -> Decimal:
        """A dated parameter for the fiscal year of this report."""
        return parameter(key, self.year)

    def span(self, figure: Figure) -> Span:
        """Every true value of a figure, 余, 近 and 约 included."""
        if figure.hedge is _PLAIN:
            return figure.span
        return figure.widened(self.parameter("hedge-widening"))

    @cached_property
    def _worked_out(self) -> dict[Hashable, object]:
        return {}

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives, worked out once for all rules that ask for ``key``.

        A key names its function and arguments; the same key must mean the same thing.
        """
        known = self._worked_out
        found = known.get(key, _NOT_YET)
        if found is _NOT_YET:
            found = known[key] = work_out()
        return found  # type: ignore[return-value]  # a call of ``cast`` here counts

    def compared(self, kind: AgainstKind) -> tuple[Report, ...]:
        return tuple(a.report for a in self.against if a.kind is kind)
