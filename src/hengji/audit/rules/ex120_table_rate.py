"""按步骤计分的评分表里，能由本材料中两个数算得的比率，应当就是那两个数算得的。

分母是预算的，年初预算、全年预算任何一个能算得的都不报；没有写明全年预算的，可能按没有写出来的数
计算，不作判断。只看按步骤计分的评分表：那里每一行的算式是表上印明的。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.lookup import department_forms
from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.checks.table_rates import Operands, operands
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
from hengji.kernel.units import Kind
from hengji.profiles import ScoringFamily
from hengji.report.facts import Fact
from hengji.report.forms import IndicatorRow
from hengji.scoring.values import read_value

_QUOTES = re.compile(r"[“”\"‘’'\s]+")
_TABLE = (
    "2021年度部门整体支出绩效评价指标评分表\n"
    "| 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 实际完成值 | 得分 | 扣分原因 |\n"
    "| 过程 | 预算执行 | 预算完成率 | 5 | 100%得满分，每低5%扣2分，扣完为止 | {} | 3 | |\n"
)
_TOLD = "2021年年初预算数90.00万元，全年预算数100.00万元，全年执行数96.00万元。\n"


@rule(
    "EX120",
    "评分表的比率与金额、人数不符",
    severity=Severity.WARNING,
    basis=PrintedForm("评分表指标说明一栏的算式"),
    message="{name}填 {rate}，{above_name} {above} ÷ {below_name} {below} ＝ {shown}",
    remedy="核对两个数和实际完成值；口径不同的，写明口径。",
    needs="没有按步骤计分的评分表，或者其中的比率算不出来",
    examples=(
        accepts(_TOLD + _TABLE.format("96%"), profile="hunan-2018"),
        accepts(_TOLD + _TABLE.format("106.67%"), profile="hunan-2018"),
        rejects(_TOLD + _TABLE.format("97.10%"), profile="hunan-2018"),
        silent(_TABLE.format("96%"), profile="hunan-2018"),
        silent(
            "2021年年初预算数90.00万元，全年执行数96.00万元。\n" + _TABLE.format("97.10%"),
            profile="hunan-2018",
        ),
        silent(_TOLD + _TABLE.format("不适用"), profile="hunan-2018"),
        silent(_TOLD + _TABLE.format("97.10%"), profile="hunan-2023"),
    ),
)
def table_rate(case: Case) -> Iterator[Outcome]:
    if case.profile.scoring.family is not ScoringFamily.STEPS:
        return
    for form in department_forms(case.report):
        for row in form.rows:
            name = _QUOTES.sub("", row.level3.text)
            known = operands(case, name)
            rate = _rate(row, name) if known and known.above and known.below else None
            if rate and known:
                yield _judged(case, rate, known)


def _rate(row: IndicatorRow, name: str) -> Fact | None:
    value = read_value(row.actual.text) if row.actual and row.certain else None
    if value is None or row.actual is None or value.figure.kind is not Kind.RATIO:
        return None
    return Fact(value.figure, row.actual.place, name, certain=row.actual.certain)


def _judged(case: Case, rate: Fact, known: Operands) -> Outcome:
    pairs = [(over, under) for over in known.above for under in known.below]
    checks = [compare_ratio(case, rate, over, under) for over, under in pairs]
    if any(one.holds for one in checks):
        return passed()
    if not known.settled:
        return undecided(f"没有写明{rate.term}所除的全年预算")
    if any(one.holds is None or one.hedged for one in checks):
        return undecided(f"{rate.term}的两个数不能确定")
    over, under = pairs[0]
    return breach(
        rate, over, under,
        name=rate.term, rate=rate,
        above_name=over.name, above=over,
        below_name=under.basis.value or under.name, below=under,
        shown=checks[0].shown,
    )  # fmt: skip
