"""The figures of a change that stand before a reason, in a named year, or behind it."""

from __future__ import annotations

import re

from hengji.extraction.prose.bound import Bound
from hengji.extraction.prose.relations.bases import Against, current_of
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind
from hengji.report.facts import Basis, Fact

_REASONED = lazy_pattern(
    r"，[^，；。ⓂⓇⒸⓃ]{0,16}(?:原因|主要)(?:是|为|：)+[^；。ⓂⓇⒸⓃ]{1,60}，(?:也|又|且)?$"
)
_REACHED = lazy_pattern(r"，(?:达到?了?|增至|增加到|降至|减至|为)Ⓜ")
_TWO_YEARS = lazy_pattern(r"，其中：?[^，。；Ⓜ]{1,14}(?P<one>Ⓜ)，[^，。；Ⓜ]{1,14}(?P<other>Ⓜ)")
_LAST_YEAR = lazy_pattern(
    r"(?:，(?:增收|减收|增支|减支|净增|净减)[ⓂⒸ])?，(?:而)?(?:上年|去年)(?:同期)?(?:数)?[为是]?(?P<base>[ⓂⒸ])"
)
_LAST, _THIS = "(?:上年|去年)(?:同期)?", "(?:本年|今年|当年)"
_INSIDE = lazy_pattern(
    rf"\((?:{_LAST}[^，。；()ⓂⒸⓇ]{{0,8}}(?P<base>[ⓂⒸ])(?:[，、]{_THIS}[^，。；()ⓂⒸⓇ]{{0,8}}(?P<now>[ⓂⒸ]))?"
    rf"|{_THIS}[^，。；()ⓂⒸⓇ]{{0,8}}(?P<first>[ⓂⒸ])[，、]{_LAST}[^，。；()ⓂⒸⓇ]{{0,8}}(?P<then>[ⓂⒸ]))\)"
)
_YEAR_NAMED = re.compile(r"(?:^|[，；。])((?:19|20)\d\d)年度?(?:的|又)?$")


def gone_back(bound: Bound, start: int, against: Against, kind: Kind | None) -> Fact | None:
    """决算数Ⓜ，决算数小于预算数的原因是…，与上年相比减少: of the figure before the reason.

    Or, of 与上年Ⓜ相比下降Ⓡ, the one figure of the same kind of money that is this year's.
    """
    if against.figure is not None and against.figure.term:
        own = [
            f
            for f in bound.facts
            if (f.term, f.scope) == (against.figure.term, against.figure.scope)
            and f.basis in (Basis.FINAL, Basis.UNSTATED)
            and f.place != against.figure.place
        ]
        return own[0] if len({f.figure.amount for f in own}) == 1 else None
    reason = _REASONED.search(bound.text, start, against.start)
    if reason is None or "年" not in against.wording or "预算" in against.wording:
        return None
    at = reason.start() + 1
    return current_of(bound, start, at, at, kind)[0]


def of_year_named(bound: Bound, start: int, head: int, current: Fact) -> Fact | None:
    """2023年较2022年增加, in a report on 2024: the figure of the year that is named."""
    named = _YEAR_NAMED.search(bound.text, max(start, head - 12), head)
    year = int(named[1]) if named else None
    if year is None or current.year == year:
        return current
    found = [
        f
        for f in bound.facts
        if (f.term, f.year, f.scope) == (current.term, year, current.scope) and f.term
    ]
    return found[-1] if len({f.figure.amount for f in found}) == 1 else None


def told_behind(
    bound: Bound, start: int, end: int, current: Fact | None, base: Fact | None
) -> tuple[Fact | None, Fact | None, int]:
    """What the words behind a change, from ``start`` to ``end``, add to it; where they end.

    Both years may stand in a bracket behind the amount, before the rate.
    """
    text = bound.text
    if current is None and (reached := _REACHED.match(text, end)):
        current, end = bound.fact_at(reached.end() - 1), reached.end()
    if current is None and base is None and (told := _TWO_YEARS.match(text, end)):
        current, base = _by_year(*(bound.fact_at(told.start(g)) for g in ("one", "other")))
        end = told.end() if current else end
    if base is None and (told := _INSIDE.search(text, start, end) or _INSIDE.match(text, end)):
        now, then = (told["now"] and "now") or "first", "base" if told["base"] else "then"
        if current is None and told[now]:
            current = bound.fact_at(told.start(now))
        if current:
            base, end = bound.fact_at(told.start(then)), max(end, told.end())
    if current and base is None and (told := _LAST_YEAR.match(text, end)):
        base, end = bound.fact_at(told.start("base")), told.end()
    return current, base, end


def _by_year(one: Fact, other: Fact) -> tuple[Fact | None, Fact | None]:
    """Two years told behind a change, 其中2023年…，2024年…: the later one is what changed."""
    if not one.year or not other.year or abs(one.year - other.year) != 1:
        return None, None
    return (one, other) if one.year > other.year else (other, one)
