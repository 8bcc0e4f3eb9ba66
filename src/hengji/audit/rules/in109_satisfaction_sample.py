"""满意度是调查得来的数。没有调查方式、样本量和有效答卷数，就无法核对。

只有表格、没有正文的文件不作判断：说明可能写在正文里。
"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows
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
from hengji.audit.samples import indicator_form
from hengji.kernel.patterns import lazy_pattern

_SURVEY = lazy_pattern(
    r"(?:问卷|答卷|样本|抽样|回访|随机(?:访问|调查|抽查)|调查(?:对象|人数|表)|测评(?:表|票)|参评)"
    r"[^。]{0,40}?\d|\d[^。]{0,15}(?:问卷|答卷|样本|测评表|受访)"
    r"|(?:有效|发放|收回|回收)[^。，；]{0,6}\d+\s*[份张次人条个]"
)
# A word that every survey is told with, looked for first.
_ASKED = lazy_pattern("问卷|答卷|样本|抽样|回访|随机|调查|测评|参评|受访|有效|发放|收回|回收")
_BODY = 24
"""A sentence longer than this is running text: the file is more than a table."""

_ROW = ("满意度指标", "服务对象满意度指标", "职工满意度", "≥95%", "96%", "10", "10")
_OTHER = ("满意度指标", "服务对象满意度指标", "受助职工满意度", "≥95%", "97%", "10", "10")
_PROSE = "2024年，我单位较好地完成了各项工作任务，现将绩效情况报告如下。"


@rule(
    "IN109",
    "满意度没有样本量和有效答卷数",
    severity=Severity.WARNING,
    basis=Identity("满意度 ＝ 满意的有效答卷 ÷ 有效答卷"),
    message="{name} 完成值“{actual}”，文中未见调查方式、样本量或有效答卷数",
    remedy="写明调查方式、发放和收回的有效答卷数，并附调查结果。",
    needs="没有满意度指标",
    examples=(
        accepts(indicator_form(_ROW) + "本次满意度调查发放问卷200份，收回有效问卷188份。"),
        accepts(indicator_form((*_ROW, "发放问卷200份，收回有效问卷188份。")) + _PROSE),
        rejects(indicator_form(_ROW) + _PROSE, severity="warning"),
        rejects(
            indicator_form(_ROW, (*_OTHER, "发放问卷130份，收回有效问卷120份。")) + _PROSE,
            severity="warning",
        ),
        silent(indicator_form(_ROW)),
    ),
)
def satisfaction_sample(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        if "满意" not in row.level1 + row.level2 + row.level3.text or not one.actual:
            continue
        if one.explained or case.once((_told,), lambda: _told(case)):
            yield passed()
        elif not row.certain or not _has_body(case):
            yield undecided("只有表格，满意度的调查说明可能写在正文里")
        else:
            yield breach(row.actual or row.level3, name=name(row), actual=one.actual)


def _told(case: Case) -> bool:
    """Does any text tell of a survey but the reason cells, which speak for their own rows?"""
    reasons = {one.row.reason.place for one in rows(case) if one.row.reason}
    return any(
        _SURVEY.search(text.text) and text.place not in reasons
        for text in case.report.everything.holding(_ASKED)
    )


def _has_body(case: Case) -> bool:
    return any("。" in p.text and len(p.text) > _BODY for p in case.report.paragraphs)
