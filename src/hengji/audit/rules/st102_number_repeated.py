"""同一层标题的序号不重复、不倒退。两个“六”会让引用和评审都找错地方。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import (
    is_main,
    numbered_neighbours,
    of_scattered_table,
    printed,
    same_title,
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
from hengji.report.outline import Section


@rule(
    "ST102",
    "标题序号重复或倒退",
    severity=Severity.WARNING,
    basis=Identity("标题序号逐一递增"),
    message="“{before}”之后又是“{after}”，序号{how}",
    remedy="顺次调整序号，并检查正文里引用这些序号的地方。",
    needs="没有并列的编号标题",
    examples=(
        accepts("一、存在的问题\n培训不足。\n二、改进措施\n加强培训。"),
        accepts(
            "一、绩效情况\n1.宣讲\n举办12场。\n2.培训\n举办2期。\n二、问题\n1.人手\n人手不足。"
        ),
        rejects(
            "一、基本情况\n股室3个。\n二、绩效情况\n举办12场。\n二、改进措施\n加强培训。",
            severity="warning",
        ),
        accepts(
            "一、绩效情况\n举办12场。\n二、收支情况\n已公开。\n"
            "二、事业收入\n12.50\n三、其他收入\n6.00"
        ),
        rejects(
            "一、基本情况\n股室3个。\n二、支出情况\n已公开。\n三、绩效情况\n举办12场。\n二、改进措施\n加强。"
        ),
    ),
)
def number_repeated(case: Case) -> Iterator[Outcome]:
    for group in siblings(case):
        for before, after, _ in numbered_neighbours(group):
            if not same_title(before, after):
                yield _judged(case, before, after)


def _judged(case: Case, before: Section, after: Section) -> Outcome:
    first, last = before.ordinal or 0, after.ordinal or 0
    if last > first:
        return passed()
    if of_scattered_table(case, before, after):
        return undecided("带序号的一行下面只有数字，可能是散开的表格中的项目")
    return breach(
        after.place,
        before.place,
        severity=Severity.WARNING if is_main(after) else Severity.NOTE,
        before=printed(before),
        after=printed(after),
        how="重复" if last == first else "倒退",
    )
