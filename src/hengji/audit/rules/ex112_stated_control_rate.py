"""基础数据表和正文写明的在职人员、楼堂馆所控制率，应当能由两个数算得。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import of_this_year, stated
from hengji.audit.checks.ratios import compare_ratio
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
from hengji.report.facts import Basis, Fact

_ANY = (Basis.FINAL, Basis.UNSTATED, Basis.INITIAL)
_RATES = (
    ("在职人员控制率", "在职人数", "编制数"),
    ("规模控制率", "实际规模", "批复规模"),
    ("投资概算控制率", "实际投资", "预算投资"),
)


@rule(
    "EX112",
    "填写的控制率与两数不符",
    severity=Severity.ERROR,
    basis=Identity("控制率 ＝ 实际数 ÷ 核定（批复）数"),
    message="{name} 填写 {rate}，"
    "{above_name} {above} ÷ {below_name} {below} ＝ {nearest}（只能在 {possible} 之间）",
    remedy="核对两个数和控制率。",
    needs="没有同时写明控制率及其两个数",
    examples=(
        accepts("我单位编制数20人，在职人数18人，在职人员控制率90%。"),
        rejects("我单位编制数20人，在职人数18人，在职人员控制率92%。"),
        silent("我单位编制数20人，在职人数18人。"),
    ),
)
def stated_control_rate(case: Case) -> Iterator[Outcome]:
    for name, above, below in _RATES:
        over, under = _only(case, above), _only(case, below)
        for rate in of_this_year(case, case.report.facts_of(name)):
            if over is None or under is None:
                yield undecided(f"写了{name}，未见唯一的{above}或{below}")
                continue
            found = compare_ratio(case, rate, over, under)
            if found.holds is None:
                yield undecided(f"{name}的两个数不能确定")
            elif found.holds:
                yield passed()
            else:
                yield breach(
                    rate,
                    over,
                    under,
                    name=name,
                    rate=rate,
                    above_name=above,
                    above=over,
                    below_name=below,
                    below=under,
                    nearest=found.nearest,
                    possible=found.possible,
                )


def _only(case: Case, term: str) -> Fact | None:
    """The term's figure where the report has one value for it; several may be parts."""
    facts = of_this_year(case, case.report.facts_of(term))
    values = {fact.figure.amount for fact in facts}
    return stated(case, term, *_ANY) if len(values) == 1 else None
