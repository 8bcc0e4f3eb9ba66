"""The family of steps: rates from the book, check lists gone through, per cents by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from hengji.profiles import ScoringFamily, profile
from hengji.web.accounts.roles import Role
from hengji.web.evaluation.inputs import load_year
from hengji.web.evaluation.models import Judgement
from hengji.web.evidence.models import Attachment
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db
_PROFILE = "hunan-2018"


@pytest.fixture
def clerk(client: Client, year: Filled) -> Client:
    assert profile(_PROFILE).scoring.family is ScoringFamily.STEPS
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union).update(profile=_PROFILE)
    client.force_login(year.person(Role.CLERK))
    client.post(year.url("move/begin_evaluation/"))
    return client


def _save(client: Client, year: Filled, key: str, **values: str) -> Any:
    with as_system("查"):
        row = Judgement.objects.get(unit=year.union, row=key, scope="")
    wish = {"key": "0", "row": str(row.pk), "revision": row.revision << 20, "values": values}
    answer = client.post(
        year.url("sheet/"), json.dumps({"rows": [wish]}), content_type="application/json"
    )
    return answer.json()["rows"][0]


def _row(year: Filled, key: str) -> Any:
    with as_system("查"):
        return load_year(year.union, YEAR).scores.row(key)


def test_rates_come_from_the_book(clerk: Client, year: Filled) -> None:
    row = _row(year, "completion-rate")
    assert row.points is not None and row.points < row.weight
    page = clerk.get(year.url("sheet/")).content.decode()
    assert "由账务算出" in page and "预算完成率" in page


def test_a_check_list_earns_what_is_met(clerk: Client, year: Filled) -> None:
    assert _row(year, "rules-sound").points is None
    saved = _save(clerk, year, "rules-sound", ticked_text="1、3，4")
    assert saved["values"]["ticked_text"] == "1、3、4"
    assert _row(year, "rules-sound").points == Decimal(6)
    refused = _save(clerk, year, "rules-sound", ticked_text="9")
    assert refused["problems"]["ticked_text"].startswith("写达到的条目的序号，1～4")


def test_none_met_is_not_the_same_as_not_gone_through(clerk: Client, year: Filled) -> None:
    _save(clerk, year, "rules-sound", ticked_text="1")
    _save(clerk, year, "rules-sound", ticked_text="")
    assert _row(year, "rules-sound").points == 0


def test_a_rate_that_no_book_tells_is_typed_and_proven(clerk: Client, year: Filled) -> None:
    assert _row(year, "key-work-done").points is None
    _save(clerk, year, "key-work-done", value="95")
    row = _row(year, "key-work-done")
    assert row.points == Decimal("7.6")
    assert [one.kind.name for one in row.demands if not one.met] == [
        "EVIDENCE",
        "REASON_MISSED",
    ]
    with as_system("准备"):
        file = Attachment.objects.create(
            unit=year.union, year=YEAR, name="工作台账.pdf", digest="0" * 64, size=1
        )
    url = year.url("evidence/")
    clerk.post(url, {"row": "key-work-done", "file": str(file.pk)})
    assert "工作台账.pdf" in clerk.get(url).content.decode()
    row = _row(year, "key-work-done")
    assert "EVIDENCE" not in [one.kind.name for one in row.demands if not one.met]
