"""标题序号一个接一个。跳过的序号多半意味着漏了一部分，例如“六”之后直接是“八”。

中间有没编号的标题、能补上空缺的，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.headings import (
    han,
    is_main,
    numbered_neighbours,
    of_scattered_table,
    printed,
    siblings,
)
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
    undecided,
)
from hengji.report.outline import Numbering, Section

_FURTHEST = 3
_IN_DIGITS = (Numbering.ARABIC, Numbering.ARABIC_BRACKET, Numbering.CIRCLED)


@rule(
    "ST101",
    "标题序号跳号",
    severity=Severity.WARNING,
    basis=Identity("标题序号逐一递增"),
    message="“{before}”之后是“{after}”，缺 {missing}",
    remedy="补写缺少的部分；确无此项内容的，写明“无”，或者顺次调整后面的序号。",
    needs="没有并列的编号标题",
    examples=(
        accepts("一、部门基本情况\n内设股室3个。\n二、部门整体支出绩效情况\n全年举办培训2期。"),
        accepts(
            "一、部门基本情况\n内设股室3个。\n政府性基金预算支出情况\n本单位无此项支出。\n"
            "三、部门整体支出绩效情况\n全年举办培训2期。"
        ),
        rejects(
            "一、部门基本情况\n内设股室3个。\n二、部门整体支出绩效情况\n全年举办培训2期。\n"
            "四、下一步改进措施\n加强培训。",
            severity="warning",
        ),
    ),
)
def number_skipped(case: Case) -> Iterator[Outcome]:
    for group in siblings(case):
        for before, after, unnumbered in numbered_neighbours(group):
            yield _judged(case, before, after, unnumbered)


def _judged(case: Case, before: Section, after: Section, unnumbered: int) -> Outcome:
    first, last = before.ordinal or 0, after.ordinal or 0
    gap = last - first - 1
    if gap <= unnumbered:
        return passed()
    sure = is_main(after) and not unnumbered and gap <= _FURTHEST
    if of_scattered_table(case, before, after):
        return undecided("带序号的一行下面只有数字，可能是散开的表格中的项目")
    return breach(
        after.place,
        before.place,
        severity=Severity.WARNING if sure else Severity.NOTE,
        before=printed(before),
        after=printed(after),
        missing=_missing(after, range(first + 1, last)),
    )


def _missing(after: Section, numbers: range) -> str:
    """The numbers as the heading prints its own: 三、四, or 3、4."""
    digits = after.numbering in _IN_DIGITS
    listed = "、".join(str(n) if digits else han(n) for n in numbers[:_FURTHEST])
    return f"{listed} 等" if len(numbers) > _FURTHEST else listed
