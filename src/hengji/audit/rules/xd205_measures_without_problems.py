"""改进措施是对着问题来的。没有写问题，措施就没有着落。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import printed
from hengji.audit.checks.package import has_body
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
from hengji.report.outline import Role

_TITLE = (
    "青禾县总工会2024年度部门整体支出绩效自评报告\n"
    "一、基本情况\n股室3个。\n二、绩效情况\n宣讲12场。\n"
)
_PROBLEMS = ("问题", "不足", "困难", "短板", "差距")


@rule(
    "XD205",
    "有措施没有问题",
    severity=Severity.NOTE,
    basis=PrintedForm("提纲的存在问题和改进措施两部分"),
    message="“{title}”列了措施，全文没有写存在的问题",
    remedy="补写存在的问题和原因，措施与问题一一对应。",
    needs="没有读到自评报告正文，或者没有改进措施",
    examples=(
        accepts(_TITLE + "三、存在的问题\n培训不足。\n四、改进措施\n加强培训。"),
        accepts(_TITLE + "三、下一步改进措施\n针对培训不足的问题，增加2期培训。"),
        rejects(_TITLE + "三、下一步改进措施\n深入开展宣讲，增加2期培训。", severity="note"),
    ),
)
def measures_without_problems(case: Case) -> Iterator[Outcome]:
    report = case.report
    own = [s for s in report.sections if s.role is Role.MEASURES]
    if not own or not has_body(case):
        return
    stated = any(s.role in (Role.PROBLEMS, Role.CAUSES) for s in report.sections)
    text = own[0].title + report.text_of(own[0])[:600]
    if stated or any(word in text for word in _PROBLEMS):
        yield passed()
    else:
        yield breach(own[0].place, title=printed(own[0]))
