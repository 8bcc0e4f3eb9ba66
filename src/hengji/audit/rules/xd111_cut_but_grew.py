"""正文写“均按要求压减”，而公用经费或三公经费的决算数比上年、比预算大幅增长，表述与数字
相矛盾。小幅增长（不到一成）不提；说明预算调整原因的不算。
"""

from collections.abc import Iterator

from hengji.audit.checks.claims import claims, explains_adjustment, sentence
from hengji.audit.checks.lookup import preferred, stated
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
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
from hengji.audit.samples import base_form
from hengji.report.facts import Basis


@rule(
    "XD111",
    "写明压减而数字是增长",
    severity=Severity.WARNING,
    basis=Identity("压减 ＝ 本年数小于上年数（或预算数）"),
    message="写明“{claim}”，而{name} {base_name} {base}、本年 {current}，增长 {rate}",
    remedy="核对表述与数字；确属增长的，改写表述并说明原因。",
    needs="没有压减的表述，或没有可对照的数字",
    examples=(
        accepts(
            base_form(("公用经费", "10.00", "9.00", "8.80"))
            + "一般性支出和“三公”经费均按要求压减。"
        ),
        rejects(
            base_form(("公用经费", "10.00", "9.00", "23.80"))
            + "一般性支出和“三公”经费均按要求压减。"
        ),
        rejects(
            base_form(("三公经费", "2.00", "6.00", "5.80"))
            + "一般性支出和“三公”经费均按要求压减，较上年下降。"
        ),
        accepts(base_form(("三公经费", "2.00", "6.00", "5.80")) + "三公经费均按要求压减。"),
        silent(
            base_form(("公用经费", "10.00", "9.00", "23.80"))
            + "全年预算数与年初预算数不同的主要原因是：政策性增资；压减一般性支出。"
        ),
        rejects("公务接待费只减不增。2024年公务接待费支出3.10万元，上年公务接待费为2.50万元。"),
        accepts("公务接待费只减不增。2024年公务接待费支出2.10万元，上年公务接待费为2.50万元。"),
        silent(base_form(("公用经费", "10.00", "9.00", "8.80"))),
    ),
)
def cut_but_grew(case: Case) -> Iterator[Outcome]:
    stated_claims = [one for one in claims(case, "cut") if not explains_adjustment(case, one)]
    if not stated_claims:
        return
    limit = 1 + case.parameter("claim-tolerance")
    compared = False
    said = sentence(case, stated_claims[0])
    against = _bases(said)
    for term in _terms(said):
        current = stated(case, term, Basis.FINAL)
        prior = preferred(case.report.facts_of(term, basis=Basis.PRIOR_FINAL))
        budget = stated(case, term, Basis.ADJUSTED, Basis.INITIAL, Basis.BUDGET)
        pairs = [p for p in (("上年", prior), ("预算", budget)) if p[0] in against]
        grown = [
            (name, base)
            for name, base in pairs
            if current
            and base
            and base.figure.kind is current.figure.kind
            and current.figure.amount > base.figure.amount * limit
        ]
        compared = compared or any(current and base for _, base in pairs)
        if current and grown and len(grown) == sum(1 for _, base in pairs if base):
            name, base = grown[0]
            rate = "由 0 起"
            if base.figure.amount:
                rate = percent(current.figure.amount / base.figure.amount - 1)
            yield breach(
                stated_claims[0],
                current,
                base,
                claim=stated_claims[0],
                name=term,
                base_name=name,
                base=base,
                current=current,
                rate=rate,
            )
        elif compared:
            yield passed()
    if not compared:
        yield undecided("有压减的表述，未见公用经费、三公经费的对照数字")


def _bases(said: str) -> tuple[str, ...]:
    """What the claim compares with; where it does not say, it must fail against both."""
    if any(word in said for word in ("上年", "去年", "同比", "上一年")):
        return ("上年",)
    return ("预算",) if "预算" in said else ("上年", "预算")


def _terms(said: str) -> tuple[str, ...]:
    """What is claimed to be cut."""
    public = any(word in said for word in ("公用", "一般性", "运行", "行政成本"))
    named = (
        ("公用经费", public),
        ("三公经费", "三公" in said),
        ("公务接待费", "接待费" in said),
    )
    return tuple(term for term, told in named if told) or ("公用经费", "三公经费")
