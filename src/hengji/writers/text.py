"""Findings as a person reads them in a terminal or an editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hengji.audit.finding import Finding
from hengji.audit.result import Audited, AuditResult, Extraction, Refused
from hengji.audit.rule import Severity
from hengji.privacy import mask

Paint = Callable[[str, str], str]
"""Gives a text the look of a role: a severity's value, ``place``, ``quiet``, ``title``."""

_OTHER_PLACES = 3


def plain(text: str, role: str) -> str:
    """No look at all: for files and pipes."""
    return text


def audit_text(result: AuditResult, paint: Paint = plain) -> str:
    """Every document's findings by severity, then one line that sums them up."""
    parts = ["\n".join(_document(one, paint)) for one in result.documents]
    return "\n\n".join([*parts, _summary(result, paint)]) + "\n"


def _document(one: Audited | Refused, paint: Paint) -> Iterator[str]:
    if isinstance(one, Refused):
        yield paint(one.error, "error")
        return
    about = "，".join(
        part for part in (one.unit, f"{one.year}年度" if one.year else None) if part
    )
    yield paint(f"{one.name}{f'（{about}）' if about else ''}", "title")
    for severity in Severity:
        some = [f for f in one.findings if f.severity is severity]
        if some:
            yield ""
            yield paint(f"{severity.duty}（{len(some)}）", severity.value)
            for finding in some:
                yield from finding_lines(finding, paint)
    if not one.findings:
        yield f"  未发现疑点，{one.coverage.passed} 项检查通过"


def finding_lines(one: Finding, paint: Paint = plain) -> Iterator[str]:
    """Place, code, title; what was found; what to do; by what authority."""
    first, *others = one.places
    head = paint(f"{one.code} {one.title}", one.severity.value)
    yield f"{paint(f'{first}:', 'place')} {head}"
    yield f"  {one.message}"
    if others:
        seen = dict.fromkeys(str(place) for place in others if str(place) != str(first))
        if seen:
            yield paint(f"  对照：{'；'.join([*seen][:_OTHER_PLACES])}", "quiet")
    yield f"  怎么改：{one.remedy}"
    yield paint(f"  依据：{one.basis}", "quiet")


def _summary(result: AuditResult, paint: Paint) -> str:
    counts = [
        paint(f"{severity.duty} {result.count(severity)}", severity.value)
        for severity in Severity
    ]
    undecided = sum(len({s.code for s in c.undecided}) for c in result.coverages)
    counts.append(paint(f"未判定 {undecided}", "quiet"))
    if result.refused:
        counts.append(paint(f"未能读取 {len(result.refused)}", "error"))
    return " · ".join(counts)


def extract_text(extraction: Extraction) -> str:
    """What was understood, for a person to check: identity, figures, indicators, relations."""
    report = extraction.report
    lines = [
        extraction.document.name,
        f"  单位：{report.unit.value if report.unit else '未识别'}",
        f"  年度：{report.fiscal_year or '未识别'}",
        f"  表格版本：{report.profile.value if report.profile else '未识别'}",
    ]
    facts = [fact for fact in report.facts if fact.term]
    lines += ["", f"数字（{len(facts)}）"]
    lines += [
        f"  {fact.term} {fact.figure}{f'（{fact.basis.value}）' if fact.basis.value else ''}"
        f"　{fact.place}"
        for fact in facts
    ]
    lines += ["", f"指标（{len(report.indicators)}）"]
    for row in report.indicators:
        cells = [text.text if text else "" for text in (row.level3, row.target, row.actual)]
        points = [str(figure.digits) if figure else "" for figure in (row.weight, row.score)]
        lines.append(f"  {' | '.join([*cells, *points])}")
    lines += ["", f"数字之间的关系（{len(report.relations)}）"]
    lines += [f"  {one.place.quote}　{one.place}" for one in report.relations]
    return mask("\n".join(lines)) + "\n"
