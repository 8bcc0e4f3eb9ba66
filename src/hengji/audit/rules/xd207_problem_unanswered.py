"""措施要与问题一一对应。措施比问题少，又有一个问题的事由在措施里只字未提，提醒看一看。

措施不比问题少的，或者措施里提到了这个问题的事由的，不提。
"""

from collections.abc import Iterator

from hengji.audit.checks.headings import printed
from hengji.audit.checks.wording import words
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
from hengji.report.outline import Role, Section
from hengji.report.report import Report

_TITLE = "一、绩效情况\n宣讲12场。\n二、存在的问题\n1.培训师资偏少\n2.文化宫开放时间不足\n"
_ITEM = lazy_pattern(
    r"[一二三四五六七八九十]是|(?:^|[\n；;])[\s　]*(?:\d{1,2}[.、．]|[（(①-⑩])"
)
_HAN = lazy_pattern(r"[一-鿿]{2,}")


@rule(
    "XD207",
    "有的问题没有对应的措施",
    severity=Severity.NOTE,
    basis=PrintedForm("提纲的存在问题和改进措施两部分"),
    message="“{title}”一条，改进措施里没有提到；问题 {problems} 条，措施 {measures} 条",
    remedy="补写这一条的改进措施；已并入其他措施的，写明针对哪几条问题。",
    needs="没有逐条写存在的问题，或者没有改进措施",
    examples=(
        accepts(_TITLE + "三、改进措施\n1.聘请师资\n2.延长开放时间"),
        accepts(_TITLE + "三、改进措施\n聘请师资，文化宫周末开放。"),
        accepts(_TITLE + "三、改进措施\n1.加大投入\n2.健全制度"),
        rejects(_TITLE + "三、改进措施\n1.聘请师资，按季培训。", severity="note"),
    ),
)
def problem_unanswered(case: Case) -> Iterator[Outcome]:
    report = case.report
    problems = list(_listed(report))
    answers = [s for s in report.sections if s.role is Role.MEASURES and _is_top(report, s)]
    if len(problems) < 2 or not answers:
        return
    text = "\n".join(s.title + "\n" + report.text_of(s) for s in answers)
    measures = max(len(_ITEM.findall(text)), _children(report, answers), 1)
    for one in problems:
        own = _matter(one.title)
        if not own or measures >= len(problems) or any(pair in text for pair in own):
            yield passed()
        else:
            yield breach(
                one.place, title=printed(one), problems=len(problems), measures=measures
            )


def _listed(report: Report) -> Iterator[Section]:
    """Numbered problems below the division on problems."""
    for section in report.sections:
        if section.role is Role.PROBLEMS and section.ordinal is not None:
            above = section.parent
            if above is not None and report.sections[above].role is Role.PROBLEMS:
                yield section


def _is_top(report: Report, section: Section) -> bool:
    above = section.parent
    return above is None or report.sections[above].role is not Role.MEASURES


def _children(report: Report, above: list[Section]) -> int:
    return sum(
        1
        for s in report.sections
        if s.parent is not None and report.sections[s.parent] in above
    )


def _matter(title: str) -> set[str]:
    """Pairs of characters that say what this problem is about."""
    bare = title
    for word in words("problems", "filler"):
        bare = bare.replace(word, " ")
    return {run[i : i + 2] for run in _HAN.findall(bare) for i in range(len(run) - 1)}
