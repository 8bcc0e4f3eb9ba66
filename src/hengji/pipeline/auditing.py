"""Read, understand and judge in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hengji.audit.case import Against, Case, Purpose
from hengji.audit.engine import coverage, judge
from hengji.audit.finding import Finding, findings
from hengji.audit.result import Audited, AuditResult, Refused
from hengji.extraction import understand
from hengji.pipeline.comparison import NotComparable, must_fit, recognise
from hengji.pipeline.selection import choose, codes_of, known_profile, rules_of
from hengji.pipeline.sources import Source, load
from hengji.profiles import GENERIC
from hengji.profiles import profile as find_profile
from hengji.readers import Limits, Unreadable
from hengji.report.document import Document
from hengji.report.report import Report


@dataclass(frozen=True, slots=True)
class Terms:
    """How to audit: what a user may set. Checked once, used for many files.

    ``codes`` are the rules that run: unlike rules they can be sent to another process.
    """

    codes: tuple[str, ...]
    profile: str | None = None
    year: int | None = None
    purpose: Purpose = Purpose.REVIEW
    against: tuple[Against, ...] = ()
    limits: Limits = Limits()


def agree(
    *,
    profile: str | None = None,
    year: int | None = None,
    purpose: Purpose | str = Purpose.REVIEW,
    against: Sequence[Source] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    limits: Limits | None = None,
) -> Terms:
    """Check the terms of an audit before any file is read.

    Raises ``LookupError`` for an unknown profile or rule, ``ValueError`` for an unknown
    purpose and a file that cannot be compared with, ``readers.Unreadable`` for one that
    cannot be read.
    """
    known_profile(profile)
    limits = limits or Limits()
    compared = tuple(_compared(one, limits) for one in against)
    codes = codes_of(choose(select, ignore))
    return Terms(codes, profile, year, Purpose(purpose), compared, limits)


def audit_file(
    source: Source,
    *,
    name: str = "",
    profile: str | None = None,
    year: int | None = None,
    against: Sequence[Source] = (),
    purpose: Purpose | str = Purpose.REVIEW,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    limits: Limits | None = None,
) -> AuditResult:
    """Audit one file, given by its path or as bytes with a ``name``.

    ``profile`` and ``year`` overrule what the document says itself; ``against`` are the
    approved budget and goals, the final accounts or last year's report; ``purpose`` is
    ``review`` or ``publication``; ``select`` and ``ignore`` name rules or families. A file
    that cannot be read is a :class:`Refused` in the result. Raises ``LookupError`` and
    ``ValueError`` for terms that cannot be met, ``readers.Unreadable`` for ``against``.
    """
    terms = agree(
        profile=profile,
        year=year,
        purpose=purpose,
        against=against,
        select=select,
        ignore=ignore,
        limits=limits,
    )
    return audit_one(source, name, terms)


def audit_package(
    sources: Sequence[Source] | Mapping[str, Source],
    *,
    profile: str | None = None,
    year: int | None = None,
    against: Sequence[Source] = (),
    purpose: Purpose | str = Purpose.REVIEW,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    limits: Limits | None = None,
) -> AuditResult:
    """Audit several files as one submission; a mapping names them.

    What a submission must hold is asked of all of them together. A finding belongs to
    the document of its first place. Otherwise as :func:`audit_file`.
    """
    terms = agree(
        profile=profile,
        year=year,
        purpose=purpose,
        against=against,
        select=select,
        ignore=ignore,
        limits=limits,
    )
    named = sources if isinstance(sources, Mapping) else name_apart(sources)
    return audit_together(named, terms)


def name_apart(sources: Sequence[Source]) -> dict[str, Source]:
    """Every source under a name of its own: places tell documents apart by name."""
    from pathlib import Path

    named: dict[str, Source] = {}
    for number, source in enumerate(sources, 1):
        path = None if isinstance(source, bytes) else Path(source)
        name = path.name if path else f"文件{number}"
        if name in named:
            name = path.as_posix() if path else name
        named[name if name not in named else f"{name}（{number}）"] = source
    return named


def audit_one(source: Source, name: str, terms: Terms) -> AuditResult:
    """Audit one file on terms already agreed."""
    try:
        document = load(source, name, terms.limits)
        return AuditResult(_judged((document,), terms, packaged=False))
    except Unreadable as refusal:
        return AuditResult((Refused(refusal.name, str(refusal)),))
    except NotComparable as refusal:
        return AuditResult((Refused(document.name, f"{document.name}：未审核。{refusal}"),))


def audit_together(sources: Mapping[str, Source], terms: Terms) -> AuditResult:
    """Audit a package on terms already agreed; what cannot be read is left out of it."""
    done: dict[str, Audited | Refused] = {}
    documents: list[Document] = []
    for name, source in sources.items():
        try:
            documents.append(load(source, name, terms.limits))
        except Unreadable as refusal:
            done[name] = Refused(name, str(refusal))
    try:
        judged = _judged(documents, terms, packaged=True) if documents else ()
        done |= {one.name: one for one in judged}
    except NotComparable as refusal:
        done |= {
            one.name: Refused(one.name, f"{one.name}：未审核。{refusal}") for one in documents
        }
    return AuditResult(tuple(done[name] for name in sources), packaged=True)


def _compared(source: Source, limits: Limits) -> Against:
    report = understand(
        [load(source, "" if not isinstance(source, bytes) else "对照文件", limits)]
    )
    return Against(recognise(report), report)


def _judged(
    documents: Sequence[Document], terms: Terms, *, packaged: bool
) -> tuple[Audited, ...]:
    report = understand(documents, profile=terms.profile, year=terms.year)
    key = report.profile.value if report.profile else GENERIC
    for one in terms.against:
        must_fit(one.report, one.kind, report)
    case = Case(report, find_profile(key), terms.against, terms.purpose, packaged)
    judgements = judge(case, rules_of(terms.codes))
    looked_at = coverage(judgements)
    of_each = _by_document(findings(judgements), report.documents)
    unit = report.unit.value if report.unit else None
    return tuple(
        Audited(
            one,
            unit,
            report.fiscal_year,
            key,
            of_each[one.name],
            looked_at,
            _headings(report, one),
        )
        for one in report.documents
    )


def _headings(report: Report, document: Document) -> dict[int, int]:
    return {
        one.place.block: one.level
        for one in report.sections
        if one.place.document == document.name
    }


def _by_document(
    found: Iterable[Finding], documents: Sequence[Document]
) -> dict[str, tuple[Finding, ...]]:
    of_each: dict[str, list[Finding]] = {one.name: [] for one in documents}
    for finding in found:
        of_each[finding.places[0].document].append(finding)
    return {name: tuple(some) for name, some in of_each.items()}
