"""The audit of the package as it is written: what is found leads to where it is mended."""

from __future__ import annotations

import pytest
from django.test import Client

from hengji.web.accounts.roles import Role
from hengji.web.evaluation import auditing
from hengji.web.evaluation.auditing import PackageAudit, audited
from hengji.web.evaluation.models import Judgement, Passage
from hengji.web.evaluation.targets import TargetKind
from hengji.web.rows.session import as_system
from web.books import YEAR
from web.evaluation.filled import Filled

pytestmark = pytest.mark.django_db


def _audit(year: Filled) -> PackageAudit:
    with as_system("审核"):
        return audited(year.union, YEAR)


def _codes(found: PackageAudit) -> set[str]:
    return {one.finding.code for one in found.found}


def test_every_finding_leads_somewhere_that_opens(client: Client, year: Filled) -> None:
    found = _audit(year)
    assert found.found
    client.force_login(year.person(Role.CLERK))
    for one in found.found:
        assert one.targets, one.finding.message
        for target in one.targets:
            page = target.url.partition("#")[0]
            if "/report/" not in page:
                assert client.get(page).status_code == 200, target


def test_a_figure_typed_over_leads_to_its_passage(year: Filled) -> None:
    before = _audit(year)
    with as_system("准备"):
        Passage.objects.create(
            unit=year.union,
            year=YEAR,
            code="execution",
            markup="全年预算数{{adjusted.total}}，实际支出{{final.total}}，预算执行率97.35%。",
        )
    after = _audit(year)
    assert after.digest != before.digest
    new = [one for one in after.found if one.finding.code not in _codes(before)]
    assert new
    passages = {t.key for one in new for t in one.targets if t.kind is TargetKind.PASSAGE}
    assert passages == {"execution"}
    assert after.of_passage("execution")


def test_a_package_that_says_the_same_is_judged_once(
    year: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _audit(year)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("judged again")

    monkeypatch.setattr(auditing, "audit_file", never)
    assert _audit(year).found == first.found
    with as_system("准备"):
        Judgement.objects.create(
            unit=year.union,
            year=YEAR,
            indicator=year.indicator("职工群众满意度"),
            reason="说明",
        )
    with pytest.raises(AssertionError, match="judged again"):
        _audit(year)
