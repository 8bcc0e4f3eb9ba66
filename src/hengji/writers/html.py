"""The HTML result: one self-contained page that works from a memory stick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hengji.audit.coverage import Check
from hengji.audit.finding import Finding
from hengji.audit.result import Audited, AuditResult
from hengji.audit.rule import Severity
from hengji.kernel.places import Place
from hengji.privacy import mask
from hengji.report.document import Document, Note
from hengji.writers.families import FAMILIES
from hengji.writers.labels import label_of
from hengji.writers.marking import Grid, Line, Mark, marked

_FEW_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Shown:
    """A finding with its marks and its number on the page."""

    anchor: str
    number: int
    finding: Finding
    family: str
    marks: tuple[Mark, ...]
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A rule that left something undecided, with every reason."""

    code: str
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One document of the result, ready to be laid out."""

    anchor: str
    audited: Audited
    findings: tuple[_Shown, ...]
    blocks: tuple[Line | Grid, ...]
    notes: tuple[str, ...]
    checks: tuple[Check, ...]
    gaps: tuple[_Gap, ...]
    counts: Mapping[str, int]


def audit_html(
    result: AuditResult, *, titles: Mapping[str, str], engine: str, ruleset: str
) -> str:
    """The page. ``titles`` names every rule by its code, for the list of what was checked."""
    sheets = tuple(_sheets(result, titles))
    families = sorted({shown.family for sheet in sheets for shown in sheet.findings})
    return (
        _environment()
        .get_template("result.html")
        .render(
            result=result,
            sheets=sheets,
            severities=[(one, result.count(one)) for one in Severity],
            families=[(one, FAMILIES[one]) for one in families],
            engine=engine,
            ruleset=ruleset,
            style=_asset("result.css"),
            script=_asset("result.js"),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("hengji.writers"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["where"] = _where
    return environment


def _asset(name: str) -> Markup:
    """A file of our own: the only text that goes into the page unescaped."""
    return Markup((files("hengji.writers") / "templates" / name).read_text("utf-8"))


def _sheets(result: AuditResult, titles: Mapping[str, str]) -> Iterator[_Sheet]:
    shown = {
        one.name: tuple(_numbered(one, f"d{number}"))
        for number, one in enumerate(result.audited, 1)
    }
    everywhere = [mark for some in shown.values() for one in some for mark in one.marks]
    for number, one in enumerate(result.audited, 1):
        yield _Sheet(
            f"d{number}",
            one,
            shown[one.name],
            tuple(marked(one.document, one.headings, everywhere)),
            tuple(dict.fromkeys(_noted(note) for note in one.document.notes)),
            one.coverage.checks,
            tuple(_gaps(one, titles)),
            {
                severity.value: sum(f.severity is severity for f in one.findings)
                for severity in Severity
            },
        )


def _numbered(one: Audited, sheet: str) -> Iterator[_Shown]:
    for number, finding in enumerate(one.findings, 1):
        anchor = f"{sheet}f{number}"
        marks = tuple(
            Mark(f"{anchor}m{k}", anchor, number, finding.severity.value, finding.title, place)
            for k, place in enumerate(finding.places, 1)
        )
        values = tuple((label_of(key), value) for key, value in finding.values.items() if value)
        yield _Shown(anchor, number, finding, finding.code[:2], marks, values)


def _where(place: Place, document: Document) -> str:
    """The place without the file's name where that is the document in hand, and its words."""
    words = place.quote if len(place.quote) <= _FEW_WORDS else f"{place.quote[:_FEW_WORDS]}…"
    where = str(place).removeprefix(f"{document.name} › ")
    return f"{where}“{words}”" if words.strip() else where


def _noted(note: Note) -> str:
    detail = f"（{note.detail}）" if note.detail else ""
    return mask(f"{note.place}：{note.doubt.value}{detail}")


def _gaps(one: Audited, titles: Mapping[str, str]) -> Iterator[_Gap]:
    reasons: dict[str, list[str]] = {}
    for silence in one.coverage.undecided:
        reasons.setdefault(silence.code, []).append(silence.reason)
    for code, some in reasons.items():
        yield _Gap(code, titles.get(code, ""), tuple(some))
