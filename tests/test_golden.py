"""Our fixture documents, whole: clean ones stay clean, planted faults are found, facts read.

A fault's finding must name its figures and be neither too mild nor too severe; clean
documents may have notes, never an error or a warning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pytest

import hengji
from documents import BUILDERS, Fixture, clean, faulty, load
from documents.model import ExpectedFact, ExpectedRow, Fault
from hengji import AuditResult, Extraction
from hengji.audit.finding import Finding
from hengji.kernel.figures import Figure
from hengji.report.forms import FormKind, IndicatorRow

RANK = {"note": 0, "warning": 1, "error": 2}
FULL = tuple(name for name in BUILDERS if name != "xlsx")
CLEAN = [pytest.param(n, f, id=f"{n}.{f}") for n in clean() for f in BUILDERS]
WHOLE = [pytest.param(n, f, id=f"{n}.{f}") for n in clean() for f in FULL]
FAULTS = [
    pytest.param(name, fault, id=f"{name}-{fault.name}")
    for name in faulty()
    for fault in load(name).faults
]


@cache
def built(name: str, form: str, only: str | None = None) -> bytes:
    fixture = load(name, only=only)
    return BUILDERS[form](fixture.forms() if form == "xlsx" else fixture.blocks)


@cache
def audited(name: str, form: str, only: str | None = None) -> AuditResult:
    return hengji.audit_file(built(name, form, only), name=f"{name}.{form}")


@cache
def extracted(name: str, form: str) -> Extraction:
    return hengji.extract_file(built(name, form), name=f"{name}.{form}")


def plain(text: object) -> str:
    folded = unicodedata.normalize("NFKC", "" if text is None else str(text))
    return re.sub(r"(?<=\d),(?=\d{3})", "", "".join(folded.split()))


def said(finding: Finding) -> str:
    quotes = " ".join(place.quote[:200] for place in finding.places)
    values = " ".join(finding.values.values())
    return plain(f"{finding.code} {finding.title} {finding.message} {values} {quotes}")


def meets(finding: Finding, fault: Fault) -> bool:
    low, high = RANK[fault.minimum], RANK[fault.maximum]
    text = said(finding)
    return (
        finding.code.startswith(fault.family)
        and low <= finding.severity.rank <= high
        and all(plain(figure) in text for figure in fault.must)
    )


def shown(result: AuditResult) -> str:
    lines = [f"{f.severity.value} {f.code} {f.message}" for f in result.findings]
    return "\n".join([*lines, *(refused.error for refused in result.refused)])


@pytest.mark.parametrize(("name", "form"), CLEAN)
def test_clean_document_is_not_accused(name: str, form: str) -> None:
    result = audited(name, form)
    assert result.audited, shown(result)
    accused = [f for f in result.findings if f.severity.rank > 0]
    assert not accused, shown(result)


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_planted_fault_is_found_alone(name: str, fault: Fault) -> None:
    result = audited(name, "docx", fault.name)
    assert any(meets(f, fault) for f in result.findings), f"{fault.why}\n{shown(result)}"


@pytest.mark.parametrize(("name", "fault"), FAULTS)
@pytest.mark.parametrize("form", ["docx", "html", "txt"])
def test_planted_fault_is_found_among_others(name: str, fault: Fault, form: str) -> None:
    result = audited(name, form)
    assert any(meets(f, fault) for f in result.findings), f"{fault.why}\n{shown(result)}"


@pytest.mark.parametrize(("name", "form"), WHOLE)
def test_identity(name: str, form: str) -> None:
    fixture, report = load(name), extracted(name, form).report
    assert report.unit is not None and report.unit.value == fixture.unit
    assert report.fiscal_year == fixture.year


@pytest.mark.parametrize(("name", "form"), WHOLE)
def test_expected_facts_are_extracted(name: str, form: str) -> None:
    report = extracted(name, form).report
    missing = [
        expected
        for expected in load(name).facts
        if not any(_is(fact.figure, expected) for fact in report.facts_of(expected.term))
    ]
    assert not missing


def _is(figure: Figure, expected: ExpectedFact) -> bool:
    symbol = plain(figure.unit.symbol)
    return str(figure.digits) == expected.digits and symbol == plain(expected.unit)


@pytest.mark.parametrize(("name", "form"), CLEAN)
def test_expected_rows_are_extracted(name: str, form: str) -> None:
    forms = extracted(name, form).report.forms_of(FormKind.SELF_EVALUATION)
    rows = [_row(row) for one in forms for row in one.rows if row.weight is not None]
    assert rows == [_folded(row) for row in load(name).rows]


def _row(row: IndicatorRow) -> ExpectedRow:
    texts = (row.level1, row.level2, row.level3.text, row.target and row.target.text,
             row.actual and row.actual.text, row.weight and str(row.weight.digits),
             row.score and str(row.score.digits))  # fmt: skip
    return ExpectedRow(*map(plain, texts))


def _folded(row: ExpectedRow) -> ExpectedRow:
    return ExpectedRow(*(plain(getattr(row, key)) for key in ExpectedRow.__slots__))


def test_fixtures_cover_every_family() -> None:
    fixtures: list[Fixture] = [load(name) for name in (*clean(), *faulty())]
    families = {one.family for one in fixtures if one.clean}
    assert families == {"provincial", "yiyang", "yueyang", "district-2022", "base-2018"}
    assert sum(not one.clean for one in fixtures) >= 10
