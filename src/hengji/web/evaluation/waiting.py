"""Self-evaluations that wait for a person: to be signed, handed in, answered; on each route."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.models import Max
from django.urls import reverse

from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may
from hengji.web.evaluation.models import Version
from hengji.web.evaluation.routes import ROUTES, Route
from hengji.web.evaluation.signing import may_sign
from hengji.web.evaluation.stages import Stage, Step, chain_steps, due, stage
from hengji.web.rows.models import Book
from hengji.web.shell.waiting import Waiting
from hengji.web.units.models import Unit, UnitYear, YearState

_MOVING: Final = (YearState.TO_SIGN, YearState.SIGNED, YearState.SUBMITTED)


def waiting(account: Account) -> Iterator[Waiting]:
    """Five queries, however many units."""
    years = UnitYear.objects.exclude(state=YearState.ARCHIVED)
    states = {(one.unit_id, one.year): one.state for one in years}
    newest = Version.objects.values("unit_id", "year", "book").annotate(last=Max("pk"))
    chains = dict(
        Version.objects.filter(pk__in=newest.values("last")).values_list("pk", "inputs__chain")
    )
    found = (
        Version.objects.filter(pk__in=chains)
        .select_related("unit")
        .prefetch_related("signatures", "handovers")
        .defer("inputs", "findings")
    )
    for one in found.order_by("-year", "unit__code", "book"):
        route, state = ROUTES[Book(one.book)], states.get((one.unit_id, one.year))
        if state is None or (route.moves_year and state not in _MOVING):
            continue
        chain = chain_steps(chains[one.pk], one.signatures.all())
        now = stage(chain, one.handovers.all())
        words = _words(account, one.unit, route, now, due(chain))
        if words:
            kwargs = {"code": one.unit.code, "year": one.year}
            url = reverse(f"{route.space}:signing", kwargs=kwargs)
            yield Waiting(one.unit.name, one.year, words, url)


def _words(account: Account, unit: Unit, route: Route, now: Stage, step: Step | None) -> str:
    match now:
        case Stage.TO_SIGN if step is not None and may_sign(account, unit, step):
            return f"{route.title}定稿等您签字（{step.duty}）"
        case Stage.SIGNED if may(account, "unit.fill", unit):
            return f"{route.title}的签字已齐，请报送"
        case Stage.RETURNED if may(account, "unit.fill", unit):
            return f"{route.title}被退回修改，请改好后另出新版"
        case Stage.SUBMITTED if step is not None and may_sign(account, unit, step):
            return f"{route.title}已报送，等您审核"
        case _:
            return ""
