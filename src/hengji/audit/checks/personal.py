"""Personal numbers and names in a report, never printed unmasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import Case, Outcome, Severity, breach
from hengji.privacy import NumberKind, mask, named_people, personal_numbers


def numbers(case: Case, kind: NumberKind, severity: Severity) -> Iterator[Outcome]:
    """One breach for every different number of a kind, at all its places."""
    return or_passed(case, _numbers(case, kind, severity))


def _numbers(case: Case, kind: NumberKind, severity: Severity) -> Iterator[Outcome]:
    running = case.report.everything
    found: dict[str, list[tuple[int, int]]] = {}
    for one in case.once(("personal numbers",), lambda: personal_numbers(running.text)):
        if one.kind is kind:
            printed = running.text[one.start : one.end]
            found.setdefault(printed, []).append((one.start, one.end))
    masked = mask(running.text) if found else ""
    for spans in found.values():
        places = [
            replace(running.at(start, end), quote=masked[start:end]) for start, end in spans
        ]
        start, end = spans[0]
        yield breach(*places, severity=severity, number=masked[start:end])


def people(case: Case, *, children: bool) -> Iterator[Outcome]:
    """One breach for every row of names beside need, or beside childhood."""
    return or_passed(case, _people(case, children))


def _people(case: Case, children: bool) -> Iterator[Outcome]:
    running = case.report.everything
    named = case.once(("named people",), lambda: tuple(named_people(running.text)))
    for one in named:
        if one.child is children:
            names = "、".join(one.shown)
            place = replace(running.at(one.start, one.end), quote=names)
            yield breach(place, word=one.word, names=names)
