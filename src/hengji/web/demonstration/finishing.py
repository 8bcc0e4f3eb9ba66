"""How a made-up year ended: the report kept, frozen, signed, handed in, agreed to, laid aside.

By the same services as in the office, by the same people, on the days when it would have been.
Only units with people who fill in and who sign go this way, since it takes most of a second a
year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model
from django.db.models.signals import pre_save

from hengji.web.accounts.models import Account, Grant
from hengji.web.accounts.roles import Role
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import County, Ending
from hengji.web.evaluation import handovers, signing, stages
from hengji.web.evaluation.current import current
from hengji.web.evaluation.models import Handover, Signature, Version
from hengji.web.evaluation.report_editing import confirm_all, keep
from hengji.web.evaluation.report_outline import confirmed_figures, report_view
from hengji.web.evaluation.versions import freeze
from hengji.web.rollover.carrying import archive
from hengji.web.rows.scope import WHOLE
from hengji.web.rows.session import Actor, acting
from hengji.web.units.models import Unit

_ZONE = ZoneInfo("Asia/Shanghai")
_DATED: dict[type[Model], str] = {
    Version: "made_at",
    Signature: "signed_at",
    Handover: "made_at",
}
_AGREED = "自评材料齐全，数据与决算一致，同意自评结果。"


def finish(county: County, made: MadeYear) -> None:
    """Take the year as far as the plan says: no further than where its people are."""
    ending = made.plan.ending(made.year)
    people = _People.of(made)
    filler = people.holding(Role.CLERK)
    with _as(filler, made, 3, 20, "形成定稿"):
        if made.plan.passages:
            _write(made)
        version = freeze(made.unit, made.year, {})
    chain = [one for one in stages.steps(version) if not one.outside]
    wanted = chain if ending is not Ending.BEING_SIGNED else chain[:1]
    for day, step in enumerate(wanted, 21):
        who = next(one for one in people.all if signing.may_sign(one, made.unit, step))
        with _as(who, made, 3, day, "签字"):
            signing.sign(version, who, version.code, step.position)
    if ending in (Ending.HANDED_IN, Ending.ARCHIVED):
        with _as(filler, made, 3, 26, "报送"):
            handovers.submit(made.unit, made.year)
    if ending is Ending.ARCHIVED:
        with _as(people.of_bureau(county), made, 4, 18, "财政审核"):
            answer = handovers.Answer(stages.AGREED, _AGREED)
            handovers.answer(made.unit, made.year, answer)
        with _as(filler, made, 12, 5, "归档"):
            archive(made.unit, made.year)


def _write(made: MadeYear) -> None:
    """The passages that the unit wrote itself; every other confirmed as it is drafted."""
    for code, markup in made.plan.passages.items():
        now = current(made.unit, made.year)
        view = report_view(now, confirmed_figures(now))
        keep(now, next(one for one in view.passages if one.code == code), markup, 0)
    now = current(made.unit, made.year)
    confirm_all(now, report_view(now, confirmed_figures(now)))


@dataclass(frozen=True, slots=True)
class _People:
    """The accounts of a unit, those of its finance bureau apart."""

    all: Sequence[Account]
    unit: Unit

    @classmethod
    def of(cls, made: MadeYear) -> _People:
        granted = Account.objects.filter(grants__unit=made.unit).distinct().order_by("pk")
        return cls(tuple(granted), made.unit)

    def holding(self, role: Role) -> Account:
        return Account.objects.filter(grants__unit=self.unit, grants__role=role).earliest("pk")

    def of_bureau(self, county: County) -> Account:
        desk = Grant.objects.filter(role=Role.BUREAU_DESK, unit__code=county.bureau)
        return desk.earliest("pk").account


@contextmanager
def _as(who: Account, made: MadeYear, month: int, day: int, action: str) -> Iterator[None]:
    """What this person does on a day of the year after, dated of that day."""
    at = datetime.combine(date(made.year + 1, month, day), time(10, 30), _ZONE)
    with acting(WHOLE, Actor(who.pk, who.name), action), _dated(at):
        yield


@contextmanager
def _dated(at: datetime) -> Iterator[None]:
    """Versions, signatures and handovers that are made meanwhile bear this date."""

    def date_it(sender: type[Model], instance: Any, **_: object) -> None:
        field = _DATED.get(sender)
        if field and instance._state.adding:
            setattr(instance, field, at)

    pre_save.connect(date_it, weak=False)
    try:
        yield
    finally:
        pre_save.disconnect(date_it)
