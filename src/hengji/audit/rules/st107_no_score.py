"""自评要给出得分。全文和附表都没有得分、等次的，评审时无从复核。"""

from collections.abc import Iterator

from hengji.audit.checks.package import enclose, has_body, head, severity_of_gap, where
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
from hengji.kernel.patterns import lazy_pattern

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n"
_BODY = "一、基本情况\n股室3个。\n二、支出情况\n支出10万元。\n三、绩效情况\n宣讲12场。\n"
_SCORE = lazy_pattern(
    r"(?:得分|评分|总分|分数|自评|评价)[^。\n]{0,20}?\d[\d.]{0,7}\s{0,4}分"
    r"|(?<![\d.])\d[\d.]{0,7}\s{0,4}分[^。\n]{0,12}(?:优|良|中|差)"
    r"|(?:等次|等级|结果|结论)[^。\n]{0,8}[“\"为：:]\s*(?:优|良|中|差)"
)


@rule(
    "ST107",
    "没有自评得分",
    severity=Severity.NOTE,
    basis=PrintedForm("自评表的得分和评价等次"),
    message="{where}未见自评得分和评价等次{enclose}",
    remedy="填好自评表，在报告的评价结论里写明总得分和等次。",
    needs="没有读到自评报告正文",
    examples=(
        accepts(_TITLE + _BODY + "自评得分为95分，评价等次为“优”。"),
        accepts(_TITLE + _BODY + "综合评价结果：优。"),
        rejects(_TITLE + _BODY, severity="note"),
        rejects(
            _TITLE + _BODY + "慰问金得到及时发放，工作走深走实。",
            packaged=True,
            severity="warning",
        ),
    ),
)
def no_score(case: Case) -> Iterator[Outcome]:
    report = case.report
    if not has_body(case):
        return
    scored = any(f.total_score or f.rows for f in report.forms)
    if scored or report.facts_of("自评总分") or _SCORE.search(report.everything.text):
        yield passed()
        return
    yield breach(
        head(report),
        severity=severity_of_gap(case),
        where=where(case),
        enclose=enclose(case),
    )
