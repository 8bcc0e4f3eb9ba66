"""基础数据表和正文写明的控制率、政府采购执行率，应当能由两个数算得。

分母是预算的，年初预算和调整后的预算任何一个能算得的都不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import this_year
from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.checks.table_rates import in_own_form
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
from hengji.audit.samples import base_form
from hengji.kernel.places import Place
from hengji.report.facts import Basis, Fact
from hengji.report.relations import Completion

_ANY = (Basis.FINAL, Basis.UNSTATED, Basis.INITIAL)
_SPENT = (Basis.FINAL,)
_PLANNED = (Basis.ADJUSTED, Basis.INITIAL, Basis.BUDGET)
_RATES = (
    ("在职人员控制率", "在职人数", _ANY, "编制数", _ANY),
    ("规模控制率", "实际规模", _ANY, "批复规模", _ANY),
    ("投资概算控制率", "实际投资", _ANY, "预算投资", _ANY),
    ("政府采购执行率", "政府采购金额", _SPENT, "政府采购金额", _PLANNED),
    ("公用经费控制率", "公用经费", _SPENT, "公用经费", _PLANNED),
    ("三公经费控制率", "三公经费", _SPENT, "三公经费", _PLANNED),
)


@rule(
    "EX112",
    "填写的控制率与两数不符",
    severity=Severity.ERROR,
    basis=Identity("控制率 ＝ 实际数 ÷ 核定（批复）数"),
    message="{name}写 {rate}，{above_name} {above} ÷ {below_name} {below} ＝ {nearest}",
    remedy="核对两个数和控制率。",
    needs="没有同时写明控制率及其两个数",
    examples=(
        accepts("我单位编制数20人，在职人数18人，在职人员控制率90%。"),
        rejects("我单位编制数20人，在职人数18人，在职人员控制率92%。"),
        rejects(
            base_form(("政府采购金额", "5.00", "6.00", "5.82")) + "政府采购执行率为98.00%。"
        ),
        rejects("2024年政府采购预算12.00万元，实际采购11.58万元，政府采购执行率为97.50%。"),
        rejects("部门整体支出绩效评价基础数据表\n| 编制数 | 实际在职人数 | 控制率 |\n"
                "| 20 | 18 | 85% |\n年末在职人数17人。"),
        silent("我单位编制数20人，在职人数18人。"),
    ),
)  # fmt: skip
def stated_control_rate(case: Case) -> Iterator[Outcome]:
    for name, above, spent, below, planned in _RATES:
        rates = [rate for rate in this_year(case, name) if rate.certain]
        beside = case.once((_beside,), lambda: _beside(case)) if rates else {}
        single = above != below  # of posts and areas there is one; budgets are adjusted
        for rate in rates:
            own = beside.get(rate.place)
            own = own or (in_own_form(case, rate, above, below) if single else None)
            if own:
                yield _judged(case, rate, own[0], [own[1]])
                continue
            over, unders = _values(case, above, spent), _values(case, below, planned)
            if len(over) != 1 or not unders or (single and len(unders) != 1):
                yield undecided(f"写了{name}，未见唯一的{above}或{below}")
            else:
                yield _judged(case, rate, over[0], unders)


def _beside(case: Case) -> dict[Place, tuple[Fact, Fact]]:
    """The two figures that the text itself gives with a rate."""
    return {
        one.rate.place: (one.actual, one.budget)
        for one in case.report.relations_of(Completion)
        if one.actual and one.budget
    }


def _judged(case: Case, rate: Fact, over: Fact, unders: list[Fact]) -> Outcome:
    checks = [compare_ratio(case, rate, over, under) for under in unders]
    if any(one.holds for one in checks):
        return passed()
    if any(one.holds is None for one in checks):
        return undecided(f"{rate.name}的两个数不能确定")
    under, found = unders[0], checks[0]
    return breach(
        rate,
        over,
        under,
        severity=Severity.NOTE if found.hedged else None,
        name=rate.name,
        rate=rate,
        above_name=over.name,
        above=over,
        below_name=_named(under, over),
        below=under,
        nearest=found.shown,
    )


def _named(under: Fact, over: Fact) -> str:
    return under.name if under.name != over.name else under.basis.value or "预算"


def _values(case: Case, term: str, bases: tuple[Basis, ...]) -> list[Fact]:
    """The different values of a term on these bases, one fact each."""
    facts = this_year(case, term)
    found = [f for f in facts if f.certain and f.basis in bases]
    return list({f.figure.amount: f for f in reversed(found)}.values())[::-1]
