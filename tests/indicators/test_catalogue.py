"""The library: whole, measurable, found by words, and clean under the audit's own rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from hengji.audit.engine import all_rules, judge
from hengji.audit.example import accepts
from hengji.audit.rehearsal import case_of
from hengji.audit.samples import indicator_form
from hengji.indicators import Indicator, NumberTarget, QualitativeTarget
from hengji.indicators.attainment import fits
from hengji.indicators.catalogue import Entry, catalogue, entry, search, suggestions
from hengji.indicators.formulas import formula, formulas, work_ledgers
from hengji.kernel.figures import Figure

each_entry = pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.key)
RULES = [rule for rule in all_rules() if rule.family == "IN"]


def test_there_are_enough() -> None:
    assert len(catalogue()) >= 60
    assert len({one.key for one in catalogue()}) == len(catalogue())
    assert len({one.level3 for one in catalogue()}) == len(catalogue())
    assert catalogue(2024) == catalogue()
    assert catalogue(2010) == ()


@each_entry
def test_an_entry_is_whole(one: Entry) -> None:
    assert not one.verified, "nobody has read it against a clause"
    assert one.source and one.evidence and one.standard and one.words
    assert (one.operator is None) is (one.unit is None)
    if one.formula:
        assert one.formula_words
        assert one.unit is not None and fits(formula(one.formula), one.unit)


@each_entry
def test_the_audit_has_nothing_against_it(one: Entry) -> None:
    """A target of the library's kind is measurable, turned right and at its place."""
    if one.operator is None or one.unit is None:
        return
    digits = "95" if one.unit.symbol == "%" else "10"
    target = f"{one.operator.value}{digits}{one.unit.symbol}"
    row = (one.level1, one.level2, one.level3, target, f"{digits}{one.unit.symbol}", "10", "10")
    case = case_of(accepts(indicator_form(row)))
    judgements = [one for one in judge(case, RULES) if one.rule.code != "IN101"]
    assert not [breach.values for one in judgements for breach in one.breaches]
    assert sum(one.check.passed for one in judgements if one.check) >= 5, (
        "the row was looked at"
    )


def test_every_formula_is_of_a_known_list() -> None:
    assert len(formulas()) >= 60
    assert len(work_ledgers()) >= 20
    with pytest.raises(LookupError, match="没有名为"):
        formula("nothing")
    with pytest.raises(LookupError, match="has no measure"):
        work_ledgers()["visits"].measure("nothing")
    with pytest.raises(LookupError, match="指标库中没有"):
        entry("nothing")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("驿站", "建成工会驿站个数"),
        ("慰问 新就业", "慰问新就业形态劳动者人数"),
        ("一函两书", "发出劳动法律监督文书份数"),
        ("两癌", "女职工“两癌”筛查人数"),
    ],
)
def test_search(words: str, first: str) -> None:
    assert search(words)[0].level3 == first


def test_search_for_nothing_gives_all_and_for_nonsense_none() -> None:
    assert search("") == catalogue()
    assert search("潜水艇") == ()


@pytest.mark.parametrize(
    ("vague", "among"),
    [
        ("广泛开展各类活动", "开展职工文体活动场次"),
        ("不断提升职工群众获得感", "职工群众满意度"),
        ("做好四送", "走访慰问人数"),
        ("开展活动实际产生的费用", "人均文体活动成本"),
    ],
)
def test_a_measurable_one_for_a_vague_one(vague: str, among: str) -> None:
    told = Indicator("x", "产出指标", "数量指标", vague, QualitativeTarget("不断提升"))
    found = suggestions(told)
    assert among in [one.level3 for one in found]
    assert all(one.operator is not None for one in found)


def test_nothing_is_suggested_for_what_is_like_nothing() -> None:
    assert suggestions(Indicator("x", "产出指标", "数量指标", "潜水艇")) == ()


def test_an_indicator_made_from_an_entry() -> None:
    one = entry("visited")
    assert one.operator is not None and one.unit is not None
    made = one.indicator("I1", NumberTarget(one.operator, Figure(Decimal(50), one.unit)))
    assert str(made.target) == "≥50人"
    assert made.formula == "visited" and made.catalogue == "visited"
    assert replace(made, weight=Decimal(5)).weight == 5
