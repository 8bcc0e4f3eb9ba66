"""报告要落款：单位、日期。没有日期的报告说不清是哪一天定稿的。"""

import re
from collections.abc import Iterator

from hengji.audit.checks.dates import dates, labelled
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

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n"
_BODY = "一、基本情况\n股室3个。\n二、支出情况\n支出10万元。\n三、绩效情况\n宣讲12场。\n"
_LONGEST = 40
_OWN_LINE = re.compile(r"[\s　]*(?:[^，。；\d]{0,24}[\s　:：（(])?[\s　]*$")


@rule(
    "ST110",
    "没有落款日期",
    severity=Severity.NOTE,
    basis=PrintedForm("报告的落款和附表的填报日期"),
    message="{where}没有落款日期或填报日期{enclose}",
    remedy="在报告末尾署单位全称和日期，附表填写填报日期，按规定签字盖章。",
    needs="没有读到自评报告正文",
    examples=(
        accepts(_TITLE + _BODY + "青禾县总工会\n2025年3月10日"),
        accepts(_TITLE + _BODY + "青禾县总工会\n二〇二五年三月十日"),
        accepts(_TITLE + "报告日期：2025年3月\n" + _BODY),
        rejects(_TITLE + _BODY + "青禾县总工会", severity="note"),
        rejects(_TITLE + _BODY + "2024年5月10日举办宣讲一场。\n青禾县总工会"),
    ),
)
def no_sign_off_date(case: Case) -> Iterator[Outcome]:
    report = case.report
    if not has_body(case):
        return
    if any(labelled(case)) or any(
        len(p.text) <= _LONGEST and _stands_alone(p.text) for p in report.paragraphs
    ):
        yield passed()
        return
    yield breach(
        head(report),
        severity=severity_of_gap(case),
        where=where(case),
        enclose=enclose(case),
    )


def _stands_alone(line: str) -> bool:
    for one in dates(line):
        rest = line[one.end :].strip("月 　）)")
        if not rest and _OWN_LINE.match(line[: one.start]):
            return True
    return False
