"""Self-evaluations that wait for a person: to be signed, handed in, judged by the bureau."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.models import Max
from django.urls import reverse

from hengji.composition.layout import Signer
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may
from hengji.web.evaluation.models import Signature, Version
from hengji.web.evaluation.signing import Step, may_sign
from hengji.web.shell.waiting import Waiting
from hengji.web.units.models import Unit, UnitYear, YearState

_MOVING: Final = (YearState.TO_SIGN, YearState.SIGNED, YearState.SUBMITTED)


def waiting(account: Account) -> Iterator[Waiting]:
    """Three queries, however many units."""
    years = UnitYear.objects.filter(state__in=_MOVING).select_related("unit")
    open_years = list(years.order_by("-year", "unit__code"))
    due = _due({(one.unit_id, one.year) for one in open_years}) if open_years else {}
    for own in open_years:
        words = _words(account, own.unit, own.state, due.get((own.unit_id, own.year)))
        if words:
            kwargs = {"code": own.unit.code, "year": own.year}
            yield Waiting(
                own.unit.name, own.year, words, reverse("evaluation:signing", kwargs=kwargs)
            )


def _words(account: Account, unit: Unit, state: str, step: Step | None) -> str:
    mine = step is not None and may_sign(account, unit, step)
    if state == YearState.SIGNED and may(account, "unit.fill", unit):
        return "自评报告的签字已齐，请报送"
    if step is None or not mine:
        return ""
    if state == YearState.TO_SIGN and not step.outside:
        return f"自评报告定稿等您签字（{step.duty}）"
    if state == YearState.SUBMITTED and step.outside:
        return "自评报告已报送，等您审核"
    return ""


def _due(wanted: set[tuple[int, int]]) -> dict[tuple[int, int], Step]:
    """The next step of the newest version of each unit's year."""
    newest = (
        Version.objects.filter(unit_id__in={unit for unit, _ in wanted})
        .values("unit_id", "year")
        .annotate(last=Max("pk"))
        .values_list("last", flat=True)
    )
    signed: dict[int, set[int]] = {}
    for version, position in Signature.objects.filter(version_id__in=newest).values_list(
        "version_id", "position"
    ):
        signed.setdefault(version, set()).add(position)
    found: dict[tuple[int, int], Step] = {}
    for pk, unit, year, chain in Version.objects.filter(pk__in=newest).values_list(
        "pk", "unit_id", "year", "inputs__chain"
    ):
        for at, one in enumerate(chain, 1):
            if at not in signed.get(pk, ()):
                signer = Signer[str(one["signer"]).upper()]
                found[unit, year] = Step(at, str(one["duty"]), signer, None)
                break
    return found
