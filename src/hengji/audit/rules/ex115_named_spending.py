"""正文把一笔钱称为财政拨款，而它比报告的全部支出还多，资金来源需要写明。职工医疗互助的
互助金不是财政资金，不在此列。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import executed
from hengji.audit.checks.wording import holds_any
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
)
from hengji.kernel.figures import Figure
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind, measure_unit

_WORDS = ("财政资金", "财政拨款", "财政预算资金", "部门预算", "单位预算", "本级预算")
_FUNDS = lazy_pattern("|".join(_WORDS))
_NAMED = lazy_pattern(
    r"(?:使用|动用|安排|投入|支出|列支|发放|拨付)[^，。；\d]{0,8}?"
    rf"(?:{_FUNDS.pattern})[^，。；\d]{{0,8}}"
    r"(?P<digits>\d[\d,]{0,17}(?:\.\d+)?)\s*(?P<unit>亿元|万元|元)"
)
_POOL = lazy_pattern(r"互助|筹集|捐赠|总额|预算总|合计")


@rule(
    "EX115",
    "文中所说财政资金超过报告的支出",
    severity=Severity.NOTE,
    basis=Identity("一项财政拨款 ≤ 支出合计"),
    message="“{quote}”称为财政资金，金额 {amount} 超过支出合计 {total}，请注明资金来源",
    remedy="注明该笔资金的来源和是否列入本单位决算。",
    needs="正文没有称为财政资金的单项支出，或未见支出合计",
    examples=(
        accepts("2024年支出合计100.00万元。\n使用财政资金20.00万元开展送温暖活动。"),
        rejects(
            "2024年支出合计100.00万元。\n使用财政资金120.00万元开展送温暖活动。",
            severity="note",
        ),
        rejects("2024年支出合计100.00万元。\n全年投入本级财政拨款1,200万元慰问职工。"),
        silent("2024年支出合计100.00万元。\n筹集资金120.00万元开展送温暖活动。"),
        silent("2024年支出合计100.00万元。\n职工医疗互助补助支出300.00万元，惠及120人次。"),
        silent("2024年支出合计100.00万元。\n发放慰问金300.00万元。"),
    ),
)
def named_spending(case: Case) -> Iterator[Outcome]:
    total = executed(case)
    if total is None or total.figure.kind is not Kind.MONEY:
        return
    prose = case.report.prose
    for paragraph in prose.holding(_FUNDS) if holds_any(prose.text, _WORDS) else ():
        for hit in _NAMED.finditer(paragraph.text):
            if _POOL.search(paragraph.text):
                continue
            figure = Figure.parse(hit["digits"].replace(",", ""), measure_unit(hit["unit"]))
            if not figure.span.above(total.figure.span):
                yield passed()
            else:
                yield breach(
                    paragraph.place.within(*hit.span(), paragraph.text),
                    total,
                    quote=hit.group(),
                    amount=str(figure),
                    total=total,
                )
