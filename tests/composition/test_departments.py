"""A department's package (汇总): its units put together, what passed between them taken out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from composition.departments import BELOW, department
from composition.inputs import year_inputs
from hengji.composition import Package, compose
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


@pytest.mark.parametrize("family", FAMILIES)
def test_it_is_read_back_and_not_accused(family: str) -> None:
    @_EXAMPLES
    @given(_SEEDS)
    def holds(seed: int) -> None:
        assert troubles(_package(seed, family)) == []

    holds()
