"""The auditor as a black box: bytes in, the published JSON out."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import hengji
from hengji.writers.json import audit_json, extract_json

Record = dict[str, Any]


def audit(data: bytes, name: str) -> Record:
    """The one document of ``hengji audit --format json``."""
    result = hengji.audit_file(data, name=name)
    document: Record = json.loads(audit_json(result, engine="", ruleset=""))["documents"][0]
    return document


def extract(data: bytes, name: str) -> Record:
    """What ``hengji extract`` prints."""
    found: Record = json.loads(extract_json(hengji.extract_file(data, name=name)))
    return found


def folded(text: object) -> str:
    """Full-width forms folded, white space and digit grouping removed."""
    plain = unicodedata.normalize("NFKC", "" if text is None else str(text))
    return "".join(plain.split()).replace(",", "")


def said(finding: Record) -> str:
    """Everything a finding says, as one folded text."""
    quotes = [str(p.get("quote", ""))[:200] for p in finding["places"]]
    values = " ".join(str(v) for v in finding["values"].values())
    parts = (finding["title"], finding["message"], values, *quotes)
    return folded(" ".join(parts))
