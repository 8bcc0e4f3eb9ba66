"""Pages of the goals: who may see and do what, what a save answers, how many queries."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hengji.web.accounts.roles import Role
from hengji.web.goals import reviewing
from hengji.web.goals.models import GoalSheet, Indicator, IndicatorAdjustment, Review
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear
from web import books
from web.goals import sheets
from web.goals.county import Answer, County

pytestmark = pytest.mark.django_db

_SEES = (
    Role.CLERK,
    Role.HEAD,
    Role.EVALUATION_GROUP,
    Role.SUPERVISOR,
    Role.BUREAU_DESK,
    Role.PERFORMANCE_DESK,
    Role.BUREAU_HEAD,
    Role.ANALYST,
)
_PAGES = ("", "{}/", "{}/library/", "{}/adjustments/", "{}/comparison/", "{}/remarks/")


def _fresh(one: GoalSheet) -> GoalSheet:
    return GoalSheet.objects.select_related("unit", "project", "review").get(pk=one.pk)


def _rows(county: County) -> list[Indicator]:
    with as_system("看"):
        return list(Indicator.objects.filter(sheet=county.sheet).order_by("position"))


def _save(client: Client, url: str, *rows: dict[str, object]) -> Answer:
    return client.post(url, json.dumps({"rows": rows}), content_type="application/json")


@pytest.mark.parametrize("role", _SEES)
@pytest.mark.parametrize("page", _PAGES)
def test_who_may_look(client: Client, county: County, role: Role, page: str) -> None:
    client.force_login(county.person(role))
    assert client.get(county.url(page.format(county.sheet.pk))).status_code == 200


@pytest.mark.parametrize("page", _PAGES)
def test_who_may_not_look(client: Client, county: County, page: str) -> None:
    url = county.url(page.format(county.sheet.pk))
    assert client.get(url).status_code == 302
    for person in (county.person(Role.SYSTEM_ADMINISTRATOR), county.stranger):
        client.force_login(person)
        assert client.get(url).status_code == 404


_ACTIONS = ("", "{}/", "{}/overall/", "{}/library/", "{}/submit/", "{}/take-back/", "{}/copy/")


@pytest.mark.parametrize("role", [role for role in _SEES if role is not Role.CLERK])
@pytest.mark.parametrize("action", _ACTIONS)
def test_who_may_not_fill(client: Client, county: County, role: Role, action: str) -> None:
    client.force_login(county.person(role))
    url = county.url(action.format(county.sheet.pk))
    assert client.post(url, {"overall": "改", "seen": 1}).status_code == 403


def test_desks_speak_only_when_it_is_their_turn(client: Client, county: County) -> None:
    url = county.url(f"{county.sheet.pk}/opinion/")
    with county.acting(Role.CLERK):
        reviewing.submit(_fresh(county.sheet))
    said = {"state": "desk", "verdict": "agreed", "text": ""}
    for role in _SEES:
        if role is not Role.BUREAU_DESK:
            client.force_login(county.person(role))
            assert client.post(url, said).status_code == 403, role
    client.force_login(county.person(Role.BUREAU_DESK))
    assert "归口业务股室意见" in client.get(county.sheet_url).content.decode()
    assert client.post(url, said).status_code == 302
    with as_system("看"):
        assert Review.objects.get(sheet=county.sheet).state == "performance"
    assert client.post(url, said).status_code == 403


def test_only_who_signs_enters_an_approval_on_paper(client: Client, county: County) -> None:
    url = county.url(f"{county.sheet.pk}/paper/")
    for role in _SEES:
        if role not in (Role.HEAD, Role.EVALUATION_GROUP):
            client.force_login(county.person(role))
            assert client.post(url, {"document": "3号"}).status_code == 403, role
    client.force_login(county.person(Role.HEAD))
    assert client.post(url, {"document": ""}).status_code == 302
    with as_system("看"):
        assert not Review.objects.get(sheet=county.sheet).approved
    client.post(url, {"document": "3号"})
    with as_system("看"):
        assert Review.objects.get(sheet=county.sheet).approved


def test_a_target_typed_in_one_cell_fills_direction_and_unit(
    client: Client, county: County
) -> None:
    client.force_login(county.person(Role.CLERK))
    row = _rows(county)[1]
    wish = {"key": "0", "row": str(row.pk), "revision": row.revision}
    answer = _save(client, county.sheet_url, {**wish, "values": {"target": "不低于 98%"}})
    (saved,) = json.loads(answer.content)["rows"]
    assert saved["status"] == "saved"
    found = _rows(county)[1]
    assert (found.direction, found.target, found.measure_unit) == ("≥", "98", "%")
    refused = _save(
        client,
        county.sheet_url,
        {**wish, "revision": found.revision, "values": {"target": "明显提升"}},
    )
    assert refused.status_code == 422
    assert "要填数字" in refused.content.decode()


def test_a_new_row_a_date_and_words(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    base = {"level1": "产出指标", "level2": "时效指标", "level3": "慰问金发放时间"}
    day = {**base, "direction": "时限", "target": "2024年12月20日前", "weight": "5"}
    answer = _save(
        client, county.sheet_url, {"key": "0", "row": "", "revision": 0, "values": day}
    )
    assert answer.status_code == 200
    assert (_rows(county)[-1].target, str(_rows(county)[-1].weight)) == ("2024-12-20", "5")
    wrong = {**base, "level1": "效益指标", "level3": "另一个"}
    answer = _save(
        client, county.sheet_url, {"key": "0", "row": "", "revision": 0, "values": wrong}
    )
    assert "属于“产出指标”" in json.loads(answer.content)["rows"][0]["problems"]["level2"]


def test_two_people_on_one_row(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    row = _rows(county)[0]
    wish = {"key": "0", "row": str(row.pk), "revision": row.revision}
    assert (
        _save(client, county.sheet_url, {**wish, "values": {"weight": "40"}}).status_code == 200
    )
    answer = _save(client, county.sheet_url, {**wish, "values": {"weight": "60"}})
    assert answer.status_code == 409
    (told,) = json.loads(answer.content)["rows"]
    assert (told["theirs"]["weight"], told["who"]) == ("40", "经办人甲")


def test_a_stale_overall_goal_is_refused(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    with as_system("看"):
        seen = _fresh(county.sheet).revision
    url = county.url(f"{county.sheet.pk}/overall/")
    assert client.post(url, {"overall": "甲", "seen": seen}).status_code == 302
    assert client.post(url, {"overall": "乙", "seen": seen}).status_code == 409
    with as_system("看"):
        assert _fresh(county.sheet).overall == "甲"


def test_points_are_added_up_while_typing_and_nothing_is_saved(
    client: Client, county: County
) -> None:
    with as_system("准备"):
        UnitYear.objects.filter(unit=county.union).update(profile="hunan-2024")
    client.force_login(county.person(Role.CLERK))
    typed: list[dict[str, object]] = [
        {"level1": "产出指标", "weight": "45"},
        {"level1": "产出指标", "weight": ""},
        {"level1": "效益指标", "weight": "abc"},
        {"level1": "", "weight": "5"},
    ]
    page = _save(client, county.url(f"{county.sheet.pk}/points/"), *typed).content.decode()
    assert "少 5" in page
    assert "（1 个未填）" in page
    assert [str(one.weight) for one in _rows(county)] == ["50", "30", "10"]
    bad = client.post(
        county.url(f"{county.sheet.pk}/points/"), "[]", content_type="application/json"
    )
    assert bad.status_code == 400


def test_rules_of_the_audit_speak_at_the_row_with_suggestions(
    client: Client, county: County
) -> None:
    client.force_login(county.person(Role.CLERK))
    with as_system("准备"):
        vague = sheets.add_row(
            county.sheet,
            {
                **sheets.ACTIVITY,
                "level3": "走访慰问情况",
                "direction": "定性",
                "target": "不断提升",
                "measure_unit": "",
                "formula": "",
                "catalogue": "",
            },
        )
    page = client.get(county.url(f"{county.sheet.pk}/remarks/")).content.decode()
    assert "IN104" in page
    assert f'data-goto="{vague.pk}"' in page
    assert "慰问" in page.split("指标库中可用的：")[1]


def test_several_of_the_library_at_once_each_only_once(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    url = county.url(f"{county.sheet.pk}/library/")
    assert "走访慰问" in client.get(url, {"q": "慰问 人数"}).content.decode()
    assert "没有找到" in client.get(url, {"q": "航天"}).content.decode()
    for _ in range(2):
        client.post(url, {"entry": ["lectures", "activities", "visited"]})
    keys = [one.catalogue for one in _rows(county)]
    assert keys == ["activities", "", "satisfaction-workers", "lectures", "visited"]
    assert client.post(url, {"entry": ["nothing"]}).status_code == 400


def test_a_row_is_turned_into_one_of_the_library(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    row = _rows(county)[1]
    url = county.url(f"{county.sheet.pk}/rows/{row.pk}/")
    client.post(url, {"replace": "hardship-coverage", "seen": row.revision})
    found = _rows(county)[1]
    assert (found.catalogue, found.target, str(found.weight)) == ("hardship-coverage", "", "30")
    stale = client.post(url, {"replace": "visited", "seen": row.revision})
    assert stale.status_code == 409


def test_what_is_missing_is_shown_when_handing_in(client: Client, county: County) -> None:
    client.force_login(county.person(Role.CLERK))
    with as_system("准备"):
        Indicator.objects.filter(pk=_rows(county)[0].pk).update(weight=None)
    answer = client.post(county.url(f"{county.sheet.pk}/submit/"))
    assert answer.status_code == 422
    assert "分值没有填写" in answer.content.decode()


def test_an_approved_row_is_changed_through_its_page_only(
    client: Client, county: County
) -> None:
    with county.acting(Role.HEAD):
        reviewing.approve_on_paper(_fresh(county.sheet), "3号", "")
    client.force_login(county.person(Role.CLERK))
    row = _rows(county)[0]
    wish = {"key": "0", "row": str(row.pk), "revision": row.revision}
    assert (
        _save(client, county.sheet_url, {**wish, "values": {"weight": "1"}}).status_code == 403
    )
    url = county.url(f"{county.sheet.pk}/rows/{row.pk}/")
    typed = {
        "seen": row.revision,
        "level1": row.level1,
        "level2": row.level2,
        "level3": row.level3,
        "direction": row.direction,
        "target": "12",
        "measure_unit": row.measure_unit,
        "weight": "50",
        "source": row.source,
        "standard": "",
        "basis": "",
        "formula": row.formula,
    }
    assert client.post(url, typed).status_code == 200
    done = client.post(url, {**typed, "reason": "上级任务调整", "document": "18号"})
    assert done.status_code == 302
    with as_system("看"):
        record = IndicatorAdjustment.objects.get()
        assert (record.before, record.after) == ({"target": "10"}, {"target": "12"})
    page = client.get(county.url(f"{county.sheet.pk}/adjustments/")).content.decode()
    assert "上级任务调整" in page
    client.force_login(county.person(Role.HEAD))
    assert client.post(url, {**typed, "reason": "x", "document": "y"}).status_code == 403


def test_last_year_beside_this_year_and_taken_over(client: Client, county: County) -> None:
    with as_system("准备"):
        old = {**sheets.ACTIVITY, "target": "8"}
        gone = {**sheets.BENEFIT, "level3": "女职工关爱覆盖率"}
        sheets.sheet(county.union, old, gone, year=books.YEAR - 1)
    client.force_login(county.person(Role.CLERK))
    page = client.get(county.url(f"{county.sheet.pk}/comparison/")).content.decode()
    for words in ("有调整", "不再设置", "新增", "≥8场次", "≥10场次"):
        assert words in page
    client.post(county.url(f"{county.sheet.pk}/copy/"))
    assert [one.level3 for one in _rows(county)][-1] == "女职工关爱覆盖率"


def test_sheets_for_projects_and_for_money_added(client: Client, county: County) -> None:
    with as_system("准备"):
        project = books.project(county.union)
        added = books.adjusted(county.union, "50000.00", project=project)
    client.force_login(county.person(Role.CLERK))
    assert "职工活动" in client.get(county.url()).content.decode()
    client.post(county.url(), {"project": project.pk})
    client.post(county.url(), {"adjustment": added.pk})
    client.post(county.url(), {"adjustment": added.pk})
    with as_system("看"):
        kept = GoalSheet.objects.filter(unit=county.union).values_list(
            "project__name", "adjustment"
        )
        assert len(kept) == 3
        assert set(kept) == {("职工活动", None), ("职工活动", added.pk), (None, None)}
    assert client.post(county.url(), {"project": "999999"}).status_code == 404


def test_few_queries(
    client: Client, county: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with as_system("准备"):
        for number in range(30):
            sheets.add_row(county.sheet, {**sheets.BENEFIT, "level3": f"指标{number}"})
        row = _rows(county)[0]
    client.force_login(county.person(Role.CLERK))
    for page in (*_PAGES, f"{{}}/rows/{row.pk}/"):
        with django_assert_max_num_queries(25):
            answer = client.get(county.url(page.format(county.sheet.pk)))
        assert answer.status_code == 200, page
