"""今年的存在问题与上年报告一字不差，说明上年的问题没有整改，或者照抄了上年的报告。"""

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
    "LD106",
    "问题与上年报告一字不差",
    severity=Severity.WARNING,
    basis=Identity("上年的问题整改后，今年的问题应有变化"),
    message="“{quote}”与上年报告所写的问题一字不差",
    remedy="写明上年该问题的整改情况；仍未解决的，写明原因和进展。",
    needs="没有提供上年报告，或其中没有存在问题一节",
    examples=(
        accepts(
            "三、存在的问题\n1.年初预算编制不够细化，部分项目执行进度偏慢。",
            against=(
                (
                    "上年",
                    "2023年度部门整体支出绩效自评报告\n三、存在的问题\n1.绩效指标设置不够量化，个别指标难以核对。",
                ),
            ),
        ),
        rejects(
            "三、存在的问题\n1.绩效指标设置不够量化，个别指标难以核对。",
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
def problems_repeated(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.PRIOR_REPORT):
        earlier = {bare(p.text) for p in report.paragraphs_in(Role.PROBLEMS)}
        if not earlier:
            yield undecided("上年报告未见存在问题一节")
            continue
        for paragraph in case.report.paragraphs_in(Role.PROBLEMS):
            text = bare(paragraph.text)
            if len(text) < _LONG:
                continue
            if text in earlier:
                yield breach(paragraph.place, quote=paragraph.text.strip()[:60])
            else:
                yield passed()
