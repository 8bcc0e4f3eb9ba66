"""A scored sheet: typed in place, scored at once, nobody's work overwritten."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation.inputs import load_year
from hengji.web.evaluation.models import Judgement
from hengji.web.evidence.models import Attainment
from hengji.web.goals.models import Indicator, Review
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db
_COVERAGE = "困难职工帮扶覆盖率"


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    client.force_login(year.person(Role.CLERK))
    client.post(year.url("move/begin_evaluation/"))
    return client


def _row(year: Filled, level3: str) -> tuple[Judgement, int]:
    """The row and the revision that the page shows for it."""
    with as_system("查"):
        row = Judgement.objects.get(indicator__level3=level3, unit=year.union)
        kept = Attainment.objects.filter(indicator=row.indicator_id).first()
        return row, (row.revision << 20) + (kept.revision if kept else 0)


def _save(client: Client, year: Filled, level3: str, seen: int = 0, **values: str) -> Any:
    row, now = _row(year, level3)
    wish = {"key": "0", "row": str(row.pk), "revision": seen or now, "values": values}
    answer = client.post(
        year.url("sheet/"), json.dumps({"rows": [wish]}), content_type="application/json"
    )
    return answer.status_code, answer.json()["rows"][0] if answer.status_code != 403 else {}


def _points(year: Filled, level3: str) -> Decimal | None:
    with as_system("查"):
        rows = load_year(year.union, YEAR).scores.rows
    return next(one.points for one in rows if one.indicator.level3 == level3)


def test_beginning_opens_a_row_for_everything_that_is_judged(
    clerk: Client, year: Filled
) -> None:
    with as_system("查"):
        own = Judgement.objects.filter(unit=year.union)
        assert own.filter(scope="").count() == 5  # three indicators, 执行率, 预算调整
        assert own.filter(scope="P01").count() == 3
        assert UnitYear.objects.get(unit=year.union, year=YEAR).state == "evaluating"


def test_an_attainment_typed_here_is_the_evidence_apps(clerk: Client, year: Filled) -> None:
    assert _points(year, _COVERAGE) == Decimal("29.37")
    status, row = _save(clerk, year, _COVERAGE, actual="90%")
    assert status == 200 and row["values"]["actual"] == "90"
    assert _points(year, _COVERAGE) == Decimal("28.42")
    with as_system("查"):
        assert Attainment.objects.get(indicator__level3=_COVERAGE).value == "90"


def test_the_page_shows_what_is_due_and_how_it_was_scored(clerk: Client, year: Filled) -> None:
    page = clerk.get(year.url("sheet/")).content.decode()
    assert "应说明原因和改进措施" in page
    assert "30 × 93% ÷ 95%" in page
    _save(clerk, year, _COVERAGE, reason="部分职工退出帮扶范围，下年按季更新名单")
    results = clerk.get(year.url("sheet/results/")).content.decode()
    assert "应说明原因和改进措施" not in results


def test_points_beyond_what_arithmetic_allows_are_refused(clerk: Client, year: Filled) -> None:
    status, row = _save(clerk, year, _COVERAGE, points="29.38")
    assert status == 422
    assert row["problems"]["points"] == "得分应在 0～29.37 分之间"
    status, _ = _save(clerk, year, _COVERAGE, points="28")
    assert status == 200 and _points(year, _COVERAGE) == Decimal(28)


def test_a_band_leaves_a_choice_of_points(clerk: Client, year: Filled) -> None:
    with as_system("准备"):
        Review.objects.filter(unit=year.union).update(state="draft")  # else it is locked
        Indicator.objects.filter(level3=_COVERAGE).update(
            direction="定性", target="帮扶机制健全", measure_unit=""
        )
        Attainment.objects.filter(indicator__level3=_COVERAGE).delete()
    status, row = _save(clerk, year, _COVERAGE, actual="很好")
    assert status == 422 and "部分达成年度指标" in row["problems"]["actual"]
    assert _save(clerk, year, _COVERAGE, actual="部分达成年度指标并具有一定效果")[0] == 200
    page = clerk.get(year.url("sheet/")).content.decode()
    assert "18～24（不含）" in page
    assert _points(year, _COVERAGE) == 18
    _save(clerk, year, _COVERAGE, points="21")
    assert _points(year, _COVERAGE) == 21


def test_what_is_no_number_is_refused(clerk: Client, year: Filled) -> None:
    status, row = _save(clerk, year, _COVERAGE, actual="差不多")
    assert status == 422 and row["problems"]["actual"] == "只写数字，单位是“%”"


def test_two_people_on_one_row(clerk: Client, year: Filled) -> None:
    _, seen = _row(year, _COVERAGE)
    assert _save(clerk, year, _COVERAGE, seen, reason="甲写的")[0] == 200
    status, row = _save(clerk, year, _COVERAGE, seen, reason="乙写的")
    assert status == 409 and row["theirs"]["reason"] == "甲写的"
    assert row["who"] == "经办人甲"


def test_a_value_changed_on_the_page_of_evidence_is_not_overwritten(
    clerk: Client, year: Filled
) -> None:
    _, seen = _row(year, _COVERAGE)
    with as_system("改"):
        Attainment.objects.filter(indicator__level3=_COVERAGE).update(value="94")
    status, row = _save(clerk, year, _COVERAGE, seen, actual="91")
    assert status == 409 and row["theirs"]["actual"] == "94"
    assert _save(clerk, year, _COVERAGE, row["revision"], actual="91")[0] == 200


def test_the_evaluation_group_gives_reasons_but_no_values(client: Client, year: Filled) -> None:
    client.force_login(year.person(Role.CLERK))
    client.post(year.url("move/begin_evaluation/"))
    client.force_login(year.person(Role.EVALUATION_GROUP))
    assert _save(client, year, _COVERAGE, reason="评价组核实")[0] == 200
    assert _save(client, year, _COVERAGE, actual="99")[0] == 403


def test_a_year_that_was_offered_is_locked(clerk: Client, year: Filled) -> None:
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union).update(state="to_sign")
    assert _save(clerk, year, _COVERAGE, reason="迟了")[0] == 403
    words = {"topic": "duties", "text": "迟了", "seen": "0"}
    assert clerk.post(year.url("statements/"), words).status_code == 403


def test_another_sheets_rows_are_out_of_reach(clerk: Client, year: Filled) -> None:
    row, seen = _row(year, "举办职工运动会")
    wish = {"key": "0", "row": str(row.pk), "revision": seen, "values": {"reason": "越界"}}
    answer = clerk.post(
        year.url("sheet/"), json.dumps({"rows": [wish]}), content_type="application/json"
    )
    assert answer.status_code == 422
    own = clerk.post(
        year.url(f"projects/{year.work.pk}/"),
        json.dumps({"rows": [wish]}),
        content_type="application/json",
    )
    assert own.status_code == 200
