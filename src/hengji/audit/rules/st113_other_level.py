"""区县的表里还印着“市级专项资金”、没有填数，多半是沿用了上一级的表样。填了数的，是上级资金，不报。"""

import re
from collections.abc import Iterator

from hengji.audit.checks.levels import seat
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
from hengji.report.document import Table

_TITLE = "云岭市临江区总工会2024年度部门整体支出绩效自评报告\n填报单位：云岭市临江区总工会\n"
_COLUMNS = (
    "部门整体支出绩效评价基础数据表\n"
    "| 经费控制情况 | 2023年决算数 | 2024年预算数 | 2024年决算数 |\n"
)
_LEVEL = re.compile(r"(省|市|县|区)级专项资金")
_HIGHER = {"区": "省市", "县": "省市", "市": "省"}


@rule(
    "ST113",
    "表中是别级的用语",
    severity=Severity.NOTE,
    basis=PrintedForm("表中各栏按本级填写"),
    message="{seat}的表里印着“{text}”，这一行没有填数",
    remedy="改为本级的用语；确有上级专项资金的，填上数。",
    needs="没有认出单位所在地，或者表里没有专项资金一行",
    examples=(
        accepts(_TITLE + _COLUMNS + "| 3、市级专项资金 | 10 | 10 | 10 |"),
        accepts(_TITLE + _COLUMNS + "| 3、区级专项资金 |  |  |  |"),
        rejects(
            _TITLE + _COLUMNS + "| 3、市级专项资金（一个专项一行） |  |  |  |", severity="note"
        ),
    ),
)
def other_level(case: Case) -> Iterator[Outcome]:
    own = seat(case)
    if own is None or "级专项资金" not in case.report.everything.text:
        return
    for document in case.report.documents:
        for table in document.tables:
            yield from _judged(table, own.name, _HIGHER.get(own.kind, ""))


def _judged(table: Table, name: str, higher: str) -> Iterator[Outcome]:
    for cell in table.cells:
        found = _LEVEL.search(cell.text)
        if found is None:
            continue
        beside = [c for c in table.rows[cell.row - 1] if c.column > cell.column]
        if found[1] in higher and beside and not any(c.text.strip("　 ") for c in beside):
            yield breach(cell.place, seat=name, text=found.group())
        else:
            yield passed()
