"""The wordings of the forms: columns by their headings, cells by their labels."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import product

from hengji.extraction.forms.cells import BEFORE_NAMES, bare, beginning_with, named
from hengji.report.forms import FormKind
from hengji.vocabulary.trie import trie_pattern


class Column(Enum):
    """What a column of an official form holds, by its heading."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    TARGET = "target"
    TARGET_ADJUSTED = "target_adjusted"
    ACTUAL = "actual"
    WEIGHT = "weight"
    LEVEL1_WEIGHT = "level1_weight"
    """The points of a level-1 heading in a column of their own."""
    SCORE = "score"
    DEDUCTED = "deducted"
    RATE = "rate"
    COMPLETION = "completion"
    REASON = "reason"
    STANDARD = "standard"
    MEASURE = "measure"
    NATURE = "nature"
    REMARK = "remark"
    NUMBER = "number"
    INITIAL = "initial"
    ADJUSTED = "adjusted"
    EXECUTED = "executed"
    EXPECTED = "expected"
    ACHIEVED = "achieved"
    POSTS = "posts"
    IN_POST = "in_post"
    POST_RATE = "post_rate"
    APPROVED_AREA = "approved_area"
    ACTUAL_AREA = "actual_area"
    AREA_RATE = "area_rate"
    PLANNED_COST = "planned_cost"
    ACTUAL_COST = "actual_cost"
    COST_RATE = "cost_rate"
    NAME = "name"
    POSITION = "position"
    WORKPLACE = "workplace"
    SIGNATURE = "signature"
    PRIOR_FINAL = "prior_final"
    """上年决算数; like the next two known by its words, not by a list."""
    THIS_BUDGET = "this_budget"
    THIS_FINAL = "this_final"

    __hash__ = object.__hash__  # members are single: no need to hash their names each time


class Label(Enum):
    """What a labelled cell of an official form holds, by its label."""

    UNIT = "unit"
    PROJECT = "project"
    YEAR = "year"
    TOTAL_ROW = "total_row"
    SCORE_ONLY = "score_only"
    SUBTOTAL = "subtotal"
    GRADE = "grade"
    FUND_TOTAL = "fund_total"
    FUND_INCOME = "fund_income"
    FUND_SPENDING = "fund_spending"
    FUND_SPENDING_ROWS = "fund_spending_rows"
    SIGN = "sign"
    COVER = "cover"
    OTHER = "other"

    __hash__ = object.__hash__  # as above


@dataclass(frozen=True, slots=True)
class Wordings:
    """``columns``: every meaning a heading may have. ``labels``: those of each kind.

    ``titled`` finds a title of any form, ``titles`` those of each. ``measures``: the units
    that a column of units may hold. ``states``: what is reached without a number (及时), no
    indicator's name.
    """

    columns: dict[str, tuple[Column, ...]]
    labels: dict[Label, frozenset[str]]
    titled: re.Pattern[str]
    titles: tuple[tuple[FormKind, re.Pattern[str]], ...]
    measures: frozenset[str]
    states: frozenset[str]

    @property
    def field_labels(self) -> frozenset[str]:
        """Labels whose neighbour cell is their value."""
        found: frozenset[str] = frozenset()
        for label in (Label.UNIT, Label.PROJECT, Label.SIGN, Label.COVER, Label.OTHER):
            found |= self.labels[label]
        return found


@cache
def wordings() -> Wordings:
    """The wordings of ``wordings.toml``."""
    raw = tomllib.loads((files(__package__) / "wordings.toml").read_text("utf-8"))
    columns: dict[str, tuple[Column, ...]] = {}
    composed = {
        key: ["".join(one) for one in product(*parts)] for key, parts in raw["composed"].items()
    }
    for key, words in raw["columns"].items():
        for word in dict.fromkeys((*words, *composed.get(key, ()))):
            columns[word] = (*columns.get(word, ()), Column(key))
    return Wordings(
        columns,
        {Label(key): frozenset(map(bare, words)) for key, words in raw["labels"].items()},
        re.compile(trie_pattern(word for words in raw["titles"].values() for word in words)),
        tuple(
            (FormKind(kind), re.compile("|".join(map(re.escape, words))))
            for kind, words in raw["titles"].items()
        ),
        frozenset(raw["measures"]["units"]),
        frozenset(raw["measures"]["states"]),
    )


@cache
def field_labels() -> frozenset[str]:
    """Labels whose neighbour cell is their value."""
    return wordings().field_labels


_STAND = re.compile(r"^(?:(?:20\d\d|二〇\S{2})年(?:度)?|上年度?|本年度?|当年|去年)")
_STANDING = ("20", "二〇", "上年", "本年", "当年", "去年")
"""What a heading that names a year begins with."""
_PRIOR = re.compile(r"^(?:上年|去年)")
_FINAL = re.compile(r"决算|执行|支出数|实际支出")
_LONGEST_STAND = 6
"""决算数, 年初预算数: what may follow the year in a heading."""


def meanings(text: str) -> tuple[Column, ...]:
    """What a column so headed may hold; ``text`` without white space."""
    return _meant(bare(text))


def words_among(
    texts: Set[str],
) -> tuple[dict[str, tuple[Column, ...]], dict[str, frozenset[Label]]]:
    """The headings of columns and the labels among compact texts: what each means.

    The words that stand there as they are known are found all at once. Left to be asked one
    by one are those with more to them than letters, and those that name a year.
    """
    first, kinds, columns = _first_of_words(), _kinds(), wordings().columns
    headings = {text: columns[text] for text in columns.keys() & texts}
    labels = {text: kinds[text] for text in kinds.keys() & texts}
    for text in beginning_with(first, texts, texts):
        if text.isalpha() and not text.startswith(_STANDING):
            continue
        name = named(text)
        if meant := _meant(name):
            headings[text] = meant
        if name in kinds:
            labels[text] = kinds[name]
    return headings, labels


@cache
def _first_of_words() -> frozenset[str]:
    """What a heading or a label, without white space, may begin with."""
    known = (*wordings().columns, *_STANDING, *_kinds())
    return frozenset(one[0] for one in known) | BEFORE_NAMES


def _meant(name: str) -> tuple[Column, ...]:
    known = wordings().columns.get(name)
    if known or not name.startswith(_STANDING) or len(name) > 24:
        return known or ()
    stand = _STAND.match(name)
    if not stand:
        return ()
    rest = name[stand.end() :]
    if _PRIOR.match(name):
        final = _FINAL.search(rest) and len(rest) <= _LONGEST_STAND
        return (Column.PRIOR_FINAL,) if final else ()
    if _FINAL.search(rest) and len(rest) <= _LONGEST_STAND:
        return (Column.THIS_FINAL,)
    if "预算" in rest and len(rest) <= _LONGEST_STAND:
        return (Column.THIS_BUDGET,)
    return wordings().columns.get(rest, ())


@cache
def _kinds() -> dict[str, frozenset[Label]]:
    """Every label, and the kinds that it is of."""
    kinds = wordings().labels
    return {
        word: frozenset(kind for kind, known in kinds.items() if word in known)
        for word in frozenset().union(*kinds.values())
    }


NO_KINDS: frozenset[Label] = frozenset()


def labels_in(text: str) -> frozenset[Label]:
    """The kinds of label that this text, without white space, is."""
    if text[:1] not in _first_of_words():  # as most numbers
        return NO_KINDS
    found = _kinds().get(text)
    if found or text.isalpha():  # letters alone are bare
        return found or NO_KINDS
    return _kinds().get(bare(text), NO_KINDS)


def is_label(text: str, label: Label) -> bool:
    """Is this text, without white space, a label of this kind?"""
    return label in labels_in(text)


def kind_of_title(text: str) -> FormKind | None:
    """The form that a title names; ``text`` without white space."""
    known = wordings()
    if not known.titled.search(text):  # once through the text instead of once for each form
        return None
    return next((kind for kind, words in known.titles if words.search(text)), None)
