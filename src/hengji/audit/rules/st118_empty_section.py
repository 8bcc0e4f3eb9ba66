"""编了号的一级标题下面要有内容；没有此项内容的，也要写一句“无”。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import printed, same_title
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
from hengji.report.outline import Numbering, Section


@rule(
    "ST118",
    "标题下没有内容",
    severity=Severity.WARNING,
    basis=PrintedForm("提纲的每一部分都要填写"),
    message="“{title}”下面没有内容",
    remedy="补写这一部分；没有此项内容的，写明“无”。",
    needs="没有编号的一级标题",
    examples=(
        accepts("一、政府性基金预算支出情况\n本单位无此项支出。\n二、绩效情况\n全年宣讲12场。"),
        accepts("一、其他需要说明的情况：无。\n二、附件\n见附表。"),
        accepts("一、基本情况\n（一）职责\n维护权益。\n二、绩效情况\n| 指标 | 12场 |"),
        rejects(
            "一、基本情况\n股室3个。\n二、存在的问题\n三、改进措施\n加强培训。",
            severity="warning",
        ),
    ),
)
def empty_section(case: Case) -> Iterator[Outcome]:
    sections = case.report.sections
    for i, section in enumerate(sections):
        if section.level != 1 or section.numbering is not Numbering.HAN:
            continue
        following = sections[i + 1] if i + 1 < len(sections) else None
        if section.last - section.first > 1 or _run_in(case, section):
            yield passed()
        elif following and not same_title(section, following):
            yield breach(section.place, title=printed(section))


def _run_in(case: Case, section: Section) -> bool:
    """Whether the text goes on in the heading's own line."""
    title = section.number + section.title
    for paragraph in case.report.paragraphs:
        at = paragraph.place
        if (at.document, at.block) == (section.place.document, section.first):
            return len("".join(paragraph.text.split())) > len("".join(title.split())) + 2
    return False
