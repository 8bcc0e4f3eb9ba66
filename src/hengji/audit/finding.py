"""Findings: breaches with everything a reader of the result needs.

Personal numbers are masked here, before anything is printed, stored or hashed.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hengji.audit.engine import Judgement
from hengji.audit.rule import Breach, Rule, Severity
from hengji.kernel.places import Place
from hengji.privacy import mask

PREVIEW_MARK = "（依据待核）"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, rendered. ``suspects`` are the figures most likely wrong, as printed.

    ``fingerprint`` stays the same when the document is edited elsewhere, saved in another
    format or renamed: it is made of the code and the values, not of places.
    """

    code: str
    title: str
    severity: Severity
    message: str
    remedy: str
    basis: str
    values: dict[str, str]
    places: tuple[Place, ...]
    suspects: tuple[str, ...]
    fingerprint: str


def findings(judgements: Iterable[Judgement]) -> tuple[Finding, ...]:
    """All breaches as findings: gravest first, then in reading order."""
    seen: Counter[str] = Counter()
    made = []
    for one in judgements:
        for breach in one.breaches:
            masked = replace(breach, values={k: mask(v) for k, v in breach.values.items()})
            key = _key(one.rule, masked)
            made.append(_finding(one.rule, masked, f"{key}{seen[key] or ''}"))
            seen[key] += 1
    made.sort(key=lambda f: (-f.severity.rank, f.places[0].order, f.code))
    return tuple(made)


def basis_of(rule: Rule) -> str:
    """By what authority a rule speaks, marked where nobody has read the clause yet."""
    return str(rule.basis) if rule.stable else f"{rule.basis}{PREVIEW_MARK}"


def _finding(rule: Rule, breach: Breach, key: str) -> Finding:
    return Finding(
        rule.code,
        rule.title,
        rule.severity_of(breach),
        rule.render(breach),
        rule.remedy,
        basis_of(rule),
        dict(breach.values),
        tuple(replace(place, quote=mask(place.quote)) for place in breach.places),
        (),
        hashlib.sha256(key.encode()).hexdigest()[:16],
    )


def _key(rule: Rule, breach: Breach) -> str:
    values = "\x1f".join(f"{k}={_folded(v)}" for k, v in sorted(breach.values.items()))
    return f"{rule.code}\x1f{breach.variant}\x1f{values}\x1f"


def _folded(value: str) -> str:
    return "".join(unicodedata.normalize("NFKC", value).split())
