"""同一层里一个标题只出现一次。重复的标题常是复制提纲时留下的。"""

from collections.abc import Iterator

from hengji.audit.checks.headings import bare, printed, siblings
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
from hengji.report.outline import Section


@rule(
    "ST103",
    "标题重复",
    severity=Severity.WARNING,
    basis=Identity("同一层的标题各不相同"),
    message="标题“{title}”在同一层出现 {count} 次",
    remedy="删去多余的标题；两处都有内容的，合并或者改成各自的标题。",
    needs="没有标题",
    examples=(
        accepts("一、基本情况\n（一）职能职责\n维护职工权益。\n（二）机构设置\n股室3个。"),
        accepts(
            "一、基本支出\n（一）总体情况\n支出10万元。\n二、项目支出\n（一）总体情况\n支出5万元。"
        ),
        rejects(
            "一、基本情况\n（一）职能职责\n（一）职能职责\n维护职工权益。\n（二）机构设置\n股室3个。",
            severity="warning",
        ),
        rejects("一、绩效情况\n全年宣讲12场。\n二、绩效情况\n举办培训2期。"),
    ),
)
def heading_repeated(case: Case) -> Iterator[Outcome]:
    for group in siblings(case):
        titles: dict[str, list[Section]] = {}
        for section in group:
            titles.setdefault(bare(section), []).append(section)
        for title, same in titles.items():
            if title and len(same) > 1:
                yield breach(
                    same[1].place,
                    same[0].place,
                    title=printed(same[0]),
                    count=len(same),
                )
            elif title:
                yield passed()
