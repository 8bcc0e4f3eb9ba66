"""A department's package (汇总): its units put together, what passed between them taken out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from composition.departments import BELOW, FILLER, department, frozen_by
from composition.inputs import year_inputs
from hengji.composition import Grid, Package, Reported, Sheet, YearInputs, compose
from hengji.kernel.totals import RecordKind, Total
from hengji.ledger.balances import Balances
from writers.round_trip import troubles

FAMILIES = ("hunan-2022", "hunan-2023", "hunan-2024")
_EXAMPLES = settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    phases=(Phase.generate,),
)
_SEEDS = st.integers(0, 2**32 - 1)


def _package(seed: int, family: str) -> Package:
    return compose(department(seed, family)[0], family)


@_EXAMPLES
@given(_SEEDS, st.sampled_from(FAMILIES))
def test_the_members_and_the_eliminations_make_the_whole(seed: int, family: str) -> None:
    inputs, whole = department(seed, family)
    assert len(whole.eliminated) == len(BELOW) and not whole.unmatched
    fields = compose(inputs, family).fields()
    codes = (inputs.book.unit.budget_code, *(one.budget_code for one in BELOW))
    for stand in ("initial", "adjusted", "final"):
        parts = [fields[f"member.{code}.{stand}.total"] for code in codes]
        taken = fields[f"eliminated.{stand}.total"]
        values = [one.value or Decimal(0) for one in (*parts, taken)]
        assert sum(values) == fields[f"{stand}.total"].value
        assert taken.value is not None and taken.value < 0
        assert isinstance(taken.source, Total)
        kinds = {one.record.kind for one in taken.source.records}
        assert kinds == {RecordKind.TRANSFER}
    own = Balances.of(inputs.book).executed().value or 0
    assert fields[f"member.{codes[0]}.final.total"].value == own / 10_000


def test_one_code_for_two_projects_is_told_apart() -> None:
    inputs, whole = department(7, "hunan-2023")
    names = {p.key: p.name for book in whole.balances.books for p in book.projects}
    clashing = [key for key in names if "@" in key]
    assert clashing and all(names[key] != names.get(key.partition("@")[0]) for key in clashing)
    package = compose(inputs, "hunan-2023")
    forms = [part.project for part in package.sheets if part.project]
    assert set(forms) == {one.name for one in inputs.book.projects}


def test_a_unit_alone_has_no_such_form() -> None:
    assert "部门汇总情况表" in [one.name for one in _package(1, "hunan-2023").sheets]
    alone = compose(year_inputs(1, "hunan-2023"), "hunan-2023")
    assert "部门汇总情况表" not in [one.name for one in alone.sheets]


def _with_frozen(seed: int, family: str) -> tuple[YearInputs, Reported]:
    inputs, whole = department(seed, family)
    frozen = [frozen_by(number, seed, family, whole) for number in (1, 2)]
    taken = Reported(tuple(one for each in frozen for one in each.projects))
    return replace(inputs, reported=taken), taken


def _forms(package: Package) -> dict[str, Sheet]:
    return {one.project: one for one in package.sheets if one.project}


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_that_units_below_have_frozen_are_taken_over(family: str) -> None:
    inputs, taken = _with_frozen(7, family)
    package = compose(inputs, family)
    names = {p.key: p.name for book in inputs.figures.books for p in book.projects}
    often = Counter(p.key for book in inputs.figures.books for p in book.projects)
    below = {one.project: one for one in taken.projects if often[one.project] == 1}
    assert below
    assert all(FILLER not in str(form) for form in package.sheets if not form.project)
    forms, fields = _forms(package), package.fields()
    for key, one in below.items():
        form = forms[names[key]]
        assert f"本表取自{one.unit}第 1 版定稿" in str(form.blocks[-1])
        assert FILLER in str(form.blocks[-2])
        assert fields[f"project.{key}.score.total"].text == one.fields["score.total"].text
        assert fields[f"project.{key}.final.total"].text == one.fields["final.total"].text
    summary = next(one for one in package.sheets if one.name == "项目自评汇总表")
    left = [key for key in often if names[key] not in forms]
    assert str(summary).count("'随下属单位报送'") == len(left)
    assert troubles(package, ("docx", "html")) == []


def test_a_form_whose_money_is_another_in_the_total_is_left_to_its_unit() -> None:
    inputs, taken = _with_frozen(7, "hunan-2023")
    often = Counter(p.key for book in inputs.figures.books for p in book.projects)
    first = next(one for one in taken.projects if often[one.project] == 1)
    money = first.fields["final.total"]
    changed = {**first.fields, "final.total": replace(money, text="0.01")}
    others = tuple(one for one in taken.projects if one is not first)
    other = Reported((replace(first, fields=changed), *others))
    names = {p.key: p.name for book in inputs.figures.books for p in book.projects}
    package = compose(replace(inputs, reported=other), "hunan-2023")
    assert names[first.project] not in _forms(package)
    summary = next(one for one in package.sheets if one.name == "项目自评汇总表")
    (grid,) = (one for one in summary.blocks if isinstance(one, Grid))
    row = next(row for row in grid.by_row() if row[1].text == names[first.project])
    assert row[-1].text == "随下属单位报送"
    assert row[2].text == first.fields["implementer"].text


def test_a_unit_that_has_frozen_nothing_is_said_to() -> None:
    inputs, _ = department(7, "hunan-2023")
    waiting = Reported(open=frozenset(one.budget_code for one in BELOW))
    package = compose(replace(inputs, reported=waiting), "hunan-2023")
    summary = next(one for one in package.sheets if one.name == "项目自评汇总表")
    assert "尚未定稿，随下属单位报送" in str(summary)
    assert set(_forms(package)) == {one.name for one in inputs.book.projects}


@pytest.mark.parametrize("family", FAMILIES)
def test_it_is_read_back_and_not_accused(family: str) -> None:
    @_EXAMPLES
    @given(_SEEDS)
    def holds(seed: int) -> None:
        assert troubles(_package(seed, family)) == []

    holds()
