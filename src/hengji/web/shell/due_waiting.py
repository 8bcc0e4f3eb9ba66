"""What a unit is to hand in soon, or should have handed in, as what waits for its clerk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hengji.profiles import Standing
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may
from hengji.web.clock import today
from hengji.web.shell.due import next_due, told
from hengji.web.shell.next_steps import Duty, next_step
from hengji.web.shell.place import Place
from hengji.web.shell.waiting import Waiting
from hengji.web.units.models import UnitYear, YearState

_WITH_THE_CLERK: Final = (YearState.FILLING, YearState.GOALS_APPROVED, YearState.EVALUATING)
"""States in which it lies with the clerk; in others it waits for someone else, or is told
there by itself.
"""


def waiting(account: Account) -> Iterator[Waiting]:
    """One query. Years whose day is past or near, the newest first."""
    years = UnitYear.objects.filter(state__in=_WITH_THE_CLERK).select_related("unit")
    for own in years.order_by("-year", "unit__code"):
        state = YearState(own.state)
        found = next_due(own.profile, own.year, state, today())
        if found is None or found.standing is Standing.AHEAD:
            continue
        if may(account, "unit.fill", own.unit):
            page = next_step(Place(own.unit, own.year, ""), state, Duty.FILL).url
            yield Waiting(own.unit.name, own.year, told(found), page, dated=True)
