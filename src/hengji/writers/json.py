"""Results as JSON: documented by ``docs/schema/``, the same bytes for the same input.

Figures are strings with their printed digits. Personal numbers are masked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from hengji.audit.finding import Finding
from hengji.audit.result import Audited, AuditResult, Extraction, Refused
from hengji.writers.records import (
    Record,
    Value,
    fact_record,
    indicator_record,
    place_record,
    relation_record,
)

AUDIT_SCHEMA = "hengji.audit/1"
EXTRACT_SCHEMA = "hengji.extract/1"


def audit_json(result: AuditResult, *, engine: str, ruleset: str) -> str:
    """The result of an audit; ``engine`` is the version, ``ruleset`` the rules' digest."""
    return _dump(
        {
            "schema": AUDIT_SCHEMA,
            "engine": engine,
            "ruleset": ruleset,
            "documents": [_document(one) for one in result.documents],
        }
    )


def extract_json(extraction: Extraction) -> str:
    """Everything that was understood from one document."""
    document, report = extraction.document, extraction.report
    return _dump(
        {
            "schema": EXTRACT_SCHEMA,
            "document": {
                "name": document.name,
                "format": document.format.value,
                "sha256": document.sha256,
            },
            "unit": report.unit.value if report.unit else None,
            "year": report.fiscal_year,
            "profile": report.profile.value if report.profile else None,
            "facts": [fact_record(fact) for fact in report.facts if fact.term],
            "indicators": [indicator_record(row) for row in report.indicators],
            "relations": [relation_record(one) for one in report.relations],
        }
    )


def _dump(record: Mapping[str, Value]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _document(one: Audited | Refused) -> Record:
    if isinstance(one, Refused):
        return {"name": one.name, "error": one.error}
    return {
        "name": one.name,
        "sha256": one.document.sha256,
        "unit": one.unit,
        "year": one.year,
        "profile": one.profile,
        "findings": [_finding(f) for f in one.findings],
        "undecided": [{"code": s.code, "reason": s.reason} for s in one.coverage.undecided],
        "passed": one.coverage.passed,
    }


def _finding(one: Finding) -> Record:
    return {
        "code": one.code,
        "title": one.title,
        "severity": one.severity.value,
        "message": one.message,
        "remedy": one.remedy,
        "basis": one.basis,
        "values": one.values,
        "places": [place_record(place) for place in one.places],
        "suspects": list(one.suspects),
        "fingerprint": one.fingerprint,
    }
