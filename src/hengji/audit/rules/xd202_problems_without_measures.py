"""说了问题，就要说怎么改。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import printed
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
from hengji.kernel.patterns import lazy_pattern
from hengji.report.outline import Role

_MEASURES = lazy_pattern(
    r"改进|措施|下一步|下步|整改|今后|建议|努力方向|打算|底前|前完成|已列入|实行|力争|争取|对策"
    r"|(?<![不够未待欠])(?:完善|强化)"
    r"|(?:将|拟|计划)(?:于|在|从|对|按|每|逐|再|更|进一步|通过|组织|开展|安排|会同|加|强|建|健|提|优|\d)"
)


@rule(
    "XD202",
    "有问题没有措施",
    severity=Severity.WARNING,
    basis=PrintedForm("提纲的存在问题和改进措施两部分"),
    message="“{title}”写了问题，全文没有改进措施",
    remedy="针对每个问题写明措施、责任人和完成时间。",
    needs="没有写存在的问题",
    examples=(
        accepts("一、存在的问题\n指标不够细化。\n二、改进措施\n细化指标。"),
        accepts("一、存在的问题\n指标不够细化，今后将进一步细化。\n二、附件\n见附表。"),
        accepts("一、存在的问题\n无。\n二、附件\n见附表。"),
        accepts("一、问题及打算\n盘点不及时，2025年6月底前完成清查。\n二、附件\n见附表。"),
        rejects("一、绩效情况\n宣讲12场。\n二、存在的问题\n指标不够细化。", severity="warning"),
        rejects("一、绩效情况\n宣讲12场。\n二、存在的问题\n制度不够完善，计划编制衔接不紧。"),
    ),
)
def problems_without_measures(case: Case) -> Iterator[Outcome]:
    report = case.report
    named = [s for s in report.sections if s.role is Role.PROBLEMS]
    if not named:
        return
    text = "".join(report.text_of(named[0]).split())
    answered = any(s.role is Role.MEASURES for s in report.sections)
    if answered or len(text) < 5 or _MEASURES.search(text + named[0].title):
        yield passed()
    else:
        yield breach(named[0].place, title=printed(named[0]))
