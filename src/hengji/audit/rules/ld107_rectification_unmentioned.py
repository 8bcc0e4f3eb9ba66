"""上年报告提出了问题，本年报告应当交代整改得怎样。"""

from collections.abc import Iterator

from hengji.audit.case import AgainstKind
from hengji.audit.checks.compared import bare
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
    undecided,
)
from hengji.report.outline import Role

_LONG = 14
"""Shorter lines are headings, which repeat every year."""


@rule(
    "LD107",
    "未提上年问题的整改情况",
    severity=Severity.NOTE,
    basis=Identity("上年报告提出的问题应当有整改情况"),
    message="上年报告提出问题 {count} 条，本年报告没有提到整改情况",
    remedy="补写上年问题的整改情况。",
    needs="没有提供上年报告，或其中没有存在问题一节",
    examples=(
        accepts(
            "三、存在的问题\n上年提出的指标不够量化的问题已整改到位。",
            against=(
                (
                    "上年",
                    "2023年度部门整体支出绩效自评报告\n三、存在的问题\n1.绩效指标设置不够量化，个别指标难以核对。",
                ),
            ),
        ),
        rejects(
            "三、存在的问题\n1.年初预算编制不够细化，部分项目执行进度偏慢。",
            severity="note",
            against=(
                (
                    "上年",
                    "2023年度部门整体支出绩效自评报告\n三、存在的问题\n1.绩效指标设置不够量化，个别指标难以核对。",
                ),
            ),
        ),
        silent("三、存在的问题\n1.绩效指标设置不够量化，个别指标难以核对。"),
    ),
)
def rectification_unmentioned(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.PRIOR_REPORT):
        problems = [
            p for p in report.paragraphs_in(Role.PROBLEMS) if len(bare(p.text)) >= _LONG
        ]
        if not problems:
            yield undecided("上年报告未见存在问题一节")
        elif any("整改" in p.text for p in case.report.paragraphs):
            yield passed()
        else:
            first = next(iter(case.report.paragraphs), None)
            own = next(iter(case.report.paragraphs_in(Role.PROBLEMS)), first)
            if own is not None:
                yield breach(own.place, count=len(problems))
