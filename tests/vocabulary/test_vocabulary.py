"""The vocabulary: one meaning for every wording, parts and wholes that exist."""

from __future__ import annotations

from collections import Counter

import pytest

from hengji.kernel.units import measure_unit
from hengji.report.facts import Basis
from hengji.vocabulary import all_terms, term, term_of_wording
from hengji.vocabulary.terms import may_be_part
from hengji.vocabulary.words import words


def test_there_are_enough_terms() -> None:
    assert len(all_terms()) >= 120


def test_a_wording_means_one_term() -> None:
    found = Counter(w for t in all_terms() for w in (t.name, *t.wordings))
    assert [w for w, times in found.items() if times > 1] == []


def test_terms_name_only_terms() -> None:
    for one in all_terms():
        for name in (*one.parts, *one.within):
            assert term(name).kind is one.kind
        assert not one.basis or Basis(one.basis)


def test_parts_by_definition_are_within_their_whole() -> None:
    for whole in all_terms():
        for part in whole.parts:
            assert may_be_part(part, whole.name)


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("“三公”经费", "三公经费"),
        ("公务用车购置及运行（维护）费", "公务用车购置及运行维护费"),
        ("人员 经费支出", "人员经费"), ("日常公用经费", "公用经费"), ("实有人数", "在职人数"),
        ("一般公共服务", "一般公共服务支出"), ("调整后预算数", "全年预算数"),
    ],
)  # fmt: skip
def test_wordings(wording: str, name: str) -> None:
    found = term_of_wording(wording)
    assert found is not None and found.name == name


def test_unknown_wordings_and_names() -> None:
    assert term_of_wording("慰问金") is None
    with pytest.raises(LookupError):
        term("慰问金")
    with pytest.raises(LookupError):
        words("nothing")


def test_what_may_be_part_of_what() -> None:
    assert may_be_part("人员经费", "基本支出")
    assert not may_be_part("项目支出", "基本支出")
    assert not may_be_part("在职人数", "编制数")
    assert may_be_part("", "支出合计")


def test_counted_units_are_no_money() -> None:
    for symbol in words("counted_units"):
        assert measure_unit(symbol).kind.value == "数量"
