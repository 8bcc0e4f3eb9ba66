"""The separate self-evaluation for the upper union stands on the union book alone.

It is written, read back and audited like the package for the finance bureau.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import hengji
from composition.inputs import inputs_of, year_inputs
from hengji.composition import Block, FigureField, Grid, Package, YearInputs, compose, layout
from hengji.composition.layout import Signer
from hengji.composition.package import texts
from hengji.composition.runs import figures
from hengji.kernel.totals import Total
from hengji.ledger import Book, UnionIncome
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import received
from hengji.ledger.selection import of_subject
from hengji.report.forms import FormKind
from hengji.writers.office import package_docx, package_xlsx
from writers.round_trip import WRITERS, accusing, troubles
from years import made_up_year

FAMILY = "union-line"
_EXAMPLES = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    phases=(Phase.generate,),
)
_SEEDS = st.integers(0, 2**32 - 1)


def _package(seed: int) -> Package:
    return compose(year_inputs(seed, FAMILY), FAMILY)


def test_it_stands_on_the_union_book() -> None:
    made = made_up_year(3, FAMILY)
    assert made.book.book is Book.UNION
    package = compose(inputs_of(made), FAMILY)
    fields, book = package.fields(), Balances.of(made.book)
    assert package.gaps == ()
    assert fields["received.total"].source == received((made.book,))
    assert fields["received.dues"].source == received((made.book,), UnionIncome.DUES)
    for name in {line.economic for line in book.lines()}:
        spent = book.executed(of_subject(name)).value
        assert fields[f"final.class.{name}"].value == (spent or 0) / 10_000
    ends = fields["balance.end"]
    came = received((made.book,)).value or 0
    before, paid = book.carried_in().value or 0, book.executed().value or 0
    assert ends.value == (before + came - paid) / 10_000


@_EXAMPLES
@given(_SEEDS)
def test_every_figure_has_its_records(seed: int) -> None:
    amounts = [
        field
        for field in _package(seed).fields().values()
        if field.unit.symbol == "万元"
        and field.text
        and ".actual." not in f".{field.key}"  # as printed, not as recorded
    ]
    assert amounts
    for field in amounts:
        assert isinstance(field.source, Total) and field.source.records, field.key
        added = sum((one.amount for one in field.source.records), Decimal(0))
        assert field.value == added / 10_000, field.key


def test_it_is_no_choice_for_the_fiscal_year() -> None:
    from hengji.profiles import all_profiles

    assert [one.key for one in all_profiles() if one.union] == [FAMILY]


def test_the_upper_union_signs_last() -> None:
    assert [one.signer for one in layout(FAMILY).chain] == [
        Signer.FILLER, Signer.LEADER, Signer.HEAD, Signer.UPPER,
    ]  # fmt: skip


@_EXAMPLES
@given(_SEEDS)
def test_it_is_read_back_and_not_accused(seed: int) -> None:
    assert troubles(_package(seed)) == []


def test_a_workbook_by_itself_is_known() -> None:
    (audited,) = hengji.audit_file(package_xlsx(_package(2)), name="附表.xlsx").documents
    assert isinstance(audited, hengji.Audited)
    assert audited.profile == FAMILY


def _plant(package: Package, form: str, key: str, more: str) -> Package:
    """One figure of one form too high by ``more``."""
    parts = tuple(
        replace(part, blocks=tuple(_changed(block, key, more) for block in part.blocks))
        if part.name == form
        else part
        for part in package.parts
    )
    assert parts != package.parts
    return replace(package, parts=parts)


def _changed(block: Block, key: str, more: str) -> Block:
    if not isinstance(block, Grid):
        return block
    cells = []
    for cell in block.cells:
        runs = tuple(
            replace(run, text=f"{Decimal(run.text) + Decimal(more)}")
            if isinstance(run, FigureField) and run.key == key
            else run
            for run in cell.runs
        )
        cells.append(replace(cell, runs=runs))
    return replace(block, cells=tuple(cells))


_PLANTS = (
    ("工会经费收入表", "received.total", "3"),
    ("工会经费收入表", "received.dues", "-2.5"),
    ("工会经费支出表", "final.total", "4"),
    ("工会经费支出表", "adjusted.total", "6"),
    ("工会预算自评表", "score.total", "2"),
    ("工会预算自评表", "final.total", "7"),
    ("工会预算自评表", "execution.points", "-3"),
)


@pytest.mark.parametrize("extension", WRITERS)
@pytest.mark.parametrize(("form", "key", "more"), _PLANTS)
def test_a_planted_inconsistency_is_found(
    extension: str, form: str, key: str, more: str
) -> None:
    planted = _plant(_package(4), form, key, more)
    write = WRITERS[extension]
    (audited,) = hengji.audit_file(write(planted), name=f"自评.{extension}").documents
    assert isinstance(audited, hengji.Audited)
    assert accusing(audited.findings)


def test_the_forms_are_known_to_our_reader() -> None:
    report = hengji.extract_file(package_docx(_package(4)), name="自评.docx").report
    kinds = {one.kind for one in report.forms}
    assert {FormKind.COVER, FormKind.SELF_EVALUATION, FormKind.SIGN_OFF} <= kinds


def test_one_key_is_printed_alike_everywhere() -> None:
    package = _package(5)
    keys = {f.key for part in package.parts for run in texts(part) for f in figures(run)}
    assert keys == set(package.fields())


def test_a_year_without_projects_or_receipts_is_not_made_up() -> None:
    inputs: YearInputs = year_inputs(6, FAMILY)
    bare = replace(inputs.book, receipts=(), prior=None)
    package = compose(replace(inputs, book=bare), FAMILY)
    assert [gap.passage for gap in package.gaps] == ["union-funds"]
    fields = package.fields()
    assert not fields["received.total"].text and not fields["balance.end"].text
