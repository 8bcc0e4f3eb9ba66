"""What differs between two form families: what is handed in, forms, outline, limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from hengji.composition.layout import Layout, RowSpec, SheetSpec
from hengji.composition.layouts import layout
from hengji.profiles import Profile, profile


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where (Chinese), and what each side has there; ``""`` for nothing."""

    where: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.where}：{self.first or '（无）'} → {self.second or '（无）'}"


def differences(first: str | Layout, second: str | Layout) -> tuple[Difference, ...]:
    """What differs between two families, by their keys or layouts, in the forms' order."""
    one, other = (layout(a) if isinstance(a, str) else a for a in (first, second))
    return (
        *_layouts(one, other),
        *_profiles(first if isinstance(first, str) else "", second),
    )


def _layouts(one: Layout, other: Layout) -> Iterator[Difference]:
    names = {s.key: s.name for s in (*one.sheets, *other.sheets)} | {"report": "自评报告"}
    yield from _lists(
        "送审的内容", [names[k] for k in one.order], [names[k] for k in other.order]
    )
    if one.title != other.title:
        yield Difference("报告标题", one.title, other.title)
    yield from _lists(
        "报告提纲", [s.heading for s in one.outline], [s.heading for s in other.outline]
    )
    for key in dict.fromkeys((*one.order, *other.order)):
        if key in one.order and key in other.order and key != "report":
            yield from _sheets(one.sheet(key), other.sheet(key))


def _sheets(one: SheetSpec, other: SheetSpec) -> Iterator[Difference]:
    yield from _lists(
        f"{one.name}的表头和表尾",
        [line.text for line in (*one.above, *one.below)],
        [line.text for line in (*other.above, *other.below)],
    )
    yield from _lists(f"{one.name}的行", _labels(one.rows), _labels(other.rows))
    mine, theirs = dict(one.levels), dict(other.levels)
    for level in dict.fromkeys((*mine, *theirs)):
        yield from _lists(f"{one.name}的{level}", mine.get(level, ()), theirs.get(level, ()))


def _labels(rows: Iterable[RowSpec]) -> list[str]:
    """What each row is called: its own words, marks and fields left out."""
    made = []
    for row in rows:
        words = [c for c in row.cells if c not in ("<", "^", "") and not c.startswith("{{")]
        made.append("｜".join(w.strip("　~").replace("\n", "") for w in words))
    return made


def _lists(where: str, first: Iterable[str], second: Iterable[str]) -> Iterator[Difference]:
    """Runs of entries that only one side has, or that stand in each other's place."""
    one, other = list(first), list(second)
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(where, "；".join(one[a:b]), "；".join(other[c:d]))


def _profiles(first: str, second: str | Layout) -> Iterator[Difference]:
    """Weights, grades and limits, where both are families of the packaged data."""
    if not first or not isinstance(second, str):
        return
    one, other = profile(first), profile(second)
    for where, mine, theirs in (
        ("各一级指标的分值", _weights(one), _weights(other)),
        ("评价等次", _grades(one), _grades(other)),
        ("界限", _limits(one), _limits(other)),
    ):
        yield from _lists(where, mine, theirs)


def _weights(one: Profile) -> list[str]:
    return [f"{name} {points} 分" for name, points in one.weights.items()]


def _grades(one: Profile) -> list[str]:
    return [f"{band.name} {band.low}～{band.high}" for band in one.grades]


def _limits(one: Profile) -> list[str]:
    return [f"{limit.note or key} {limit.value}" for key, limit in one.thresholds.items()]
