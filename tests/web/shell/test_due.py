"""By which day something is to be handed in: on the first page, the overview, for reviewers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from hengji.profiles import Matter
from hengji.web.accounts.models import Account
from hengji.web.accounts.roles import Role
from hengji.web.installation import Installation
from hengji.web.office import BadSettings, Office, office, write_template
from hengji.web.rows.session import as_system
from hengji.web.shell import due_waiting, views
from hengji.web.shell.due import left, next_due, told
from hengji.web.units.models import Line, Superior, Unit, UnitYear, YearState
from web.shell.conftest import account

pytestmark = pytest.mark.django_db
STATES = tuple(YearState)


def _year(unit: Unit, number: int, state: YearState) -> None:
    with as_system("准备"):
        UnitYear.objects.create(unit=unit, year=number, profile="generic", state=state)


@pytest.fixture
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (due_waiting, views):
        monkeypatch.setattr(module, "today", lambda: date(2025, 3, 20))


@pytest.mark.usefixtures("_in_march")
def test_the_clerk_is_told_what_is_due_and_what_is_past(
    client: Client, clerk: Account, unit: Unit
) -> None:
    _year(unit, 2024, YearState.EVALUATING)
    _year(unit, 2023, YearState.EVALUATING)
    _year(unit, 2022, YearState.ARCHIVED)
    client.force_login(clerk)
    page = client.get("/").content.decode()
    waits = page.partition('id="waiting"')[2].partition("</section>")[0]
    assert "2024 年度：自评材料应于2025年3月31日前报送，还有 11 天" in waits
    assert "2023 年度：自评材料应于2024年3月31日前报送，已过期限" in waits
    assert page.count("自评材料应于2025年3月31日前报送") == 1
    assert page.count("自评材料应于2024年3月31日前报送") == 1
    assert "自评打分，写报告，形成定稿" not in waits  # what to do stands in the table
    assert "2022" not in waits
    assert 'class="handing-in' not in page  # the table of the years leaves it to the list
    page = client.get("/units/101001/years/2024/").content.decode()
    assert "自评材料应于2025年3月31日前报送，还有 11 天" in page
    assert "handing-in" not in client.get("/units/101001/years/2022/").content.decode()


@pytest.mark.usefixtures("_in_march")
def test_nothing_waits_that_is_far_off_or_with_someone_else(
    client: Client, clerk: Account, head: Account, unit: Unit
) -> None:
    _year(unit, 2026, YearState.EVALUATING)
    _year(unit, 2024, YearState.TO_SIGN)
    client.force_login(clerk)
    assert "等您办理" not in client.get("/").content.decode()
    _year(unit, 2023, YearState.EVALUATING)
    assert "等您办理" in client.get("/").content.decode()
    client.force_login(head)
    assert (
        "应于2024年3月31日前报送，已过"
        not in (
            client.get("/")
            .content.decode()
            .partition('id="waiting"')[2]
            .partition("</section>")[0]
        )
    )


@pytest.mark.usefixtures("_in_march")
def test_a_reviewer_sees_the_day_and_who_is_past_it(
    client: Client, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    noticed = Office(deadlines={"2024": {"self-evaluation": date(2025, 3, 10)}})
    monkeypatch.setattr(settings, "OFFICE", noticed)
    _year(unit, 2024, YearState.EVALUATING)
    with as_system("准备"):
        bureau = Unit.objects.create(code="100001", name="青禾县财政局")
        Superior.objects.create(
            unit=unit, above=bureau, line=Line.FINANCE, since=date(2020, 1, 1)
        )
    client.force_login(account(bureau, Role.PERFORMANCE_DESK, "desk", "绩效股审核员"))
    page = client.get("/").content.decode()
    box = page.partition('id="progress"')[2].partition("</section>")[0]
    assert "应于 2025年3月10日前报送" in box
    assert "其中已过期限 1 个" in box
    assert "已过 10 天" not in box  # all of them are, as the sentence says
    assert page.partition('id="block-1"')[2].count("已过 10 天") == 1


@pytest.mark.parametrize("state", STATES)
def test_goals_come_first_then_the_evaluation_then_nothing(state: YearState) -> None:
    found = next_due("hunan-2024", 2024, state, date(2024, 5, 1))
    match state:
        case YearState.FILLING:
            assert found and found.deadline.matter is Matter.GOALS
            assert left(found) == "已过 31 天"
        case YearState.SUBMITTED | YearState.ARCHIVED:
            assert found is None
        case _:
            assert found and found.deadline.matter is Matter.SELF_EVALUATION
            assert told(found) == "自评材料应于2025年3月31日前报送"


def test_the_last_day_is_said_to_be_today() -> None:
    found = next_due("hunan-2024", 2024, YearState.SIGNED, date(2025, 3, 31))
    assert found and left(found) == "今天到期"


def test_the_office_enters_the_days_of_a_notice(tmp_path: Path) -> None:
    there = Installation(tmp_path)
    there.prepare()
    write_template(there)
    assert office(there) == Office()
    commented = there.settings_file.read_text("utf-8")
    for line in ("[deadlines.2024]", "goals = 2024-02-28", "self-evaluation = 2025-04-15"):
        assert f"# {line}" in commented
        commented = commented.replace(f"# {line}", line)
    there.settings_file.write_text(commented, "utf-8")
    found = office(there)
    assert found.noticed(2024, Matter.SELF_EVALUATION) == date(2025, 4, 15)
    assert found.noticed(2023, Matter.GOALS) is None
    there.settings_file.write_text("[deadlines.2024]\ngoals = 3\n", "utf-8")
    with pytest.raises(BadSettings, match="deadlines"):
        office(there)


def test_without_a_notice_there_is_the_default() -> None:
    assert isinstance(settings.OFFICE, Office)
    assert settings.OFFICE.noticed(2024, Matter.GOALS) is None
