"""Sheets of goals that wait for a person: for an opinion, or returned to be mended."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may
from hengji.web.goals.models import GoalSheet
from hengji.web.goals.permissions import may_decide
from hengji.web.goals.states import UNDER_REVIEW, State
from hengji.web.shell.waiting import Waiting


def waiting(account: Account) -> Iterator[Waiting]:
    """One query, whoever asks."""
    states = (*UNDER_REVIEW, State.RETURNED)
    found = GoalSheet.objects.filter(review__state__in=states)
    related = found.select_related("unit", "project", "adjustment", "review")
    for one in related.order_by("-year", "unit__code", "pk"):
        returned = one.review.state == State.RETURNED
        if returned and may(account, "unit.fill", one):
            yield _told(one, f"{one}已退回，请修改后重新送审")
        elif not returned and may_decide(account, one):
            yield _told(one, f"{one}等您审核")


def _told(sheet: GoalSheet, words: str) -> Waiting:
    kwargs = {"code": sheet.unit.code, "year": sheet.year, "key": sheet.pk}
    return Waiting(sheet.unit.name, sheet.year, words, reverse("goals:sheet", kwargs=kwargs))
