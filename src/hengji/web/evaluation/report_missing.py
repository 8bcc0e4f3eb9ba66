"""What is still missing of a unit's report."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.web.evaluation.consolidating import NotAllSeen
from hengji.web.evaluation.current import current
from hengji.web.evaluation.report_outline import PassageView, confirmed_figures, report_view
from hengji.web.evaluation.targets import Addresses
from hengji.web.shell.steps import Missing
from hengji.web.units.models import Unit


def missing(unit: Unit, year: int) -> Iterator[Missing]:
    """Passages that lack facts, figures nobody vouched for, figures that moved; then how many
    passages are not confirmed.
    """
    try:
        now = current(unit, year)
    except NotAllSeen:
        return  # the step before says so
    if not now.has_forms or not now.evaluation.scores.rows:
        return
    at = Addresses.of(now.evaluation)
    passages = report_view(now, confirmed_figures(now)).passages
    for one in passages:
        if words := _words(one):
            yield Missing(f"报告“{one.title}”：{words}。", at.passage(one.code))
    waiting = sum(one.row is None and not one.lacking for one in passages)
    if waiting:
        yield Missing(f"报告还有 {waiting} 个段落没有确认。", at.report)


def _words(one: PassageView) -> str:
    if one.lacking:
        return f"缺{'、'.join(one.lacking)}"
    if one.edited and one.loose:
        typed = "、".join(dict.fromkeys(figure.text for figure in one.loose))
        return f"{typed}没有关联数据，也没有说明出处"
    if one.moved:
        return f"看过以后有 {len(one.moved)} 个数变了"
    return ""
