"""问题要和原因一起写。只列问题、没有一句原因，分析就缺了一半；另有原因部分的不报。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import printed
from hengji.audit.checks.wording import holds_any, words
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.report.outline import Role, Section


@rule(
    "ST115",
    "只有问题没有原因",
    severity=Severity.NOTE,
    basis=PrintedForm("提纲的存在问题及原因分析"),
    message="“{title}”下面没有写原因",
    remedy="逐个问题写明原因，原因要与问题对得上。",
    needs="没有写存在的问题",
    examples=(
        accepts("一、存在的问题及原因分析\n由于人手不足，培训偏少。"),
        accepts("一、存在的问题及原因分析\n（一）问题\n培训偏少。\n（二）原因分析\n人手紧张。"),
        accepts("一、存在的问题及原因分析\n无。"),
        rejects("一、存在的主要问题\n预算编制不够精细，绩效指标有待细化。"),
        rejects(
            "一、存在的问题及原因分析\n1.指标体系还不够完善。\n2.信息化水平还不够高。",
            severity="note",
        ),
    ),
)
def causes_missing(case: Case) -> Iterator[Outcome]:
    report = case.report
    for section in report.sections:
        if section.role is not Role.PROBLEMS or not _is_own(case, section):
            continue
        below = [s for s in report.sections if s.role is Role.CAUSES]
        text = report.text_of(section)
        if below or len(text) < 10 or holds_any(text, words("causes", "firm")):
            yield passed()
        else:
            yield breach(section.place, title=printed(section))


def _is_own(case: Case, section: Section) -> bool:
    """Whether the section is the division itself, and no item below it."""
    above = section.parent
    return above is None or case.report.sections[above].role is not Role.PROBLEMS
