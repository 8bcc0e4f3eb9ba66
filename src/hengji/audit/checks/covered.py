"""What was to be covered and what was, beside a claim that all of it is."""

from __future__ import annotations

from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.units import Kind, count_alike
from hengji.report.facts import Fact

_DUE = lazy_pattern(
    r"(?<![供响适相对反效])应(?![急当届用对])[一-鿿]{1,8}$|(?:共有|现有|总共|在册)[一-鿿]{2,12}$"
    r"|(?:全[县市区镇乡州省]|辖区内?|所辖)(?:共|内|的)?$"
)
_DONE = lazy_pattern(r"实际|实[参训到查检]|已|完成")
_REACH = 16
"""Characters behind the second figure in which the same thing is named again."""
_OF_ALL = lazy_pattern(r"[一-鿿]{0,8}中(?:有)?，?(?:已|实际)")
_SOME_ONLY = lazy_pattern(r"以上|以下|重点|规模|符合|示范|困难|试点|主要|特殊|企业|单位")
"""Where the claim is of some of them only: 百人以上企业."""
_DEED = lazy_pattern(r"(?:已|实际|实)(?P<deed>[一-鿿]{2,6})$")
_THING = lazy_pattern(r"(?:共有|现有|总共|在册)(?P<thing>[一-鿿]{2,12})$")


def covered(
    text: str, figures: list[Fact], claimed: tuple[int, int]
) -> tuple[Fact, Fact] | None:
    """What is to be covered and what was, counted alike and next to each other.

    ``claimed`` is where the sentence of the claim begins and where the claim stands.
    """
    counted = [f for f in figures if f.figure.kind is Kind.COUNT and f.figure.is_exact]
    for whole, part in zip(counted, counted[1:], strict=False):
        due = _DUE.search(text, 0, whole.place.start or 0)
        between = text[whole.place.end or 0 : part.place.start or 0]
        if not due or not count_alike(whole.figure.unit, part.figure.unit):
            continue
        first = whole is counted[0]
        if not first and due.group()[0] in "全辖所":
            continue  # what stands between is what the claim is about
        if _DONE.search(between) and _is_same(text, (whole, part), due.group(), claimed):
            return whole, part
    return None


def _is_same(text: str, pair: tuple[Fact, Fact], due: str, claimed: tuple[int, int]) -> bool:
    """Is the claim about these two? It names the thing again, or the deed, or comes first."""
    whole, part = pair
    between = text[whole.place.end or 0 : part.place.start or 0]
    begin, at = claimed
    said = text[begin:at]
    first = at < (whole.place.start or 0) and not _SOME_ONLY.search(said)
    if due[0] in "全辖所":
        return first and _OF_ALL.match(between) is not None
    thing = _THING.search(due)
    if thing is None or thing["thing"] in text[part.place.end or 0 :][:_REACH]:
        return True
    deed = _DEED.search(between)
    return at < (whole.place.start or 0) and deed is not None and deed["deed"][:2] in said
