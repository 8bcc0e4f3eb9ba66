"""“决算数大于预算数的主要原因是……”：说的大小与同一句的预算数、决算数相反。

部门决算说明逐款写完成率，再说大于或小于预算的原因，照抄上年的最容易反。
"""

import re
from collections.abc import Iterator

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
    silent,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph
from hengji.report.relations import Completion

_SAID = re.compile(
    r"(?:决算|支出|执行)数?(?P<way>大于|高于|多于|超过|小于|低于|少于)(?:年初|全年|调整后?)?预算数?"
)
_NEXT = lazy_pattern(r"年初预算[数为]|支出决算[数为]|预算数?为")
_REACH = 40  # characters between a completion and what is said of it


@rule(
    "XD121",
    "大于、小于预算的说法与两数相反",
    severity=Severity.WARNING,
    basis=Identity("决算数大于预算数 ＝ 完成率超过 100%"),
    message="写明“{claim}”，而决算 {actual}、预算 {budget}，是{due}预算",
    remedy="核对预算数、决算数和大小的说法。",
    needs="没有写明决算数大于或小于预算数",
    examples=(
        accepts(
            "年初预算为25.00万元，支出决算为24.67万元，完成年初预算的98.68%，"
            "决算数小于年初预算数的主要原因是1人年中调出。"
        ),
        rejects(
            "年初预算为25.00万元，支出决算为24.67万元，完成年初预算的98.68%，"
            "决算数大于年初预算数的主要原因是1人年中调出。"
        ),
        rejects(
            "年初预算为25.00万元，支出决算为26.67万元，完成年初预算的106.68%，"
            "决算数小于预算数的主要原因是1人年中调出。"
        ),
        silent("年初预算为25.00万元，支出决算为24.67万元，完成年初预算的98.68%。"),
    ),
)
def final_against_budget(case: Case) -> Iterator[Outcome]:
    if not _SAID.search(case.report.prose.text):
        return
    for one in case.report.relations_of(Completion):
        paragraph = case.report.paragraph_at(one.place)
        if paragraph is None or one.actual is None or one.budget is None or one.inferred:
            continue
        said = _said(paragraph, one)
        if said is None or not (one.actual.certain and one.budget.certain):
            continue
        actual, budget = case.span(one.actual.figure), case.span(one.budget.figure)
        more = said["way"] in ("大于", "高于", "多于", "超过")
        if actual.below(budget) if more else actual.above(budget):
            yield breach(
                paragraph.at(*said.span()),
                one.actual,
                one.budget,
                claim=said.group(),
                actual=one.actual,
                budget=one.budget,
                due="小于" if more else "大于",
            )
        else:
            yield passed()


def _said(paragraph: Paragraph, one: Completion) -> re.Match[str] | None:
    """What is said of a completion right behind it, before the next one begins."""
    start = one.place.end or 0
    end = min(start + _REACH, len(paragraph.text))
    found = _SAID.search(paragraph.text, start, end)
    if found is None or _NEXT.search(paragraph.text, start, found.start()):
        return None
    return found
