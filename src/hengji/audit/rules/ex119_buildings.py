"""楼堂馆所的实际规模、实际投资不能超过批复的规模和概算；超过的要有批准变更的说明。

没有楼堂馆所项目的，这几栏空着，不作判断。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import this_year
from hengji.audit.checks.reasons import reason_for
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.report.facts import Fact

_PAIRS = (("实际规模", "批复规模", "规模控制率"), ("实际投资", "预算投资", "投资概算控制率"))
_HEAD = (
    "部门整体支出绩效评价基础数据表\n"
    "| 楼堂馆所控制情况（2024年完工项目） | 批复规模（㎡） | 实际规模（㎡） | 规模控制率 |\n"
)


@rule(
    "EX119",
    "楼堂馆所超规模或超概算",
    severity=Severity.WARNING,
    basis=PrintedForm("楼堂馆所控制情况的批复数、实际数和控制率"),
    message="{above_name} {above}，{below_name} {below}，"
    "{rate_name} {rate}，超过 100%，未见说明",
    remedy="核对两个数；经批准变更规模或概算的，写明批准文号。",
    needs="没有填报楼堂馆所的批复数和实际数",
    examples=(
        accepts(_HEAD + "| ^ | 1000 | 1000 | 100% |"),
        accepts(
            _HEAD + "| ^ | 1000 | 1003 | 100.3% |\n规模超出批复的主要原因是经批准增设消防通道。"
        ),
        rejects(_HEAD + "| ^ | 1000 | 1003 | 100.3% |"),
        silent(_HEAD + "| ^ |  |  |  |"),
    ),
)
def buildings(case: Case) -> Iterator[Outcome]:
    for above, below, rate in _PAIRS:
        built, approved = _only(case, above), _only(case, below)
        if not (built and approved):
            continue
        if built.figure.kind is not approved.figure.kind or not approved.figure.amount:
            yield undecided(f"{below}为零或单位不同")
        elif not built.figure.span.above(approved.figure.span) or reason_for(case, "building"):
            yield passed()
        else:
            yield breach(
                built,
                approved,
                above_name=above,
                above=built,
                below_name=below,
                below=approved,
                rate_name=rate,
                rate=percent(built.figure.amount / approved.figure.amount),
            )


def _only(case: Case, term: str) -> Fact | None:
    """The one certain value of the term; a report with several buildings has more."""
    facts = [f for f in this_year(case, term) if f.certain]
    return facts[0] if len({f.figure.amount for f in facts}) == 1 else None
