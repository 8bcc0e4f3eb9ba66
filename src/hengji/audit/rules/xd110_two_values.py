"""同一年度、同一口径的同一个数，在正文、表格、封面、附件中应当一致。

位数不同、四舍五入或截尾造成的差异不报；两处都没有写明口径的不比；说的是不是同一件事，
看数字前面的名称，“外事接待费”“下属单位基本支出”与总数不比。
"""

from collections.abc import Iterator

from hengji.audit.checks.readings import far_off
from hengji.audit.checks.restated import same_matter
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
from hengji.audit.samples import fund_form, project_form, summary_form
from hengji.kernel.figures import Hedge
from hengji.report.facts import Basis, Fact

_UNSTATED = Basis.UNSTATED  # looked up for every figure, which takes as long as a call
_BASELESS = ("编制数", "自评总分")


@rule(
    "XD110",
    "同一数字前后不一",
    severity=Severity.WARNING,
    basis=Identity("同一年度、同一口径的同一个数只有一个值"),
    message="{name}在一处写 {first}，在另一处写 {second}",
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
        rejects("2024年基本支出年初预算100.00万元。\n本年度基本支出年初预算为101.00万元。"),
        silent(
            "2024年青禾县总工会基本支出决算数100.00万元。\n"
            "2024年下属单位基本支出决算数20.00万元。"
        ),
        accepts(project_form("职工培训", "5.00") + summary_form("5.00", "100%")),
        rejects(project_form("职工培训", "5.00") + summary_form("5.20", "100%")),
        silent("2024年基本支出年初预算100.00万元。"),
    ),
)
def two_values(case: Case) -> Iterator[Outcome]:
    groups: dict[tuple[str, Basis, int | None, str, str], list[Fact]] = {}
    for fact in case.report.facts:
        term, basis = fact.term, fact.basis
        if not term or not fact.certain:
            continue
        if (basis is not _UNSTATED and not fact.implied) or term in _BASELESS:
            key = (term, basis, fact.year, fact.source, fact.scope)
            alike = groups.get(key)
            if alike is None:
                groups[key] = [fact]
            else:
                alike.append(fact)
    for (term, basis, _, _, _), facts in groups.items():
        found = _contradiction(case, facts) if len(facts) > 1 and _vary(facts) else None
        if found:
            first, second = found
            exact = term in _BASELESS
            yield breach(
                second,
                first,
                severity=Severity.ERROR if exact and term == "自评总分" else None,
                name=_named(term, basis, second.scope),
                first=first,
                second=second,
            )
        elif len(facts) > 1:
            yield passed()


def _named(term: str, basis: Basis, scope: str) -> str:
    """The term with its basis where it does not say it, and whose it is."""
    name = term if basis.value in term else f"{term}（{basis.value}）"
    return f"“{scope}”的{name}" if scope else name


def _vary(facts: list[Fact]) -> bool:
    """Is there anything to compare? Most figures are told again alike."""
    first = facts[0].figure.amount
    return any([fact.figure.amount != first for fact in facts[1:]])


def _contradiction(case: Case, facts: list[Fact]) -> tuple[Fact, Fact] | None:
    """The first two figures that cannot be one, under labels that say they are."""
    firsts: dict[str, Fact] = {}
    for fact in facts:
        if fact.figure.hedge is not Hedge.NONE:
            continue
        for first in firsts.values():
            if _differ(case, first, fact) and same_matter(case, first, fact):
                return first, fact
        firsts.setdefault(fact.wording, fact)
    return None


def _differ(case: Case, one: Fact, other: Fact) -> bool:
    here, there = one.figure, other.figure
    if here.amount == there.amount:
        return False
    apart = here.kind is there.kind and not here.span.meets(there.span)
    return apart and not far_off(case, here.amount, there.amount)
