"""各项目自评表的全年执行数之和，应当等于项目支出的决算数；少于决算数的，可能有项目没有附表。

部门汇总的材料写明下属单位的项目自评表随下属单位报送的，差额不判断。
"""

from collections.abc import Iterator, Sequence

from hengji.audit.checks.lookup import stated
from hengji.audit.checks.sums import Verdict, compare_sum
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
from hengji.audit.samples import fund_form
from hengji.report.facts import Basis
from hengji.report.forms import Form, FormKind

_ELSEWHERE = "随下属单位报送"
"""What a department says of the forms that its subordinate units hand in themselves."""


def _two(first: str, second: str) -> str:
    forms = (fund_form(one, one, one, "100%", "10") for one in (first, second))
    return "\n".join(f.replace("部门整体支出绩效自评表", "项目支出绩效自评表") for f in forms)


@rule(
    "XD117",
    "各项目之和与项目支出不符",
    severity=Severity.WARNING,
    basis=Identity("各项目执行数之和 ＝ 项目支出决算数"),
    message="项目支出 {total}，各项目自评表执行数 {parts} ＝ {sum}，相差 {gap}",
    remedy="核对各项目的执行数；有未附自评表的项目，补附。",
    needs="没有两张以上的项目支出绩效自评表，或未见项目支出决算数",
    examples=(
        accepts("2024年项目支出决算数12.00万元。\n" + _two("5.00", "7.00")),
        rejects("2024年项目支出决算数12.00万元。\n" + _two("5.00", "7.10")),
        silent("2024年项目支出决算数12.00万元。"),
        silent(f"2024年项目支出决算数19.00万元。\n{_two('5.00', '7.00')}\n{_ELSEWHERE}。"),
    ),
)
def project_total(case: Case) -> Iterator[Outcome]:
    total = stated(case, "项目支出", Basis.FINAL)
    forms = _each_once(case.report.forms_of(FormKind.PROJECT_EVALUATION))
    parts = [row.executed for f in forms for row in f.fund_rows[:1] if row.executed]
    if total is None or len(parts) < 2:
        return
    found = compare_sum(case, total, parts)
    if found.verdict is Verdict.UNDECIDED or len(parts) < len(forms):
        yield undecided("有的项目自评表执行数不能确定")
    elif found.verdict in (Verdict.TIES, Verdict.MIXED):
        yield passed()
    elif _ELSEWHERE in case.report.solid:
        yield undecided("部门汇总，下属单位的项目自评表随下属单位报送")
    else:
        yield breach(total, *parts, severity=None, variant="", **found.values)


def _each_once(forms: Sequence[Form]) -> list[Form]:
    """A project's form handed in twice, as a document and as a workbook, is one form."""
    kept: dict[tuple[str, str], Form] = {}
    for number, form in enumerate(forms):
        executed = form.fund_rows[0].executed if form.fund_rows else None
        own = ("", str(number))
        key = (form.project, str(executed.figure)) if form.project and executed else own
        first = kept.setdefault(key, form)
        if first is not form and first.place.document == form.place.document:
            kept[own] = form
    return list(kept.values())
