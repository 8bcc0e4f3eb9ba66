"""What is attained: computed from records with the trace, or by hand with evidence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from hengji.indicators import Computed, Indicator, Manual
from hengji.kernel.totals import RecordKind
from hengji.web.accounts.roles import Role
from hengji.web.evidence import selectors, surveying, uploads
from hengji.web.evidence.models import ActivityRecord, Attainment, Binding, Survey
from hengji.web.evidence.store import Store
from hengji.web.goals.models import Indicator as Row
from hengji.web.rows.session import as_system
from web import books
from web.evidence.test_store import PDF
from web.goals import sheets
from web.goals.county import County

pytestmark = pytest.mark.django_db


def record(county: County, day: date, **more: object) -> ActivityRecord:
    values: dict[str, object] = {"ledger": "activities", "title": "篮球赛", "counts": {}}
    return ActivityRecord.objects.create(
        unit=county.union, year=books.YEAR, day=day, **{**values, **more}
    )


def _proof(county: County, level3: str) -> selectors.Proof:
    found = selectors.proofs(county.union, books.YEAR)
    return next(one for one in found if one.indicator.level3 == level3)


def _row(county: County, level3: str) -> Row:
    return Row.objects.get(sheet=county.sheet, level3=level3)


def test_records_add_up_to_the_value(county: County) -> None:
    with as_system("准备"):
        kept = [record(county, date(2024, month, 5)) for month in range(1, 13)]
        record(county, date(2024, 5, 1), ledger="visits")
        one = _proof(county, "开展职工文体活动场次")
        assert (str(one.attainment.value), one.computed) == ("12 场次", True)
        how = one.attainment.how
        assert isinstance(how, Computed)
        assert [ref.key for ref in one.attainment.records] == [str(row.pk) for row in kept]
        assert {ref.kind for ref in one.attainment.records} == {RecordKind.ACTIVITY}
        assert one.lacks == ""
        assert one.advice != ""


def test_without_records_there_is_no_value_rather_than_zero(county: County) -> None:
    with as_system("看"):
        one = _proof(county, "开展职工文体活动场次")
    assert one.attainment.value is None
    assert one.lacks == "还没有完成值"


def test_a_value_given_by_hand_needs_evidence(county: County, store: Store) -> None:
    with as_system("准备"):
        row = _row(county, "困难职工帮扶覆盖率")
        own = {"unit": county.union, "year": books.YEAR}
        Attainment.objects.create(indicator=row, value="96.5", **own)
        one = _proof(county, row.level3)
        assert (str(one.attainment.value), one.lacks) == ("96.5%", "人工填报，还没有佐证")
        taken = uploads.take(
            county.union, books.YEAR, SimpleUploadedFile("汇总.pdf", PDF), note="原件存档"
        )
        uploads.bind(county.union, books.YEAR, indicator=row, attachment=taken.attachment)
        uploads.bind(county.union, books.YEAR, indicator=row, attachment=taken.attachment)
        one = _proof(county, row.level3)
        assert (one.lacks, len(one.bindings)) == ("", 1)
        how = one.attainment.how
        assert isinstance(how, Manual)
        assert [(ref.kind, ref.label) for ref in how.evidence] == [
            (RecordKind.EVIDENCE, "汇总.pdf")
        ]


def test_figures_of_the_book_and_of_a_project(county: County) -> None:
    with as_system("准备"):
        work = books.project(county.union)
        books.granted(county.union, "1000.00", kind="operations", project=work)
        books.granted(county.union, "1000.00")
        books.paid(county.union, "900.00", kind="operations", project=work)
        spent = {**sheets.BENEFIT, "level3": "项目支出", "measure_unit": "元"}
        spent |= {"formula": "project-spending", "direction": "≤", "target": "1000"}
        of_project = sheets.open_sheet(county.union, books.YEAR, work)
        sheets.add_row(of_project, {**spent, "level3": "项目成本"})
        sheets.add_row(of_project, {**sheets.ACTIVITY, "level3": "项目活动场次"})
        sheets.add_row(county.sheet, spent)
        record(county, date(2024, 3, 1), project=work)
        record(county, date(2024, 3, 2))
        values = {
            one.indicator.level3: str(one.attainment.value)
            for one in selectors.proofs(county.union, books.YEAR)
        }
    assert values["项目成本"] == "900 元"
    assert values["项目活动场次"] == "1 场次"
    assert values["开展职工文体活动场次"] == "2 场次"


def test_satisfaction_from_every_kind_of_survey(county: County) -> None:
    with as_system("准备"):
        make = (county.union, books.YEAR)
        entered = surveying.make(*make, "电话回访", "职工群众", "entered")
        Survey.objects.filter(pk=entered.pk).update(sent=100, valid=100, satisfied=90)
        by_paper = surveying.make(*make, "现场问卷", "职工群众", "paper")
        asked = by_paper.questions.get(overall=True).pk
        surveying.tally(
            by_paper, {(asked, 0): 60, (asked, 1): 35, (asked, 3): 5, (asked, 4): None}
        )
        Survey.objects.filter(pk=by_paper.pk).update(sent=110, returned=105, valid=100)
        by_link = surveying.make(*make, "网上问卷", "职工群众", "link")
        surveying.begin(by_link)
        opened = surveying.open_survey(Survey.objects.get(pk=by_link.pk).token or "")
        assert opened is not None
        for grade in (0, 1, 1, 4):
            surveying.answer(opened, {one.key: [grade] for one in opened.questions})
        one = _proof(county, "职工群众满意度")
        # (90 + 95 + 3) ÷ (100 + 100 + 4)
        assert str(one.attainment.value) == "92.16%"
        told = {row.title: value for row, value in selectors.surveys(*make)}
        assert (told["网上问卷"].returned, told["网上问卷"].valid) == (4, 4)
        assert told["网上问卷"].answers == (("非常满意", 1), ("满意", 2), ("非常不满意", 1))


def test_a_binding_is_of_one_thing_to_one_thing(county: County) -> None:
    with as_system("准备"):
        one = record(county, date(2024, 3, 1))
        row = _row(county, "困难职工帮扶覆盖率")
    own = {"unit": county.union, "year": books.YEAR}
    wrong: list[dict[str, object]] = [
        {"indicator": row},
        {"activity": one},
        {"activity": one, "indicator": row, "claim": "passage.results"},
    ]
    for more in wrong:
        with pytest.raises(IntegrityError), as_system("绑定"):
            Binding.objects.create(**own, **more)


def test_claims_have_evidence_too(county: County) -> None:
    with as_system("准备"):
        one = record(county, date(2024, 3, 1))
        uploads.bind(county.union, books.YEAR, claim="results.activities", activity=one)
        found = selectors.claims_of(county.union, books.YEAR)
    assert [binding.activity_id for binding in found["results.activities"]] == [one.pk]


def test_what_is_missing_names_the_indicator_and_leads_to_it(county: County) -> None:
    with as_system("看"):
        found = list(selectors.missing(county.union, books.YEAR))
    assert len(found) == 3
    assert "困难职工帮扶覆盖率" in " ".join(one.words for one in found)
    assert all("/evidence/indicators/" in one.url for one in found)


def test_other_units_see_nothing_of_it(county: County) -> None:
    from web.goals.county import acting_as

    with as_system("准备"):
        record(county, date(2024, 3, 1))
    with acting_as(county.stranger, "经办人"):
        assert not ActivityRecord.objects.exists()
        assert selectors.proofs(county.union, books.YEAR) == ()
    with county.acting(Role.BUREAU_DESK):
        assert ActivityRecord.objects.count() == 1
        assert ActivityRecord.objects.update(title="改") == 0
        assert ActivityRecord.objects.all().delete()[0] == 0


def test_few_queries_however_many_records(
    county: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with as_system("准备"):
        ActivityRecord.objects.bulk_create(
            ActivityRecord(
                unit=county.union,
                year=books.YEAR,
                ledger="activities",
                day=date(2024, 3, 1),
                title=f"活动{number}",
            )
            for number in range(300)
        )
        sheets.add_row(county.sheet, {**sheets.BENEFIT, "formula": "project-spending"})
        with django_assert_max_num_queries(22):
            found = selectors.proofs(county.union, books.YEAR)
    assert str(found[0].attainment.value) == "300 场次"
    assert isinstance(found[0].indicator, Indicator)
    assert found[0].indicator.weight == Decimal(50)
