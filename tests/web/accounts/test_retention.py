"""What is past keeping is taken out by the owner; what is not, stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from hengji.web.accounts.models import Account, SignIn
from hengji.web.accounts.retention import Kept, purge, rule_for, rules
from hengji.web.postgres.upgrading import OWNER
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit


def test_no_rule_claims_that_a_person_has_read_its_clause() -> None:
    assert not any(one.verified for one in rules())
    for what in Kept:
        assert rule_for(what, date(2026, 1, 1)).years >= 1
    with pytest.raises(LookupError):
        rule_for(Kept.HISTORY, date(1999, 1, 1))


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_purge_takes_what_is_old_and_nothing_else() -> None:
    with as_system("准备", using=OWNER):
        Unit.objects.using(OWNER).create(code="909001", name="旧单位")
    account = Account.objects.db_manager(OWNER).create_user("old", "旧人")
    now = timezone.now()
    lines = SignIn.objects.using(OWNER)
    for years in (1, 4):
        at = now - timedelta(days=366 * years)
        lines.create(account=account, kind=SignIn.Kind.OUT, at=at)
    on = timezone.localdate()
    sessions = Session.objects.using(OWNER)
    for days in (-1, 1):
        expires = now + timedelta(days=days)
        sessions.create(session_key=f"k{days}", session_data="", expire_date=expires)
    attempts = AccessAttempt.objects.using(OWNER)
    for days in (0, 2):
        one = attempts.create(username="old", failures_since_start=1)
        attempts.filter(pk=one.pk).update(attempt_time=now - timedelta(days=days))
    gone = purge(on)
    assert (sessions.count(), attempts.count()) == (1, 1)
    assert (gone[Kept.SIGNINS], gone[Kept.HISTORY]) == (1, 0)
    assert lines.count() == 1
    assert purge(on.replace(day=28, year=on.year + 40))[Kept.HISTORY] == 1
