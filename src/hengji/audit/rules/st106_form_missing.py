"""所用提纲要求的附表要随报告送审。

单独送一个文件时，附表可能在别的文件里，只作提示；整包送审仍缺的，须说明。
"""

from collections.abc import Iterator

from hengji.audit.checks.package import enclose, head, severity_of_gap, where
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
    silent,
    undecided,
)
from hengji.audit.samples import base_form, indicator_form

_BODY = "青禾县总工会2023年度部门整体支出绩效自评报告\n一、基本情况\n内设股室3个。\n"
_ROW = ("产出指标", "数量指标", "宣讲场次", "12场", "12场", "50", "50", "")


@rule(
    "ST106",
    "缺少附表",
    severity=Severity.NOTE,
    basis=PrintedForm("提纲所附的表格"),
    message="{where}未见《{form}》{enclose}",
    remedy="填好这张表，与报告正文一并送审。",
    needs="没有认出提纲，或者提纲没有要求附表",
    examples=(
        accepts(
            _BODY + base_form(("三公经费", "1", "1", "1")) + indicator_form(_ROW),
            profile="hunan-2023",
        ),
        rejects(_BODY, profile="hunan-2023", severity="note"),
        rejects(_BODY, profile="hunan-2023", packaged=True, severity="warning"),
        silent(
            _BODY + "附件：部门整体支出绩效自评表、部门整体支出绩效评价基础数据表",
            profile="hunan-2023",
        ),
    ),
)
def form_missing(case: Case) -> Iterator[Outcome]:
    if not case.report.everything.text.strip():
        return
    for spec in case.profile.forms:
        if not spec.required:
            continue
        if case.report.forms_of(spec.kind):
            yield passed()
        elif any(title in case.report.solid for title in spec.titles):
            yield undecided(f"文中提到《{spec.titles[0]}》，但没有认出这张表")
        else:
            yield breach(
                head(case.report),
                severity=severity_of_gap(case),
                where=where(case),
                form=spec.titles[0],
                enclose=enclose(case),
            )
