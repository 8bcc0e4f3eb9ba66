"""同一层的标题用同一种编号。（一）之后写成（2），多半是换了模板或者手工改漏了。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import siblings
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.report.outline import Numbering


@rule(
    "ST104",
    "同层编号样式不一",
    severity=Severity.NOTE,
    basis=Identity("同一层标题用同一种编号样式"),
    message="同一层标题的编号写成 {numbers}",
    remedy="统一编号样式，一般依次用“一、”“（一）”“1.”“（1）”。",
    needs="没有并列的编号标题",
    examples=(
        accepts("一、基本情况\n（一）职责\n维护权益。\n（二）机构\n股室3个。"),
        accepts(
            "一、基本情况\n1.职责\n维护权益。\n2.机构\n股室3个。\n二、绩效情况\n（一）宣讲\n12场。"
        ),
        rejects(
            "一、基本情况\n（一）机构设置情况\n股室3个。\n（2）人员编制情况\n编制3人。\n"
            "（3）主要职能职责\n维护权益。",
            severity="note",
        ),
        rejects(
            "一、基本情况\n股室3个。\n二、管理及使用情况\n已公开。\n3、政府性基金预算支出情况\n"
            "本单位无此项支出。\n四、绩效情况\n全年宣讲12场。"
        ),
    ),
)
def mixed_numbering(case: Case) -> Iterator[Outcome]:
    for group in siblings(case):
        numbered = [s for s in group if s.numbering is not Numbering.NONE]
        styles = {s.numbering for s in numbered}
        if len(styles) > 1:
            odd = next(s for s in numbered if s.numbering is not numbered[0].numbering)
            yield breach(
                odd.place,
                numbered[0].place,
                numbers="".join(s.number.strip() for s in numbered[:12]),
            )
        elif len(numbered) > 1:
            yield passed()
