"""What is still missing of a self-evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hengji.web.evaluation.consolidating import NotAllSeen
from hengji.web.evaluation.current import Current, current
from hengji.web.evaluation.targets import Addresses
from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit

_SHOWN = 8


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """What the profile demands and is not given, the first of it; then what is not said."""
    start = reverse("evaluation:overview", kwargs={"code": unit.code, "year": year})
    try:
        now = current(unit, year)
    except NotAllSeen as hidden:
        yield Missing(f"{hidden}。", start)
        return
    if not now.evaluation.scores.rows:
        yield Missing("还没有可以自评的绩效指标。", start)
        return
    yield from _demands(now, start)
    at = Addresses.of(now.evaluation)
    if not now.evaluation.said.rectified:
        yield Missing("没有说明上年指出的问题怎样整改。", at.url("evaluation:rectification"))
    if not now.evaluation.said.problems:
        yield Missing("没有写存在的问题、原因和改进措施。", at.url("evaluation:problems"))
    if now.evaluation.said.details is None:
        yield Missing("没有填写填表人、填报日期等签字信息。", at.url("evaluation:people"))


def _demands(now: Current, start: str) -> Iterator[Missing]:
    loaded = now.evaluation
    at = Addresses.of(loaded)
    due = [
        (one, sheet.goals.project)
        for sheet in (loaded.scores, *loaded.inputs.project_scores)
        for one in sheet.outstanding
        if sheet.goals.project in at.projects or not sheet.goals.project
    ]
    for one, project in due[:_SHOWN]:
        yield Missing(f"{one.message}。", at.sheet(project, one.indicator or "execution"))
    if len(due) > _SHOWN:
        yield Missing(f"另有 {len(due) - _SHOWN} 项要补齐。", start)
