"""What an audit returns: every document with its findings, or why it was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hengji.audit.coverage import Coverage
from hengji.audit.finding import Finding
from hengji.audit.rule import Severity
from hengji.report.document import Document
from hengji.report.report import Report


@dataclass(frozen=True, slots=True)
class Audited:
    """One document and what was found in it.

    ``unit``, ``year`` and ``profile`` are those of the package it belongs to, ``profile``
    the key of the form family it was judged by. ``coverage`` is of the whole package:
    the documents of one package share it. ``headings`` are the levels of the blocks that
    were understood as headings, by block number.
    """

    document: Document
    unit: str | None
    year: int | None
    profile: str
    findings: tuple[Finding, ...]
    coverage: Coverage
    headings: Mapping[int, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.document.name


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be audited. ``error`` says in Chinese what, where, what to do."""

    name: str
    error: str


@dataclass(frozen=True)
class AuditResult:
    """The documents in the order in which they were given.

    ``packaged``: they were judged together, as one submission.
    """

    documents: tuple[Audited | Refused, ...]
    packaged: bool = False

    @cached_property
    def audited(self) -> tuple[Audited, ...]:
        return tuple(one for one in self.documents if isinstance(one, Audited))

    @cached_property
    def refused(self) -> tuple[Refused, ...]:
        return tuple(one for one in self.documents if isinstance(one, Refused))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, document by document, gravest first within each."""
        return tuple(f for one in self.audited for f in one.findings)

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """One for each case that was judged: a package has one for all its documents."""
        return tuple({id(one.coverage): one.coverage for one in self.audited}.values())

    def count(self, severity: Severity) -> int:
        """How many findings of this severity there are."""
        return sum(1 for one in self.findings if one.severity is severity)

    @property
    def gravest(self) -> Severity | None:
        """The severity of the gravest finding, ``None`` when there is none."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=None)


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document and the report that was understood from it."""

    document: Document
    report: Report
