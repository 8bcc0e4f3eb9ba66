"""Hengji's own audit of the package as it is written, each finding led back to its origin.

The package goes the way that it goes when it is handed in: written as a Word file, read by
our readers, judged by the same rules. What was found is kept by what the package says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hengji.audit.finding import Finding
from hengji.audit.result import Audited, AuditResult
from hengji.audit.rule import Severity
from hengji.composition import Gap, Narrative, Package, digest
from hengji.composition.locating import Located, located
from hengji.pipeline.auditing import audit_file
from hengji.web.evaluation.current import current
from hengji.web.evaluation.targets import (
    Addresses,
    Target,
    TargetKind,
    field_target,
    passage_target,
)
from hengji.web.memory import Shelf
from hengji.web.units.models import Unit
from hengji.writers.office.docx import package_docx

_kept: Shelf[str, AuditResult] = Shelf(32)
_FILE = "自评材料.docx"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding and where to go to mend it, the likeliest first."""

    finding: Finding
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class PackageAudit:
    """What the audit says of a package. ``digest`` is of what the package says.

    ``gaps`` are passages that lack facts; they are no findings, but nothing to hand in.
    ``passed``: how many rules found something to look at and nothing wrong.
    """

    digest: str
    found: tuple[Found, ...]
    gaps: tuple[Gap, ...]
    result: AuditResult
    passed: int

    def of(self, severity: Severity) -> tuple[Found, ...]:
        """The findings of this severity."""
        return tuple(one for one in self.found if one.finding.severity is severity)

    @property
    def errors(self) -> tuple[Found, ...]:
        return self.of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Found, ...]:
        return self.of(Severity.WARNING)

    @property
    def notes(self) -> tuple[Found, ...]:
        return self.of(Severity.NOTE)

    def of_passage(self, code: str) -> tuple[Found, ...]:
        """The findings that lead to this passage."""
        return tuple(
            one
            for one in self.found
            if any(t.kind is TargetKind.PASSAGE and t.key == code for t in one.targets)
        )


def audited(unit: Unit, year: int) -> PackageAudit:
    """The audit of the unit's package as it stands now.

    Raises ``LookupError`` for forms without a layout, ``NotAllSeen`` as the year does.
    """
    now = current(unit, year)
    return audit_of(now.package, Addresses.of(now.evaluation))


def audit_of(package: Package, at: Addresses) -> PackageAudit:
    """The audit of this package; each package is judged once as long as it says the same."""
    said = digest(package)
    result = _judged(said, package)
    found = tuple(Found(one, tuple(_targets(one, package, at))) for one in result.findings)
    passed = sum(one.coverage.passed for one in result.documents if isinstance(one, Audited))
    return PackageAudit(said, found, package.gaps, result, passed)


def _judged(said: str, package: Package) -> AuditResult:
    known = _kept.take(said)
    if known is not None:
        return known
    one = package.identity
    result = audit_file(package_docx(package), name=_FILE, profile=one.profile, year=one.year)
    return _kept.put(said, result)


def _targets(finding: Finding, package: Package, at: Addresses) -> Iterator[Target]:
    """Each place to go to once: fields of a form, else the passage, else the form itself."""
    seen: set[str] = set()
    for place in finding.places:
        origin = located(package, place)
        for one in _of(origin, package, at) if origin else ():
            if one.url not in seen:
                seen.add(one.url)
                yield one


def _of(origin: Located, package: Package, at: Addresses) -> Iterator[Target]:
    if origin.passage:
        yield passage_target(origin.passage, at)
    elif isinstance(origin.part, Narrative):  # its title, and who signs it and when
        yield Target(TargetKind.STATEMENT, "填报日期", at.url("evaluation:people"), "signing")
        return
    made = [one for field in origin.fields if (one := field_target(field, at)) is not None]
    yield from made
    if not made and not origin.passage:
        number = package.parts.index(origin.part) + 1
        form = at.url("evaluation:form", number=number)
        yield Target(TargetKind.FORM, origin.part.name, form, origin.part.name)
