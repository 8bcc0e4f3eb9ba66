"""What a file given to compare with is: approved budget, final accounts, last year's report."""

from __future__ import annotations

from hengji.audit.case import AgainstKind
from hengji.report.report import Report


def recognise(given: Report, audited: Report) -> AgainstKind:
    """What ``given`` is to the report that is audited."""
    return AgainstKind.PRIOR_REPORT
