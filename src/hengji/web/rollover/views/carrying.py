"""The wizard: what passes into the next year, and the old year laid aside."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hengji.composition import printing
from hengji.profiles import GENERIC, all_profiles
from hengji.web.accounts.permissions import demand, may
from hengji.web.evaluation.versions import NotNow
from hengji.web.rollover.carrying import Carried, Choice, carry, offer
from hengji.web.rollover.carrying import archive as lay_aside
from hengji.web.rollover.money import Left
from hengji.web.shell.place import Place, year_place
from hengji.web.units.forms import profiles_of
from hengji.web.units.models import YearState


def opened(request: HttpRequest, code: str, year: int) -> Place:
    """The year that an address names; 404 outside the scope, 403 without the fiscal book."""
    return year_place(request, code, year, "rollover", "unit.view_evaluation")


@require_http_methods(["GET", "HEAD", "POST"])
def carrying(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What may pass into the next year; what was chosen is entered at once."""
    place = opened(request, code, year)
    if request.method == "POST":
        demand(request.user, "unit.fill", place.unit)
        try:
            done = carry(place.unit, year, _choice(request))
        except NotNow as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _told(year + 1, done))
        return redirect(request.path)
    offered = offer(place.unit, year)
    state = offered.own.state if offered.own else ""
    more = {
        "place": place,
        "offer": offered,
        "after": year + 1,
        "money": [(one, _amount(one)) for one in offered.money],
        "fills": may(request.user, "unit.fill", place.unit),
        "profiles": profiles_of(year + 1),
        "chosen": _profile(offered.own.profile if offered.own else "", year + 1),
        "archives": state == YearState.SUBMITTED,
        "archived": state == YearState.ARCHIVED,
    }
    return render(request, "rollover/carrying.html", more)


def _amount(one: Left) -> str:
    return printing.money(printing.in_ten_thousands(one.amount))


def _profile(before: str, year: int) -> str:
    """The forms that hold for the year: the same as before where they still do, or where no
    others are known yet.
    """
    holding = [
        one.key
        for one in all_profiles()
        if one.first_year <= year <= (one.last_year or year)
        and one.key != GENERIC
        and not one.union
    ]
    chosen = before in holding or before == GENERIC
    return before if chosen or not holding else holding[0]


def _choice(request: HttpRequest) -> Choice:
    given = request.POST
    known = {one.key for one in all_profiles() if not one.union}
    profile = given.get("profile", "")
    if profile not in known:
        raise NotNow("请选择下年的表式。")
    rows = (one for one in given.getlist("rows") if one.isdecimal())
    return Choice(
        profile,
        frozenset(given.getlist("money")),
        frozenset(int(one) for one in rows),
        problems=given.get("problems") == "yes",
        details=given.get("details") == "yes",
        property=given.get("property") == "yes",
        assets=given.get("assets") == "yes",
    )


def _told(year: int, done: Carried) -> str:
    parts = [
        f"结转资金 {done.money} 笔" if done.money else "",
        f"指标 {done.rows} 条" if done.rows else "",
        f"待整改问题 {done.problems} 个" if done.problems else "",
        "填报与签字信息" if done.details else "",
        f"编制和车辆 {done.property} 项" if done.property else "",
        f"固定资产 {done.assets} 张卡片" if done.assets else "",
    ]
    told = "、".join(one for one in parts if one)
    return f"{year} 年度已开启，带入{told}。" if told else f"{year} 年度已开启，没有带入内容。"


@require_POST
def archive(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Lay the year aside."""
    place = opened(request, code, year)
    demand(request.user, "unit.fill", place.unit)
    try:
        lay_aside(place.unit, year)
    except NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{year} 年度已归档，全部数据只读。")
    return redirect(place.url("rollover:carrying"))
