"""What a submission holds: whether the report's body is in hand, and how it says so."""

from __future__ import annotations

import re

from hengji.audit.rule import Case, Severity
from hengji.kernel.places import Place
from hengji.report.outline import Role
from hengji.report.report import Report

_TITLE = re.compile(
    r"整体支出绩效(?:自评|评价|报告)"
    r"|绩效(?:自评|评价|自我评价)?[^，。、]{0,8}(?:报告|总结)[\s　]*$"
)
_HEAD = 12
_LONGEST_TITLE = 60
_FEWEST_SECTIONS = 3


def has_body(case: Case) -> bool:
    """Whether the text of an annual performance report is in hand, not just its tables.

    Its title says what it is, and it has divisions, the results among them.
    """
    return case.once((has_body,), lambda: _has_body(case.report))


def _has_body(report: Report) -> bool:
    own = [s for s in report.sections if s.level == 1]
    roles = {s.role for s in report.sections}
    if len(own) < _FEWEST_SECTIONS or Role.RESULTS not in roles:
        return False
    return any(_is_title(paragraph.text) for paragraph in report.paragraphs[:_HEAD])


def _is_title(line: str) -> bool:
    """A line that says the document is a performance report; final accounts only hold one."""
    if len(line) > _LONGEST_TITLE or "决算" in line:
        return False
    return bool(_TITLE.search(line))


def severity_of_gap(case: Case) -> Severity:
    """What a missing part of a submission asks for: in a lone file it is only noted."""
    return Severity.WARNING if case.packaged else Severity.NOTE


def where(case: Case) -> str:
    """The submission as messages call it."""
    return "送审材料" if case.packaged else "本文件"


def enclose(case: Case) -> str:
    """What may explain the gap in a lone file."""
    return "" if case.packaged else "，如在附件请一并送审"


def head(report: Report) -> Place:
    """The first thing in the submission: where a gap is shown that has no place."""
    return report.texts[0].place
