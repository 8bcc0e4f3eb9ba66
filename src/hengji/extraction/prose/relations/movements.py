"""Changes told without a difference: from one figure to another, no change, only up or down."""

from __future__ import annotations

from collections.abc import Iterator

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.labels import stripped
from hengji.extraction.prose.relations.bases import (
    Against,
    base_of,
    current_of,
    statement_start,
)
from hengji.extraction.prose.relations.reach import low
from hengji.extraction.prose.relations.verbs import BASE, STEP, VERB, direction_of
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Basis
from hengji.report.relations import Change, Direction

_CARRIED = "上年结转"
_FROM_TO = lazy_pattern(
    rf"[由从](?P<said>[^，；。ⓂⒸⓇ]{{0,16}})(?P<base>[ⓂⒸⓇ])[^，；。ⓂⒸⓇ]{{0,8}}?(?:{VERB})(?:到|至|为|成)+了?[^，；。ⓂⒸⓇ]{{0,10}}?(?P<current>[ⓂⒸⓇ])"
)
_ADJUSTED = lazy_pattern(
    r"[由从](?P<said>[^，；。ⓂⒸⓇ]{0,16})(?P<base>Ⓜ)[^，；。ⓂⒸⓇ]{0,8}?(?:调整|变更|追加|变)(?:到|至|为|成)+了?"
    r"[^，；。ⓂⒸⓇ]{0,10}?(?P<current>Ⓜ)"
)
_RESET = lazy_pattern(
    r"[由从](?P<said>[^，；。ⓂⒸⓇ]{0,16})(?P<base>[ⒸⓇ])[^，；。ⓂⒸⓇ]{0,8}?(?:调整|变更|变化|核定|变)(?:到|至|为|成)+了?"
    r"[^，；。ⓂⒸⓇ]{0,10}?(?P<current>[ⒸⓇ])，(?=[^，；。ⓂⒸⓇ]{0,4}(?:增|减|升|降|上升|下降|提高))"
)
_FLAT = lazy_pattern(
    rf"(?:较|比|与|同|和)(?P<base>[^，。；：较比与和ⓂⓇⒸⓃⓅ]{{0,14}}?(?:{BASE})[^，。；：ⓂⓇⒸⓃⓅ]{{0,14}}?)(?P<figure>[ⓂⒸⓃⓇ])?"
    r"(?:相比较?|比较|对比|比)?，?(?P<nearly>基本|大致|总体)?(?:保持)?(?:持平|一致|相同|相等|无变化|没有变化|无增减变?化?|未发生变化|零增长)"
)
_DIFFERING = lazy_pattern(
    r"(?P<said>(?:年初|全年|调整)?预算数?)为?(?P<base>Ⓜ)，(?:支出|收入)?决算数?为?(?P<current>Ⓜ)，"
    r"(?:预决算)?差异率为?(?P<rate>Ⓡ)"
)
_FLATLY = ("持平", "一致", "相同", "相等", "变化", "增减", "零增长")
"""One of these every such statement has."""
_WORDLESS = lazy_pattern(
    rf"(?:较|比|与)(?P<base>[^，。；：较比与ⓂⓇⒸⓃⓅ]{{0,6}}?(?:上年|去年|上一年|年初预算|预算)[^，。；：ⓂⓇⒸⓃⓅ增减下上降]{{0,8}}?)(?:相比)?，?"
    rf"(?P<how>均?(?:有所|略有|明显|大幅度?|小幅|稍有|显著|逐年))(?:{VERB})"
)


_VAGUELY = ("所", "略", "明显", "幅", "稍", "显著", "逐年")
"""One of these every such statement has."""


def _from(text: str, start: int, end: int) -> bool:
    """The word that such statements begin with; most sentences are without it."""
    return text.find("由", start, end) >= 0 or text.find("从", start, end) >= 0


def moved(bound: Bound, start: int, end: int, spent: set[int]) -> Iterator[Change]:
    """由 2 万元增加到 3 万元, with the amount or rate that may follow."""
    if not _from(bound.text, start, end):
        return
    told = [
        *_FROM_TO.finditer(bound.text, start, end),
        *_RESET.finditer(bound.text, start, end),
    ]
    for match in told:
        base, current = (
            bound.fact_at(match.start("base")),
            bound.fact_at(match.start("current")),
        )
        if base.figure.kind is not current.figure.kind:
            continue
        amount = rate = None
        worded = "verb" in match.re.groupindex
        last = match.end("current")
        step = (
            STEP.match(bound.text, last + 1, end)
            if bound.text[last : last + 1] == "，"
            else None
        )
        if not (worded or step):
            continue
        if step:
            fact = bound.fact_at(step.start("figure"))
            spent.add(bound.passage.index_at(step.start("figure")))
            is_rate = fact.figure.unit.symbol in ("%", "‰")
            amount, rate = (None, fact) if is_rate else (fact, None)
            last = step.end()
        way = direction_of(match if worded else step or match)
        place = bound.place(bound.clause_start(match.start(), start), last)
        yield Change(current, base, amount, rate, way, stripped(match["said"]), place)


def adjusted(bound: Bound, start: int, end: int) -> Iterator[Change]:
    """全年预算由 100 万元调整为 120 万元, with the one adjustment told before it."""
    if not _from(bound.text, start, end):
        return
    for match in _ADJUSTED.finditer(bound.text, start, end):
        base, current = bound.fact_at(match.start("base")), bound.fact_at(match.end() - 1)
        before = [
            bound.facts[i] for i in bound.indices(max(start, low(match.start())), match.start())
        ]
        told = [f for f in before if f.basis is Basis.ADJUSTMENT]
        alone = len(told) == 1 and not any(f.term == _CARRIED for f in before)
        amount = told[0] if alone else None
        direction = Direction.UNSTATED
        if amount is not None and amount.term:
            direction = Direction.DOWN if "减" in amount.term else Direction.UP
        begin = bound.clause_start(match.start(), start, "；。" if amount else "，；：。(、")
        yield Change(
            current, base, amount, None, direction, stripped(match["said"]),
            bound.place(begin, match.end()), inferred=amount is not None,
        )  # fmt: skip


def flat(bound: Bound, start: int, end: int) -> Iterator[Change]:
    """与上年持平."""
    if not any([word in bound.text for word in _FLATLY]):
        return
    for match in _FLAT.finditer(bound.text, start, end):
        current, far = current_of(bound, start, match.start(), match.start(), None)
        at = match.start("figure")
        against = Against(match["base"], bound.fact_at(at) if at >= 0 else None, match.start())
        base, other = base_of(bound, against, current)
        yield Change(
            current, base, None, None, Direction.FLAT, match["base"],
            bound.place(statement_start(bound, start, match.start(), current), match.end()),
            inferred=far or other or bool(match["nearly"]),
        )  # fmt: skip


def differing(bound: Bound, start: int, end: int) -> Iterator[Change]:
    """年初预算数 20 万元，决算数 21 万元，预决算差异率 5%."""
    if bound.text.find("差异率", start, end) < 0:
        return
    for match in _DIFFERING.finditer(bound.text, start, end):
        base, current, rate = (
            bound.fact_at(match.start(g)) for g in ("base", "current", "rate")
        )
        direction = (
            Direction.DOWN if current.figure.amount < base.figure.amount else Direction.UP
        )
        yield Change(
            current, base, None, rate, direction, match["said"],
            bound.place(bound.clause_start(match.start("base"), start), match.end()),
        )  # fmt: skip


def wordless(bound: Bound, start: int, end: int) -> Iterator[Change]:
    """较上年有所下降: a direction without a figure."""
    if not any([word in bound.text for word in _VAGUELY]):
        return
    for match in _WORDLESS.finditer(bound.text, start, end):
        if bound.text[match.end() : match.end() + 1] in ("Ⓜ", "Ⓡ", "Ⓒ", "了", "为"):
            continue
        current, far = current_of(bound, start, match.start(), match.start(), None)
        base, other = base_of(bound, Against(match["base"], None, match.start()), current)
        yield Change(
            current, base, None, None, direction_of(match), match["base"],
            bound.place(statement_start(bound, start, match.start(), current), match.end()),
            inferred=far or other,
        )  # fmt: skip
