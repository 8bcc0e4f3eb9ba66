"""What is still missing of a unit's own particulars."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from hengji.web.shell.steps import Missing
from hengji.web.units.models import Staffing, Unit, UnitYear


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """The year not opened, codes not filled in, nobody counted. Two queries."""
    kwargs = {"code": unit.code, "year": year}
    here = reverse("units:basics", kwargs=kwargs)
    if not UnitYear.objects.filter(unit=unit, year=year).exists():
        yield Missing(f"{year} 年度还没有开启：选好表式后开启。", here)
        return
    if not unit.division:
        yield Missing("财政区划没有填写。", here)
    if not unit.credit_code:
        yield Missing("统一社会信用代码没有填写。", here)
    filled = Q(approved__isnull=False) | Q(count__isnull=False)
    if not Staffing.objects.filter(filled, unit=unit, year=year).exists():
        words = "人员编制没有填写：填编制数和实有人数。"
        yield Missing(words, reverse("units:staffing", kwargs=kwargs))
