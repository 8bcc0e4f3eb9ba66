"""The same content in another format gives the same facts and the same findings.

Prose and forms: docx, pdf, html, text flattened in two ways, Markdown and a workbook. Forms
alone: docx and xlsx.
Facts that a format declares uncertain may differ; UNCERTAIN lists them, and a test fails
when one of them has become certain.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

import hengji
from documents import BUILDERS, clean, faulty, load
from documents.builders import build_xlsx
from documents.builders.text import build_lines
from hengji.report.facts import Fact

FAMILIES = ("AM", "EX", "IN", "SC")
MADE = {**BUILDERS, "lines.txt": build_lines}
OTHERS = ("pdf", "html", "txt", "lines.txt", "md", "xlsx")
DOCUMENTS = [pytest.param(n, f, id=f"{n}.{f}") for n in (*clean(), *faulty()) for f in OTHERS]
UNCERTAIN: dict[str, tuple[str, ...]] = {}
"""By format, the terms that it cannot bind for certain."""

Key = tuple[str, str, str, str, str]


@cache
def content(name: str, form: str, forms_only: bool = False) -> bytes:
    fixture = load(name)
    return MADE[form](fixture.forms() if forms_only else fixture.blocks)


def key(fact: Fact) -> Key:
    return (fact.term, str(fact.figure), str(fact.year), fact.basis.value, fact.source)


@cache
def facts(data: bytes, name: str) -> Counter[Key]:
    report = hengji.extract_file(data, name=name).report
    return Counter(key(fact) for fact in report.facts if fact.certain)


@cache
def fingerprints(data: bytes, name: str) -> frozenset[str]:
    found = hengji.audit_file(data, name=name).findings
    return frozenset(
        f"{f.code} {f.severity.value} {f.fingerprint} {f.message}"
        for f in found
        if f.code.startswith(FAMILIES)
    )


@pytest.mark.parametrize(("name", "form"), DOCUMENTS)
def test_same_facts(name: str, form: str) -> None:
    ours, other = (
        facts(content(name, "docx"), "a.docx"),
        facts(content(name, form), f"a.{form}"),
    )
    apart = [k for k in (ours - other) + (other - ours) if k[0] not in UNCERTAIN.get(form, ())]
    assert not apart


@pytest.mark.parametrize(("name", "form"), DOCUMENTS)
def test_same_findings(name: str, form: str) -> None:
    ours = fingerprints(content(name, "docx"), "a.docx")
    other = fingerprints(content(name, form), f"a.{form}")
    assert ours == other


@pytest.mark.parametrize("name", (*clean(), *faulty()))
def test_forms_in_a_workbook(name: str) -> None:
    ours, other = content(name, "docx", True), content(name, "xlsx", True)
    assert facts(ours, "a.docx") == facts(other, "a.xlsx")
    assert fingerprints(ours, "a.docx") == fingerprints(other, "a.xlsx")


@pytest.mark.parametrize("name", clean())
def test_workbook_of_true_numbers(name: str) -> None:
    """Numbers with a number format: the printed digits are those the office shows."""
    numbers = build_xlsx(load(name).forms(), numeric=True)
    assert facts(content(name, "xlsx", True), "a.xlsx") == facts(numbers, "a.xlsx")


@pytest.mark.parametrize("form", UNCERTAIN)
def test_declared_uncertain_terms_still_are(form: str) -> None:
    doubtful = {
        fact.term
        for name in clean()
        for fact in hengji.extract_file(content(name, form), name=f"a.{form}").report.facts
        if not fact.certain
    }
    assert set(UNCERTAIN[form]) <= doubtful
