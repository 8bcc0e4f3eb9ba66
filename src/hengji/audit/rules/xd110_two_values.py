"""同一年度、同一口径的同一个数，在正文、表格、封面、附件中应当一致。

位数不同、四舍五入或截尾造成的差异不报；两处都没有写明口径的不比。
"""

from collections.abc import Iterator

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
from hengji.audit.samples import fund_form
from hengji.kernel.figures import Hedge
from hengji.report.facts import Basis, Fact

_BASELESS = ("编制数", "自评总分")


def _restated(fact: Fact) -> bool:
    """Hedged figures are not meant to be the same to the digit."""
    return fact.figure.hedge is not Hedge.NONE


@rule(
    "XD110",
    "同一数字前后不一",
    severity=Severity.WARNING,
    basis=Identity("同一年度、同一口径的同一个数只有一个值"),
    message="{name}（{basis}）在一处写 {first}，在另一处写 {second}",
    remedy="核对哪一个对，并改成一致；口径不同的，写明口径。",
    needs="没有在两处出现的同一个数",
    examples=(
        accepts("2024年基本支出年初预算100.00万元。\n2024年基本支出年初预算为100万元。"),
        accepts(
            fund_form("100.00", "120.00", "119.50", "99.58%", "9.96")
            + "2024年年初预算数100.00万元，全年预算数120.00万元。"
        ),
        rejects(
            fund_form("100.00", "120.00", "119.50", "99.58%", "9.96")
            + "2024年年初预算数100.00万元，全年预算数120.20万元。"
        ),
        silent("2024年基本支出年初预算100.00万元。"),
    ),
)
def two_values(case: Case) -> Iterator[Outcome]:
    groups: dict[tuple[str, Basis, int | None, str, str], list[Fact]] = {}
    for fact in case.report.facts:
        told = fact.basis is not Basis.UNSTATED or fact.term in _BASELESS
        if fact.certain and fact.term and told:
            key = (fact.term, fact.basis, fact.year, fact.source, fact.scope)
            groups.setdefault(key, []).append(fact)
    for (term, basis, _, _, _), facts in groups.items():
        first = facts[0]
        others = [f for f in facts[1:] if f.figure.kind is first.figure.kind]
        against = [f for f in others if not case.span(f.figure).meets(case.span(first.figure))]
        if against and not any(_restated(f) for f in (first, *against)):
            exact = term in _BASELESS
            yield breach(
                against[0],
                first,
                severity=Severity.ERROR if exact and term == "自评总分" else None,
                name=term,
                basis=basis.value or "本年",
                first=first,
                second=against[0],
            )
        elif others:
            yield passed()
