"""Targets that the text tells with what was reached: 目标5座，实际完成4座."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.audit.checks.sentences import figures_by_sentence
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.document import Paragraph
from hengji.report.facts import Fact
from hengji.report.report import Report

_PLAN = "计划|目标|任务|应"
_PLANS = lazy_pattern(_PLAN)
_PLANNED = lazy_pattern(rf"(?:{_PLAN})[^，。；：\d]{{0,12}}$")
_REACHED = lazy_pattern(
    r"[，、（(]?(?:(?:截[至止])?(?:全年|年底|年末|\d+月底)，?)?(?:实际|实|已)[^，。；：\d]{0,12}"
)
_AT_MOST = lazy_pattern(
    r"不超过|以内|以下|控制|低于|少于|压缩|压减|减少|降低|下降|不高于|≤|<|＜"
)
_REACH = 24


def told_targets(report: Report) -> Iterator[tuple[Paragraph, Fact, Fact]]:
    """Every counted target and its result, side by side in one sentence; no upper limits."""
    for paragraph, begin, _, figures in figures_by_sentence(report, _PLANS.search):
        for target, actual in zip(figures, figures[1:], strict=False):
            if _are_pair(paragraph.text, begin, target, actual):
                yield paragraph, target, actual


def _are_pair(text: str, begin: int, target: Fact, actual: Fact) -> bool:
    one, other = target.figure, actual.figure
    if one.kind is not Kind.COUNT or one.unit != other.unit:
        return False
    start, end = target.place.start or 0, target.place.end or 0
    low = max(begin, start - _REACH)
    if not _PLANNED.search(text, low, start) or _AT_MOST.search(text, low, start):
        return False
    return _REACHED.fullmatch(text, end, actual.place.start or 0) is not None
