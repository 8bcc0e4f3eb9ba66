"""“结合组织工作的实际情况”一类的话，是别的部门的行话，多半是从别处复制来的。

只报确有把握的说法；“工会组织工作”“基层组织建设”是工会自己的工作，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.wording import quoted, words
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

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n填报单位：青禾县总工会\n"


@rule(
    "TX108",
    "像是别的部门的文字",
    severity=Severity.NOTE,
    basis=Identity("报告说的是本单位的工作"),
    message="“{wording}”像是别的部门的说法，本单位是{unit}",
    remedy="改为本单位的工作；确属本单位职责的，不用改。",
    needs="没有认出单位，或者单位不是总工会",
    examples=(
        accepts(_TITLE + "加强工会组织建设，结合工会工作的实际情况设置指标。"),
        accepts(_TITLE + "配合县妇联做好女职工工作，结合基层组织工作需要选派干部。"),
        rejects(_TITLE + "完善指标体系，结合组织工作的实际情况设置指标。", severity="note"),
    ),
)
def other_department(case: Case) -> Iterator[Outcome]:
    unit = case.report.unit
    if unit is None or "总工会" not in unit.value:
        return
    running = case.report.prose
    clean = True
    seen: set[int] = set()
    for start, end in running.find(*words("other_departments", "union")):
        clause = running.clause(start)
        if clause[0] in seen or quoted(running, start):
            continue
        if "工会" in running.text[max(clause[0], start - 4) : end]:
            continue
        seen.add(clause[0])
        clean = False
        yield breach(running.at(*clause), wording=running.text[start:end], unit=unit.value)
    if clean:
        yield passed()
