"""Do two figures of one term speak of the same matter? Labels decide, not the term alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from hengji.audit.case import Case
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact, Origin
from hengji.vocabulary import term

_LAYOUT = re.compile(r"[\s\d.,，、：:“”\"'‘’]+")
_SENTENCE = lazy_pattern(r"[。；;！？]")
_FROM = re.compile(r"[由从自](?:年初|上年|去年|原来|原|\d)|[较比]")
_FROM_SIGNS = frozenset("由从自较比")
"""One of these stands in whatever ``_FROM`` finds."""
_BRACKETS = str.maketrans({"(": "（", ")": "）"})


@cache
def _neutral() -> re.Pattern[str]:
    raw = tomllib.loads((files(__package__) / "restated.toml").read_text("utf-8"))
    words = sorted((str(w) for w in raw["neutral"]), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def same_matter(case: Case, one: Fact, other: Fact) -> bool:
    """Can the two be one fact stated twice: in two places, under labels that agree?

    Two values of a term in one paragraph or one table are about different things, or are
    compared there by other rules.
    """
    here, there = one.place, other.place
    if (here.document, here.block) == (there.document, there.block):
        return False
    labels = [_qualifier(case, fact) for fact in (one, other)]
    return labels[0] is not None and labels[0] == labels[1]


def moves_on(fact: Fact) -> bool:
    """Is it where a change begins (全年预算数由年初的100万元调整为…), or what is compared?"""
    told = fact.wording
    return not _FROM_SIGNS.isdisjoint(told) and bool(_FROM.search(_folded(told)))


def _qualifier(case: Case, fact: Fact) -> str | None:
    """What the label says before the term that narrows it; ``None`` if it never names it."""
    if fact.origin is not Origin.PROSE:
        return ""
    label = _folded(fact.wording)
    at = _last_of(fact.term, label)
    if at is None:
        told = _last_of(fact.term, _folded(_sentence(case, fact)))
        return None if told is None else ""
    if _FROM.search(label, at):
        return None
    before = _LAYOUT.sub("", _without_unit(case, label[:at]))
    return _neutral().sub("", before) if before else ""


def _without_unit(case: Case, label: str) -> str:
    """The label without the reporting unit's name, which may be given short (区总工会)."""
    name = _folded(case.report.unit.value) if case.report.unit else ""
    shortened = (name[start:] for start in range(len(name) - 2))
    return next((label.replace(one, "") for one in shortened if one in label), label)


def _last_of(name: str, text: str) -> int | None:
    """Where the last mention of the term begins, the longest wording of it."""
    known = term(name)
    found = [
        (at + len(wording), -at)
        for wording in (known.name, *known.wordings)
        if (at := text.rfind(_folded(wording))) >= 0
    ]
    return -max(found)[1] if found else None


def _folded(text: str) -> str:
    return _LAYOUT.sub("", text).translate(_BRACKETS)


def _sentence(case: Case, fact: Fact) -> str:
    """The sentence of a fact, up to the figure."""
    paragraph = case.report.paragraph_at(fact.place)
    return _SENTENCE.split(paragraph.text[: fact.place.start or 0])[-1] if paragraph else ""
