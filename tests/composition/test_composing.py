"""A package: one fact one text, traces, gaps, edited passages, places back to fields."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

import hengji
from composition.inputs import year_inputs
from hengji.audit.rule import Severity
from hengji.composition import Told, YearInputs, all_layouts, compose, facts_of, layout, plain
from hengji.composition.locating import located
from hengji.composition.package import Cell, Grid, Package, Paragraph, Sheet, texts
from hengji.composition.passage import all_passages
from hengji.composition.runs import SumOf, figures
from hengji.kernel.totals import Ratio, Total
from hengji.kernel.units import TEN_THOUSAND_YUAN
from hengji.ledger import YearBook
from hengji.report.forms import FormKind
from hengji.writers.office import package_docx

FAMILY = "hunan-2023"
KEYS = [one.key for one in all_layouts()]


@pytest.fixture(scope="module")
def inputs() -> YearInputs:
    return year_inputs(1, FAMILY)


@pytest.fixture(scope="module")
def package(inputs: YearInputs) -> Package:
    return compose(inputs, FAMILY)


def test_every_form_family_of_the_issue_has_a_layout() -> None:
    wanted = {"hunan-2022", "hunan-2023", "hunan-2024", "yiyang-2024", "yueyang-2022"}
    assert wanted | {"project-2020"} <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_passage_of_an_outline_is_there(key: str) -> None:
    named = {code for section in layout(key).outline for code in section.passages}
    assert named <= set(all_passages())


def test_every_passage_says_why_and_is_used() -> None:
    used = {c for key in KEYS for section in layout(key).outline for c in section.passages}
    assert set(all_passages()) == used
    assert all(one.why and one.title for one in all_passages().values())


@pytest.mark.parametrize("key", [key for key in KEYS if key != "union-line"])
def test_one_fact_has_one_text(key: str) -> None:
    made = compose(year_inputs(2, key), key)
    fields = made.fields()  # raises where two texts are printed for one key
    assert "final.project" in fields


def test_the_records_behind_a_figure_add_up_to_it(package: Package) -> None:
    money = [
        (field, field.source.records)
        for field in package.fields().values()
        if field.unit is TEN_THOUSAND_YUAN and isinstance(field.source, Total)
        if ".actual." not in field.key  # an attainment is itself a rounded figure
    ]
    assert len(money) > 20
    for field, records in money:
        if field.value is not None:
            assert sum((one.amount for one in records), Decimal(0)) == field.value * 10_000
            assert abs(Decimal(field.text) - field.value) <= Decimal("0.005")


def test_a_rate_keeps_both_its_totals(package: Package) -> None:
    source = package.fields()["rate.execution"].source
    assert isinstance(source, Ratio)
    assert source.numerator.records
    assert source.denominator.records


def test_parts_of_a_sum_are_named(package: Package) -> None:
    assert package.fields()["final.three_public"].derivation == SumOf(
        ("final.car", "final.abroad", "final.reception")
    )


def test_every_project_has_its_form_and_a_summary(inputs: YearInputs, package: Package) -> None:
    forms = [s for s in package.sheets if s.kind is FormKind.PROJECT_EVALUATION]
    assert [one.project for one in forms] == [one.name for one in inputs.book.projects]
    (summary,) = [s for s in package.sheets if s.kind is FormKind.PROJECT_SUMMARY]
    shown = "".join(plain(runs) for runs in texts(summary))
    assert all(one.name in shown for one in inputs.book.projects)


def test_the_stale_year_of_the_form_is_corrected(package: Package) -> None:
    shown = "".join(plain(runs) for part in package.parts for runs in texts(part))
    assert "2023年完工项目" in shown
    assert "2022年完工项目" not in shown


def test_empty_second_levels_stay(package: Package) -> None:
    (sheet,) = [s for s in package.sheets if s.kind is FormKind.SELF_EVALUATION]
    shown = {cell.text.replace("\n", "") for cell in _cells(sheet)}
    for level in ("经济效益指标", "生态效益指标", "社会成本指标", "生态环境成本指标"):
        assert level in shown


def _cells(sheet: Sheet) -> list[Cell]:
    return [cell for block in sheet.blocks if isinstance(block, Grid) for cell in block.cells]


def test_nothing_is_written_without_a_record(inputs: YearInputs) -> None:
    empty = YearBook(inputs.book.unit, inputs.book.year)
    made = compose(replace(inputs, book=empty, project_scores=(), told=Told()), FAMILY)
    gaps = {gap.passage: gap.lacking for gap in made.gaps}
    assert gaps["staffing"] == ("2023年编制数", "2023年在职人数")
    assert {"duties", "overview", "basic-spending", "three-public", "rectification"} <= set(
        gaps
    )
    assert made.narrative
    said = [b for b in made.narrative.blocks if isinstance(b, Paragraph) and b.passage]
    told = [one for one in said if one.passage in gaps]
    assert all(one.gap for one in told)
    assert not any(figures(one.runs) for one in told)


def test_a_class_without_records_is_nothing_where_the_book_is_kept(
    inputs: YearInputs,
) -> None:
    facts = facts_of(inputs, layout(FAMILY))
    assert facts.figure("final.state_capital").text == "0.00"
    made = compose(replace(inputs, book=replace(inputs.book, prior=None)), FAMILY)
    assert made.fields()["prior.final.three_public"].text == ""


def test_an_edited_passage_stays_live(inputs: YearInputs) -> None:
    edited = {"overview": "全年共支出{{final.total}}。\n慰问职工77人。"}
    made = compose(replace(inputs, edited=edited), FAMILY)
    assert made.narrative
    own = [b for b in made.narrative.blocks if isinstance(b, Paragraph)]
    shown = [b.text for b in own if b.passage == "overview"]
    assert shown == [f"全年共支出{made.fields()['final.total'].text}万元。", "慰问职工77人。"]


def test_a_key_that_is_gone_is_shown_as_a_gap(inputs: YearInputs) -> None:
    made = compose(replace(inputs, edited={"overview": "支出{{final.gone}}。"}), FAMILY)
    assert made.narrative
    (one,) = [
        b for b in made.narrative.blocks if isinstance(b, Paragraph) and b.passage == "overview"
    ]
    assert one.gap
    assert "final.gone" in one.text


def test_a_finding_leads_to_its_field_and_passage(inputs: YearInputs) -> None:
    wrong_total = Decimal(compose(inputs, FAMILY).fields()["final.total"].text) + 3
    edited = {
        "execution": f"全年预算数{{{{adjusted.total}}}}，全年执行数{wrong_total}万元，"
        "预算执行率{{rate.execution}}。"
    }
    made = compose(replace(inputs, edited=edited), FAMILY)
    (audited,) = hengji.audit_file(package_docx(made), name="自评.docx").documents
    assert isinstance(audited, hengji.Audited)
    wrong = [f for f in audited.findings if f.severity is not Severity.NOTE]
    assert wrong
    origins = [located(made, place) for f in wrong for place in f.places]
    assert any(one and one.passage == "execution" for one in origins)
    assert any(one and any(f.key == "final.total" for f in one.fields) for one in origins)


def test_facts_are_refused_by_unknown_keys(inputs: YearInputs) -> None:
    facts = facts_of(inputs, layout(FAMILY))
    with pytest.raises(LookupError):
        facts("final.unheard_of")


def test_spending_by_functional_class_is_told(inputs: YearInputs) -> None:
    paid = inputs.book.payments
    moved = replace(paid[0], line=replace(paid[0].line, functional="2080505"))
    others = tuple(
        replace(one, line=replace(one.line, functional="2012901")) for one in paid[1:]
    )
    book = replace(
        inputs.book,
        payments=(moved, *others),
        appropriations=(),
        adjustments=(),
        carried_in=(),
    )
    facts = facts_of(replace(inputs, book=book), layout(FAMILY))
    assert facts.figure("final.class.208").value == moved.amount / 10_000
    (told,) = [
        line
        for line in all_passages()["overview"].write(facts)
        if line.startswith("按支出功能")
    ]
    assert "社会保障和就业支出{{final.class.208}}" in told
