"""What is still missing of the fiscal book."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hengji.web.budget.models import Adjustment, Appropriation, ImportBatch, Payment
from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """No budget, no payments, reasons not given, an import left half way. Four queries."""
    kwargs = {"code": unit.code, "year": year}
    of = {"unit": unit, "year": year, "book": "fiscal"}

    def sheet(name: str) -> str:
        return reverse("budget:sheet", kwargs={**kwargs, "key": name})

    if not Appropriation.objects.filter(stage="approved", **of).exists():
        yield Missing("年初预算没有填写。", sheet("appropriations"))
    if not Payment.objects.filter(**of).exists():
        yield Missing("支付没有填写：逐笔填写，或导入支付明细。", sheet("payments"))
    unsaid = Adjustment.objects.filter(reason="", **of).count()
    if unsaid:
        yield Missing(f"有 {unsaid} 笔预算调整没有写明原因。", sheet("adjustments"))
    waiting = ImportBatch.objects.filter(state__in=("uploaded", "checked"), **of).count()
    if waiting:
        words = f"有 {waiting} 个上传的文件还没有导入。"
        yield Missing(words, reverse("budget:imports", kwargs=kwargs))
