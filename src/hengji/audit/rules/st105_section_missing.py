"""所用提纲要求的部分都要写到；没有此项内容的，写明“无”。

只在认出提纲、手里有报告正文时判断。预算类别（政府性基金等）在正文别处说到的，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.package import has_body, head, where
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
from hengji.profiles import OutlineItem
from hengji.report.outline import Role

_TITLE = "青禾县总工会2023年度部门整体支出绩效自评报告\n"
_START = (
    "一、部门、单位基本情况\n内设股室3个。\n二、一般公共预算支出情况\n（一）基本支出情况\n"
    "支出10万元。\n（二）项目支出情况\n支出5万元。\n三、政府性基金预算支出情况\n无。\n"
    "四、国有资本经营预算支出情况\n无。\n五、社会保险基金预算支出情况\n无。\n"
    "六、部门整体支出绩效情况\n宣讲12场。\n"
)
_PROBLEMS = "七、存在的问题及原因分析\n由于人手不足，宣讲偏少。\n"
_END = "八、下一步改进措施\n增加宣讲。\n"
_HAN = "零一二三四五六七八九十"
_COUNTED = (Role.SPENDING, Role.OTHER)


@rule(
    "ST105",
    "缺少提纲要求的部分",
    severity=Severity.WARNING,
    basis=PrintedForm("提纲列出的各部分"),
    message="{where}没有“{number}、{title}”这一部分",
    remedy="按提纲补写；没有此项内容的，写明“无”。",
    needs="没有认出提纲，或者不是报告正文",
    examples=(
        accepts(_TITLE + _START + _PROBLEMS + _END, profile="hunan-2023"),
        accepts(
            _TITLE + _START + "七、不足与原因\n由于人手不足，宣讲偏少。\n" + _END,
            profile="hunan-2023",
        ),
        rejects(
            _TITLE + _START + _END.replace("八", "七"), profile="hunan-2023", severity="warning"
        ),
    ),
)
def section_missing(case: Case) -> Iterator[Outcome]:
    if not has_body(case):
        return
    own = {s.ordinal for s in case.report.sections if s.level == 1}
    for item in case.profile.outline:
        if not item.required or item.level != 1 or _skipped(own, item):
            continue
        if _present(case, item):
            yield passed()
        else:
            yield breach(
                head(case.report),
                severity=Severity.NOTE if item.role in _COUNTED else Severity.WARNING,
                where=where(case),
                number=item.number,
                title=item.titles[0],
            )


def _skipped(own: set[int | None], item: OutlineItem) -> bool:
    """Whether the report's own numbering jumps over it: ST101 says so already."""
    number = _HAN.find(item.number)
    return number not in own and {number - 1, number + 1} <= own


def _present(case: Case, item: OutlineItem) -> bool:
    sections = case.report.sections
    if item.role not in _COUNTED:
        return any(s.role is item.role for s in sections)
    if _titled(case, item):
        return True
    first = next(o for o in case.profile.outline if o.role is item.role)
    if item is first or not _titled(case, first):  # money may go by other headings
        return any(s.role is item.role for s in sections)
    matter = item.titles[0].removesuffix("情况").removesuffix("支出")
    return matter.removesuffix("预算") in case.report.prose.text


def _titled(case: Case, item: OutlineItem) -> bool:
    headings = ["".join(s.title.split()) for s in case.report.sections]
    return any(title in heading for heading in headings for title in item.titles)
