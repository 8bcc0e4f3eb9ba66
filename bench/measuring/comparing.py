"""The same report as docx, xlsx, pdf, html and flattened text: the same facts and findings.

Facts a reading declares uncertain are left out of the comparison and listed.
"""

from __future__ import annotations

import random
from collections import Counter

from generator import faults, formats, report
from generator.faults.plant import NoRoom
from generator.report import Draft

from measuring import auditor

FAMILIES = {"AM", "EX", "IN", "SC"}
WITH_PROSE = ("docx", "pdf", "html", "md", "txt-tabs", "txt-pipes", "txt-tsv")
TABLES_ONLY = ("docx", "xlsx", "pdf", "html", "txt-tabs")
Facts = Counter[tuple[str, ...]]


def _draft(seed: int) -> tuple[Draft, tuple[str, ...]]:
    """Every other report has a fault; every third is tables alone."""
    names = list(faults.ALL)
    name = names[seed % len(names)] if seed % 2 else ""
    rng, year, style = report.start(seed, name)
    shape, forms = ("tables", TABLES_ONLY) if seed % 3 == 0 else ("both", WITH_PROSE)
    fault = faults.ALL[name] if name and shape == "both" else None
    if fault and fault.before:
        fault.before(year)
    draft = report.write(seed, rng, year, style, shape)
    if fault:
        try:
            fault.after(draft)
        except (NoRoom, LookupError):
            return report.write(seed, *report.start(seed, name), shape), forms
    return draft, forms


def _read(draft: Draft, form: str) -> tuple[Facts, Facts, Counter[str]]:
    draft.damage = False
    data = formats.write(draft, form, random.Random(draft.seed))
    name = f"report.{formats.suffix(form)}"
    extracted, audited = auditor.extract(data, name), auditor.audit(data, name)
    sure: Facts = Counter()
    unsure: Facts = Counter()
    for fact in extracted["facts"]:
        keys = ("term", "digits", "unit", "year", "basis")
        held = tuple(str(fact[k]) for k in keys)
        (sure if fact["certain"] else unsure)[held] += 1
    found = Counter(
        f"{f['code']} {f['fingerprint']} {f['severity']} {f['message'][:70]}"
        for f in audited["findings"]
        if f["code"][:2] in FAMILIES
    )
    return sure, unsure, found


def main(count: int, first: int, examples: int) -> int:
    """Compare every format with docx; print differences. 0 if there are none."""
    differences: dict[str, list[str]] = {}
    uncertain: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for seed in range(first, first + count):
        draft, forms = _draft(seed)
        base = _read(draft, "docx")
        for form in forms[1:]:
            total[form] += 1
            other = _read(draft, form)
            uncertain[form] += sum(other[1].values())
            lines = _different(base, other)
            if lines:
                differences.setdefault(form, []).append(f"[{seed}] " + "；".join(lines))
    for form, compared in total.items():
        bad = differences.get(form, [])
        print(
            f"{form:10s} {compared} 份，不一致 {len(bad)}，声明不能确定的事实 {uncertain[form]}"
        )
        for line in bad[:examples]:
            print("   " + line[:400])
    return int(any(differences.values()))


def _different(
    base: tuple[Facts, Facts, Counter[str]], other: tuple[Facts, Facts, Counter[str]]
) -> list[str]:
    doubtful = set(base[1]) | set(other[1])
    lines = [f"少事实 {' '.join(k)}" for k in set(base[0]) - set(other[0]) - doubtful]
    lines += [f"多事实 {' '.join(k)}" for k in set(other[0]) - set(base[0]) - doubtful]
    lines += [f"少疑点 {k}" for k in base[2] - other[2]]
    lines += [f"多疑点 {k}" for k in other[2] - base[2]]
    return sorted(lines)
