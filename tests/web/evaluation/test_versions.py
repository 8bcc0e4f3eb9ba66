"""Freezing: refused with reasons, whole or not at all; a later version says what differs."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.budget.models import Payment
from hengji.web.evaluation import readiness, versions
from hengji.web.evaluation.models import Passage, SigningDetails, Statement, Version
from hengji.web.evaluation.version_contents import changes
from hengji.web.evidence.store import Store, store
from hengji.web.rows.session import as_system
from hengji.web.units.models import UnitYear, YearState
from web.books import YEAR
from web.evaluation.filled import Filled
from web.evaluation.signable import URL, as_person, frozen, ready

pytestmark = pytest.mark.django_db


def freeze(year: Filled, **reasons: str) -> object:
    return as_person(year, Role.CLERK, lambda _: versions.freeze(year.union, YEAR, reasons))


def test_what_is_outstanding_stands_against_it(year: Filled) -> None:
    with as_system("准备"):
        UnitYear.objects.filter(unit=year.union).update(state=YearState.EVALUATING)
    with pytest.raises(versions.Refused) as refused:
        freeze(year)
    words = [one.words for one in refused.value.obstacles]
    assert any("应说明原因和剩余资金的去向" in one for one in words)
    assert any("“职能职责”没有写成" in one for one in words)
    assert all(one.url for one in refused.value.obstacles)
    with as_system("看"):
        assert not Version.objects.exists()


def doubtful(year: Filled) -> None:
    """Ready but for what only asks for a reason: a blank that the form has."""
    ready(year)
    with as_system("漏填"):
        SigningDetails.objects.filter(unit=year.union).update(telephone="")


def test_a_warning_needs_its_reason(year: Filled) -> None:
    doubtful(year)
    with as_system("看"):
        asked = readiness.readiness(year.union, YEAR).questions
    assert asked
    with pytest.raises(versions.Refused, match="须说明理由"):
        freeze(year, **{one.key: "  " for one in asked})
    made = frozen(year)
    assert [one["reason"] for one in made.inputs["accepted"]] == ["核对无误"] * len(asked)


def test_an_error_stands_whatever_is_said(year: Filled) -> None:
    ready(year)
    words = "全年预算数100.00万元，全年执行数50.00万元，预算执行率97.35%。"
    with as_system("写错"):
        Statement.objects.filter(unit=year.union, topic="works").update(text=words)
    with pytest.raises(versions.Refused, match="XD102") as refused:
        frozen(year)
    assert any("passage-works" in one.url for one in refused.value.obstacles)


def test_it_keeps_files_digest_and_what_it_was_judged_by(year: Filled) -> None:
    made = frozen(ready(year))
    with as_system("看"):
        files = list(made.files.all())
        assert [one.form for one in files] == list(versions.FORMS)
        for one in files:
            assert store().whole(one.digest)
            assert one.size == store().path(one.digest).stat().st_size
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        assert own.state == YearState.TO_SIGN
        assert versions.standing(own) == made
    assert made.findings["schema"] == "hengji.audit/1"
    assert made.findings["ruleset"] == made.ruleset
    assert len(made.digest) == 64
    assert made.made_by == "经办人甲"


def test_a_crash_while_files_are_written_leaves_nothing(
    year: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(year)
    plain = Store.keep
    kept: list[object] = []

    def failing(self: Store, chunks: object, largest: int) -> object:
        if len(kept) == 3:
            raise OSError("power cut")
        kept.append(plain(self, chunks, largest))  # type: ignore[arg-type]  # as it was given
        return kept[-1]

    monkeypatch.setattr(Store, "keep", failing)
    with pytest.raises(OSError, match="power cut"):
        frozen(year)
    with as_system("看"):
        assert not Version.objects.exists()
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        assert own.state == YearState.EVALUATING


def test_a_second_version_says_what_differs(client: Client, year: Filled) -> None:
    first = frozen(ready(year))
    with pytest.raises(versions.NotNow, match="已经有一份待签的定稿"):
        freeze(year)
    with as_system("改"):
        own = UnitYear.objects.get(unit=year.union, year=YEAR)
        own.take_back()
        own.save()
        Statement.objects.filter(unit=year.union, topic="works").update(text="办了运动会。")
        Payment.objects.filter(unit=year.union, amount=1200).update(amount=1300)
    second = frozen(year)
    assert (second.number, second.code != first.code) == (2, True)
    told = changes(first.inputs["contents"], second.inputs["contents"])
    said = {one.what: f"{one.before} → {one.after}" for one in told.figures}
    assert "0.12 → 0.13" in said.values(), said
    assert any(one.after == "办了运动会。" for one in told.passages)
    client.force_login(year.person(Role.HEAD))
    page = client.get(f"{URL}versions/2/").content.decode()
    assert "与第 1 版不同的地方" in page
    assert "办了运动会。" in page


def test_freezing_page_by_page(client: Client, year: Filled) -> None:
    doubtful(year)
    client.force_login(year.person(Role.CLERK))
    page = client.get(f"{URL}freeze/check/").content.decode()
    assert "须说明的问题" in page
    assert client.post(f"{URL}freeze/").status_code == 422
    with as_system("看"):
        asked = readiness.readiness(year.union, YEAR).questions
    given = {f"reason.{one.key}": "核对无误" for one in asked}
    assert client.post(f"{URL}freeze/", given).status_code == 302
    for path in ("", "versions/1/", "versions/1/sign/", "versions/1/paper/", "handover/"):
        assert client.get(f"{URL}{path}").status_code == 200, path
    for form in versions.FORMS:
        answer = client.get(f"{URL}versions/1/files/{form}/")
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file


def test_a_figure_that_nobody_vouches_for_stands_against_it(year: Filled) -> None:
    ready(year)
    with as_system("手写"):
        Passage.objects.create(
            unit=year.union, year=YEAR, code="works", markup="全年慰问职工37人次。"
        )
    with pytest.raises(versions.Refused, match="37") as refused:
        frozen(year)
    assert any("没有关联数据" in one.words for one in refused.value.obstacles)


def test_pressed_twice_it_freezes_once(client: Client, year: Filled) -> None:
    ready(year)
    client.force_login(year.person(Role.CLERK))
    page = client.get(f"{URL}freeze/check/").content.decode()
    (seen,) = re.findall(r'name="digest" value="(\w+)"', page)
    for _ in range(2):
        answer = client.post(f"{URL}freeze/", {"digest": seen}, follow=True)
        words = [(one.level_tag, str(one)) for one in answer.context["messages"]]
        assert [tag for tag, _ in words] == ["success"]
        assert words[0][1].startswith("已形成第 1 版定稿")
    other = client.post(f"{URL}freeze/", {"digest": "0" * 64}, follow=True)
    assert [one.level_tag for one in other.context["messages"]] == ["error"]
    with as_system("看"):
        assert Version.objects.count() == 1
