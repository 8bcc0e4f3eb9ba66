"""The case that a rule's example draws, read by the same extraction as a real report."""

from __future__ import annotations

from hengji.audit.case import Against, AgainstKind, Case, Purpose
from hengji.audit.example import Example, sketch
from hengji.extraction import understand
from hengji.profiles import GENERIC
from hengji.profiles import profile as find_profile

_KINDS = {
    "批复": AgainstKind.APPROVED,
    "决算": AgainstKind.FINAL_ACCOUNTS,
    "上年": AgainstKind.PRIOR_REPORT,
}


def case_of(example: Example) -> Case:
    """What a rule is given for one of its examples.

    Raises ``LookupError`` for a profile or a kind of comparison that is not known.
    """
    profile = example.profile or None
    report = understand([sketch(example.text)], profile=profile, year=example.year)
    key = report.profile.value if report.profile else GENERIC
    against = tuple(
        Against(_KINDS[kind], understand([sketch(text, f"{kind}.txt")]))
        for kind, text in example.against
    )
    purpose = Purpose.PUBLICATION if example.publication else Purpose.REVIEW
    return Case(report, find_profile(key), against, purpose, example.packaged)
