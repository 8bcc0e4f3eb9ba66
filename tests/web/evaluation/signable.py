"""A year that lacks nothing: ready to be frozen, signed and handed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import standing_of
from hengji.web.accounts.roles import Role
from hengji.web.evaluation import readiness, signing, versions
from hengji.web.evaluation.models import (
    Evaluator,
    Judgement,
    Problem,
    Rectification,
    SigningDetails,
    Statement,
    Topic,
    Version,
)
from hengji.web.evidence.models import ActivityRecord, Attainment, Binding
from hengji.web.rows.session import Actor, acting, as_system
from hengji.web.units.models import UnitYear, YearState
from web.books import YEAR
from web.evaluation.filled import Filled

URL = "/units/101001/years/2024/signing/"


def ready(year: Filled) -> Filled:
    """Everything that was asked for is given; the year is being evaluated."""
    of = {"unit": year.union, "year": YEAR}
    with as_system("准备"):
        UnitYear.objects.filter(**of).update(
            state=YearState.EVALUATING, frugality="公车统一派用，会议改为视频"
        )
        for topic in Topic:
            Statement.objects.create(**of, topic=topic, text="按规定办理，资金已按进度支付。")
        Problem.objects.create(
            **of, problem="年初预算编得不细", cause="项目论证不足", measure="下半年前做好论证"
        )
        Rectification.objects.create(**of, none_named=True)
        SigningDetails.objects.create(
            **of,
            filler="经办人甲",
            head="负责人甲",
            telephone="0730-1234567",
            bureau="青禾县财政局",
        )
        Evaluator.objects.create(**of, name="评价人员甲", duty="组长")
        late = year.indicator("困难职工帮扶覆盖率")
        Judgement.objects.create(**of, indicator=late, reason="两户迁出，下年按季核对名单")
        games = year.indicator("举办职工运动会")
        Attainment.objects.create(**of, indicator=games, value="10")
        record = ActivityRecord.objects.filter(unit=year.union).first()
        Binding.objects.create(**of, indicator=games, activity=record)
    return year


def as_person(year: Filled, role: Role, do: Callable[[Account], object]) -> object:
    """Do it as this person, within their scope."""
    person = year.person(role)
    with acting(standing_of(person).scope, Actor(person.pk, person.name), "test"):
        return do(person)


def frozen(year: Filled) -> Version:
    """Freeze it as the clerk, every warning answered."""

    def do(_: Account) -> Version:
        asked = readiness.readiness(year.union, YEAR).questions
        return versions.freeze(year.union, YEAR, {one.key: "核对无误" for one in asked})

    made = as_person(year, Role.CLERK, do)
    assert isinstance(made, Version)
    return made


def signed(year: Filled) -> Version:
    """Freeze it and have both sign."""
    version = frozen(year)
    for position, role in enumerate((Role.CLERK, Role.HEAD), 1):
        as_person(year, role, partial(_sign, version, position))
    return version


def _sign(version: Version, position: int, person: Account) -> object:
    return signing.sign(version, person, version.code, position)
