"""What is still missing between the scored year and the one handed in."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hengji.web.evaluation.stages import due, steps
from hengji.web.evaluation.versions import standing
from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit, UnitYear, YearState


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """The next thing to be done for signing and handing in."""
    own = UnitYear.objects.filter(unit=unit, year=year).select_related("unit").first()
    start = reverse("evaluation:signing", kwargs={"code": unit.code, "year": year})
    state = own.state if own else ""
    if own is None or state not in (YearState.SIGNED, YearState.TO_SIGN, YearState.SUBMITTED):
        if state != YearState.ARCHIVED:
            yield Missing("还没有形成定稿。", start)
        return
    handover = reverse("evaluation:handover", kwargs={"code": unit.code, "year": year})
    if state == YearState.SIGNED:
        yield Missing("签字已齐，还没有报送。", handover)
        return
    version = standing(own)
    step = due(steps(version)) if version else None
    if version is None:
        yield Missing("已提交签字，还没有形成定稿。", start)
    elif step is not None and not step.outside:
        yield Missing(f"等“{step.duty}”签字。", start)
    elif step is not None and state == YearState.SUBMITTED:
        yield Missing("已报送，等财政部门的审核结论。", handover)
