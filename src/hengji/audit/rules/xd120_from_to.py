"""“较上年上升，由96%变为91%”：说的方向与由多少变为多少相反。

由多少“提高到”多少的，由增减变动一条核对；这里只看“变为”“调整为”这样不带方向的说法，
以及“呈下降趋势”后面并列的两年的数。
"""

from collections.abc import Iterator

from hengji.audit.checks.sentences import figures_by_sentence
from hengji.audit.checks.two_years import two_years
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
)
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.facts import Fact
from hengji.report.relations import Change, Direction

_UP = ("上升", "提高", "提升", "增加", "增长", "增至", "升至", "扩大")
_DOWN = ("下降", "降低", "减少", "压减", "压缩", "回落", "缩短", "缩减")
_SAID = lazy_pattern("|".join((*_UP, *_DOWN)))
_FROM = lazy_pattern(r"[由从][一-鿿\d]{0,8}$")
_NEAR = 10  # characters that may stand from 由 to the figure
_TURNS = ("变为", "变成", "变化为", "调整为", "调整到", "调整至", "转为")
_TO = lazy_pattern(f"[，,]?(?:{'|'.join(_TURNS)})")


@rule(
    "XD120",
    "说的方向与前后两数相反",
    severity=Severity.WARNING,
    basis=Identity("上升 ＝ 后数大于前数；下降 ＝ 后数小于前数"),
    message="写明“{claim}”，而由 {before} 变为 {after}，是{moved}",
    remedy="核对前后两个数和所说的方向。",
    needs="没有写明由多少变为多少",
    examples=(
        accepts("职工满意度较上年上升，由91%变为96%。"),
        rejects("职工满意度较上年上升，由96%变为91%。"),
        rejects("办公费支出较上年减少，从5.10万元调整为5.30万元。"),
        silent("职工满意度由91%变为96%。"),
        rejects("2024年度自评报告\n安全事故起数呈下降趋势，2024年7起，2023年5起。"),
        accepts("2024年度自评报告\n安全事故起数呈下降趋势，2024年5起，2023年7起。"),
        silent("2024年度自评报告\n三公经费逐年下降，职工满意度2024年为95%，2023年为93%。"),
    ),
)
def from_to(case: Case) -> Iterator[Outcome]:
    for one in two_years(case):
        place = one.paragraph.at(*one.claim)
        yield _judged(
            case, one.up, place, one.paragraph.text[slice(*one.claim)], (one.then, one.now)
        )
    if not _turns(case.report.prose.text):
        return
    told = {
        fact.place
        for one in case.report.relations_of(Change)
        if one.direction is not Direction.UNSTATED
        for fact in (one.current, one.base)
        if fact
    }
    for paragraph, begin, _, figures in figures_by_sentence(case.report, _turns):
        for before, after in zip(figures, figures[1:], strict=False):
            if before.place in told and after.place in told:
                continue
            if not _from_to(paragraph.text, before, after):
                continue
            said = list(_SAID.finditer(paragraph.text, begin, before.place.start or 0))
            ways = {m.group() in _UP for m in said}
            if len(ways) != 1:
                continue
            claim, up = said[-1], ways == {True}
            yield _judged(case, up, paragraph.at(*claim.span()), claim.group(), (before, after))


def _turns(text: str) -> bool:
    return any([word in text for word in _TURNS])


def _judged(case: Case, up: bool, place: Place, claim: str, pair: tuple[Fact, Fact]) -> Outcome:
    """``pair`` are the figures before and after."""
    before, after = pair
    then, now = (case.span(fact.figure) for fact in pair)
    if not (now.below(then) if up else now.above(then)):
        return passed()
    moved = "下降" if up else "上升"
    return breach(place, after, before, claim=claim, before=before, after=after, moved=moved)


def _from_to(text: str, before: Fact, after: Fact) -> bool:
    if before.figure.kind is not after.figure.kind:
        return False
    if not _TO.fullmatch(text, before.place.end or 0, after.place.start or 0):
        return False
    start = before.place.start or 0
    return _FROM.search(text, max(0, start - _NEAR), start) is not None
