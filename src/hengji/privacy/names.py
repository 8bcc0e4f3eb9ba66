"""Persons named beside need, illness or childhood. Honours (劳模, 工匠) are public: silent.

A name is taken for one only where its surroundings leave no other reading: two or more in
a row, or one followed by 同志, 家庭, 因病 and the like. 王某, 李×× and 张* are masked already.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.kernel.patterns import lazy_pattern
from hengji.report.wordings import occurrences


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """Names in a row (``start`` to ``end``) and the word that makes them sensitive.

    ``child`` tells children and pupils from grown-up recipients. ``shown`` are the names as
    results may print them: 周某某.
    """

    word: str
    count: int
    child: bool
    start: int
    end: int
    shown: tuple[str, ...] = ()


_NAME_REACH = 16
"""Characters a name, its title and the word before it may take."""
_ILLNESS_REACH = 20
"""Characters from 患 to the end of a disease's name."""


@dataclass(frozen=True, slots=True)
class _Words:
    """``sensitive`` are words of need, then of ``illness``: one pass finds all of them.

    ``opening`` is what ``beside`` may begin with.
    """

    sensitive: tuple[str, ...]
    illness: frozenset[str]
    children: frozenset[str]
    opening: frozenset[str]
    beside: re.Pattern[str]
    before_illness: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = tomllib.loads((files(__package__) / "names.toml").read_text("utf-8"))
    given = f"(?!女士|先生)[^\\W\\d_a-zA-Z某{''.join(raw['never_in_given_names'].split())}]"
    double = "|".join(raw["double_surnames"])
    surnames = "".join(raw["surnames"].split())
    name = f"(?:(?:{double}){given}{{1,2}}|[{surnames}]{given}{{1,2}}?)"
    full = f"[{surnames}]{given}(?:{given}|强)"
    links = "|".join(map(re.escape, raw["links"]))
    closers = "|".join(map(re.escape, raw["closers"]))
    illness = "|".join(raw["illness"])
    diseases = "|".join(raw["diseases"])
    received = "|".join(map(re.escape, raw["received"]))
    before = "|".join(raw["before_names"])
    polite = "(?:同志|女士|先生)?"
    ill = ("患", *raw["illness"])
    return _Words(
        (*raw["need"], *raw["children"], *ill),
        frozenset(ill),
        frozenset(raw["children"]),
        frozenset(one[0] for one in (*raw["links"], *raw["double_surnames"], *surnames)),
        lazy_pattern(
            f"(?:{links})?(?P<names>{name}(?:[、 ]{name})+"
            f"(?=等|送|发|{received}|[，。；、）)”]|$)"
            f"|{name}(?={closers}|等\\d)|{full}(?=[1一] ?[人名]|{received}))"
        ),
        lazy_pattern(
            f"(?:^|[，。；、：“（ ]|(?:{before})(?!金))"
            f"(?:(?P<names>{name}){polite}(?:{illness})"
            f"|(?P<full>{full}){polite}患(?!者)[^，。；、）患]{{0,10}}?(?:{diseases}))"
            f"|患[^，。；、）患的]{{0,8}}?(?:{diseases})症?的(?P<sick>{full})"
            f"(?={closers}|{received}|[，。；（(]|治|住院|申请|支付)"
        ),
    )


def named_people(text: str) -> Iterator[NamedPeople]:
    """Every row of names that stands beside need, illness or childhood."""
    words = _words()
    ends: set[int] = set()
    for start, end in occurrences(text, words.sensitive):
        word = text[start:end]
        if word in words.illness:
            yield from _ill(text, start, end, ends)
            continue
        if text[end : end + 1] not in words.opening:
            continue
        found = words.beside.match(text, end)
        if found and found.end() not in ends:
            ends.add(found.end())
            yield _people(word, word in words.children, found)


def _ill(text: str, start: int, end: int, ends: set[int]) -> Iterator[NamedPeople]:
    """Names before an illness, looked for only around a word that names one."""
    around = max(0, start - _NAME_REACH), end + _ILLNESS_REACH
    for found in _words().before_illness.finditer(text, *around):
        group = found.lastgroup or "names"
        if found.end(group) not in ends:
            ends.add(found.end(group))
            yield _people("患病", False, found, group)


def _people(word: str, child: bool, found: re.Match[str], group: str = "names") -> NamedPeople:
    names = re.split("[、 ]", found[group])
    shown = tuple(name[0] + "某" * (len(name) - 1) for name in names)
    return NamedPeople(word, len(names), child, *found.span(group), shown)
