"""同一段话在一份报告里写两遍，多半是复制时没有改。表格里照录正文的，不算重复。"""

import re
from collections.abc import Iterator

from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    rejects,
    rule,
)
from hengji.report.document import Document, Paragraph
from hengji.report.outline import Role

_SENTENCE = re.compile(r"[^。；\n]+")
_SHORTEST = 40
_FORM_LINES = (
    "填表",
    "填报",
    "制表",
    "单位负责人",
    "联系",
    "注：",
    "注:",
    "说明：",
    "说明:",
    "备注",
    "附件",
)
_LAST = (
    "县总工会深入园区和车间，把劳动安全卫生和权益保护的政策讲给一线职工，"
    "全年共举办宣讲活动十二场，职工反响良好。"
)


@rule(
    "TX106",
    "段落或句子重复",
    severity=Severity.NOTE,
    basis=Identity("一件事在一份报告里只说一遍"),
    message="有一处 {length} 个字的文字出现两遍：“{text}”",
    remedy="保留一处；两处说的是不同的事，按各自的实际情况改写。",
    needs="没有读到正文",
    examples=(
        accepts("一、绩效情况\n" + _LAST + "\n二、支出情况\n本单位无政府性基金预算支出。"),
        accepts("一、绩效情况\n" + _LAST + "\n| 实际完成情况 | " + _LAST + " |"),
        rejects("一、绩效情况\n" + _LAST + "\n培训2期。\n" + _LAST, severity="note"),
        rejects(
            "一、绩效情况\n" + _LAST + "\n另外，" + _LAST[:-6] + "，" + "培训2期。" + _LAST
        ),
    ),
)
def repeated_passage(case: Case) -> Iterator[Outcome]:
    yield from or_passed(
        case, (one for document in case.report.documents for one in _found(case, document))
    )


def _found(case: Case, document: Document) -> Iterator[Outcome]:
    seen: dict[str, tuple[Paragraph, int, int]] = {}
    for paragraph in document.paragraphs:
        if len(paragraph.text) < _SHORTEST or _belongs_to_form(paragraph.text):
            continue
        if _is_goal(case, paragraph):
            continue
        reported = False
        for one in _SENTENCE.finditer(paragraph.text):
            if one.end() - one.start() < _SHORTEST:
                continue
            key = "".join(one.group().split())
            if len(key) < _SHORTEST:
                continue
            if key not in seen:
                seen[key] = (paragraph, *one.span())
            elif not reported:  # one finding a paragraph, however much of it repeats
                reported = True
                earlier, start, end = seen[key]
                yield breach(
                    paragraph.at(*one.span()),
                    earlier.at(start, end),
                    length=len(key),
                    text=f"{key[:40]}…",
                )


def _belongs_to_form(text: str) -> bool:
    """The head, the notes and the last line of a form: every form has the same."""
    return ("，" not in text and "," not in text) or text.lstrip(" 　").startswith(_FORM_LINES)


def _is_goal(case: Case, paragraph: Paragraph) -> bool:
    """Goals that repeat results have a rule of their own."""
    section = case.report.section_at(paragraph.place)
    return section is not None and section.role is Role.GOALS
