"""Fill an empty installation with the county, unit by unit, year by year."""

from __future__ import annotations

from hengji.web.demonstration.aims import make_goals
from hengji.web.demonstration.finishing import finish
from hengji.web.demonstration.holdings import make_holdings
from hengji.web.demonstration.money import Pot, left_over, make_money
from hengji.web.demonstration.passing import pass_on, take_in
from hengji.web.demonstration.people import make_people, make_units, those_of_then
from hengji.web.demonstration.plan import County, PlannedUnit, county
from hengji.web.demonstration.telling import (
    make_property,
    make_reasons,
    make_statements,
    open_year,
    put_away,
)
from hengji.web.demonstration.union import make_union_book
from hengji.web.demonstration.work import make_work
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit


def load() -> None:
    """Fill an empty installation with the demonstration; one that has units is left alone."""
    with as_system("示范数据", "首次启动时载入"):
        if Unit.objects.exists():
            return
        whole = county()
        units = make_units(whole)
        make_people(whole, units)
        for plan in whole.budgeted:
            with those_of_then(plan, units[plan.code]):
                _years(whole, units[plan.code], plan)


def _years(whole: County, unit: Unit, plan: PlannedUnit) -> None:
    left: list[Pot] = []
    for year in whole.years:
        made = make_money(whole, unit, plan, year, left)
        if plan.code == whole.union:
            make_union_book(made)
        make_property(made)
        make_holdings(made)
        pass_on(whole, made)
        take_in(made)
        make_goals(whole, made)
        make_work(whole, made)
        make_statements(made)
        open_year(made, whole.profiles[year])
        make_reasons(made)
        if plan.ending(year).frozen:
            finish(whole, made)
        elif year != whole.years[-1]:
            put_away(made)
        left = left_over(made)
