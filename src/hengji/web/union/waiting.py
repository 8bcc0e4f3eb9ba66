"""What waits on the union's line: to be signed, handed in, answered by the upper union."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max
from django.urls import reverse

from hengji.composition.layout import Signer
from hengji.web.accounts.models import Account
from hengji.web.accounts.permissions import may
from hengji.web.shell.waiting import Waiting
from hengji.web.union.freezing import LineState, Standing, standing_of
from hengji.web.union.models import LineVersion
from hengji.web.union.signing import may_sign
from hengji.web.units.models import Unit


def waiting(account: Account) -> Iterator[Waiting]:
    """Three queries, however many units."""
    newest = LineVersion.objects.values("unit_id", "year").annotate(last=Max("pk"))
    found = (
        LineVersion.objects.filter(pk__in=newest.values("last"))
        .select_related("unit", "handover")
        .prefetch_related("signatures")
        .defer("findings")
    )
    for one in found:
        words = _words(account, one.unit, standing_of(one))
        if words:
            kwargs = {"code": one.unit.code, "year": one.year}
            yield Waiting(
                one.unit.name, one.year, words, reverse("union:line_versions", kwargs=kwargs)
            )


def _words(account: Account, unit: Unit, stands: Standing) -> str:
    match stands.state:
        case LineState.TO_SIGN if stands.due and may_sign(account, unit, stands.due):
            return f"报上级工会的定稿等您签字（{stands.due.duty}）"
        case LineState.SIGNED if may(account, "unit.fill", unit):
            return "报上级工会的签字已齐，请报送"
        case LineState.RETURNED if may(account, "unit.fill", unit):
            return "上级工会退回修改，请改好后另出新版"
        case LineState.SUBMITTED:
            upper = next((s for s in stands.steps if s.signer is Signer.UPPER), None)
            if upper is not None and may_sign(account, unit, upper):
                return "工会预算绩效自评已报送，等您答复"
    return ""
