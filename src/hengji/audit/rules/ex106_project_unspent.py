"""年初安排了项目预算而全年一分未支，应当说明原因。

整个项目支出未支的报一次；有支出的，再看基础数据表所列各项和项目汇总表。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.lookup import stated
from hengji.audit.checks.reasons import reason_for
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import base_form, summary_form
from hengji.report.facts import Basis, Fact
from hengji.report.forms import FormKind

_SPENT = ("项目支出", "9", "8", "6")
_BARE = re.compile(r"^(?:其中[：:]?)?\d*[、.．]?|[（(].*$")
_KIND = re.compile(r"(?:项目)?(?:经费|资金|支出)?$")
_PUT_OFF = re.compile(
    r"未|暂缓|推迟|延期|取消|收回|调剂|统筹|结转|停止|并入|核减|追减|调减|跨年"
)


@rule(
    "EX106",
    "安排了项目预算而未执行",
    severity=Severity.WARNING,
    basis=cite("mof-2013-53#completion-rate"),
    message="项目支出预算 {budget}，决算 {final}，未见未执行的原因",
    variants={"one": "“{name}”预算 {budget}，全年执行 {final}，未见未执行的原因"},
    remedy="说明项目未实施的原因和资金去向；已调剂使用的，写明调剂文号。",
    needs="未见项目支出的预算数和决算数",
    examples=(
        accepts("2024年项目支出年初预算5.20万元，决算数5.00万元。"),
        accepts(
            "2024年项目支出年初预算5.20万元，决算数0万元，主要原因是项目尚未验收，"
            "资金结转下年。"
        ),
        rejects("2024年项目支出年初预算5.20万元，决算数0万元。"),
        rejects(base_form(_SPENT, ("1、业务工作经费", "3", "2", "0"))),
        accepts(base_form(_SPENT, ("1、业务工作经费", "3", "2", "")), profile="hunan-2023"),
        rejects(summary_form("0.00", "0%")),
        accepts(summary_form("0.00", "0%") + "职工培训因场地未落实，推迟到下年举办。"),
        silent("2024年项目支出年初预算5.20万元。"),
    ),
)
def project_unspent(case: Case) -> Iterator[Outcome]:
    budget = stated(case, "项目支出", Basis.INITIAL, Basis.ADJUSTED, Basis.BUDGET)
    final = stated(case, "项目支出", Basis.FINAL)
    if budget and final:
        unspent = budget.figure.amount > 0 and final.figure.amount == 0
        if unspent and not reason_for(case, "unexecuted"):
            yield breach(final, budget, budget=budget, final=final)
            return
        yield passed()
    for one in (*_of_base_data(case), *_of_projects(case)):
        yield from _judged(case, *one)


_One = tuple[str, Fact, Fact]
"""Name, budget and final of one project or kind of project spending."""


def _of_base_data(case: Case) -> Iterator[_One]:
    for form in case.report.forms_of(FormKind.BASE_DATA):
        for row in form.base_rows:
            if "项目支出" in row.parent and row.budget and row.final:
                yield _BARE.sub("", "".join(row.label.split())), row.budget, row.final


def _of_projects(case: Case) -> Iterator[_One]:
    for form in case.report.forms_of(FormKind.PROJECT_SUMMARY):
        for row in form.fund_rows:
            if row.executed and (budget := row.adjusted or row.initial):
                yield row.label, budget, row.executed


def _judged(case: Case, name: str, budget: Fact, final: Fact) -> Iterator[Outcome]:
    if not (budget.certain and final.certain):
        yield undecided("项目预算数或执行数的单元格归属不能确定")
    elif (
        budget.figure.amount <= 0
        or final.figure.amount != 0
        or reason_for(case, "unexecuted")
        or _told_of(case, name)
    ):
        yield passed()
    else:
        yield breach(final, budget, variant="one", name=name, budget=budget, final=final)


def _told_of(case: Case, name: str) -> bool:
    """Does any sentence that names it say that it was put off, stopped or moved?"""
    running = case.report.prose
    said = _KIND.sub("", name) or name
    lines = (running.line(start) for start, _ in running.find(said))
    return any(_PUT_OFF.search(running.text, *line) for line in lines)
