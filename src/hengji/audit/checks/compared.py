"""What a report is compared with: earlier years of the same unit."""

from __future__ import annotations

import re

from hengji.audit.case import AgainstKind, Case
from hengji.report.report import Report

_NOT_WORDS = re.compile(r"[\s\d一二三四五六七八九十、，。；：（）()．.,;:]+")


def earlier(case: Case) -> tuple[Report, ...]:
    """Last year's report and last year's final accounts."""
    found = (
        *case.compared(AgainstKind.PRIOR_REPORT),
        *case.compared(AgainstKind.FINAL_ACCOUNTS),
    )
    wanted = case.year - 1 if case.year else None
    return tuple(r for r in found if wanted is None or r.fiscal_year in (None, wanted))


def bare(text: str) -> str:
    """The words of a text: without numbering, punctuation and white space."""
    return _NOT_WORDS.sub("", text)
