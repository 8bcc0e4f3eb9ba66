"""Edited passages: figures typed by hand, wordings left over from last year.

A figure typed by hand belongs to no record: it is bound to a field, or somebody confirms
it. Both are marked by where they stand in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from hengji.composition.markup import Slot, parse
from hengji.composition.runs import FigureField

_UNITS = (
    "亿元|万元|千元|元|个百分点|百分点|%|％|‰|平方米|㎡|公里|万人次|人次|场次|万人|人|名|位|场|次|个|家|"
    "份|册|期|件|项|户|辆|台|套|处|条|起|批|天|小时|倍|分"
)
_NUMBER = re.compile(rf"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?:余|多)?(?:{_UNITS})?")
# numbers that are no figures: years, days, ordinals, list numbers, numbers of documents
_NO_FIGURE = re.compile(
    r"(?:20|19)\d\d(?:年度|年|[-－—～])|\d{1,2}月(?:份|\d{1,2}日)?|\d{1,2}日"
    r"|第\s*\d+|〔\d{4}〕\s*\d+\s*号|\[\d{4}\]\s*\d+\s*号|^\s*[（(]?\d{1,2}[）)、.．](?!\d)"
    r"|《[^》]*》|“[^”]*\d[^”]*”(?=活动|行动|工程|计划|精神)",
    re.MULTILINE,
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")


@dataclass(frozen=True, slots=True)
class HandFigure:
    """A figure typed by hand, by its place in the markup.

    ``candidates`` are the keys of fields that print the same; ``confirmed``: somebody has
    said that it is right as it stands.
    """

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Stale:
    """A wording left over from last year's text, and the field or word to put there."""

    start: int
    end: int
    text: str
    suggestion: str


def hand_figures(
    markup: str, fields: Mapping[str, FigureField], confirmed: Collection[str] = ()
) -> tuple[HandFigure, ...]:
    """Every figure in plain text that no field prints. ``confirmed`` holds texts as typed."""
    by_text = _by_text(fields)
    found: list[HandFigure] = []
    for offset, text in _plain_parts(markup):
        skipped = [one.span() for one in _NO_FIGURE.finditer(text)]
        for number in _NUMBER.finditer(text):
            start, end = number.span()
            if any(a < end and start < b for a, b in skipped):
                continue
            typed = number.group()
            found.append(
                HandFigure(
                    offset + start,
                    offset + end,
                    typed,
                    by_text.get(_folded(typed), ()),
                    typed in confirmed,
                )
            )
    return tuple(found)


def bound(markup: str, fields: Mapping[str, FigureField]) -> str:
    """The markup with every figure made a field that exactly one field prints.

    Given last year's fields, last year's text becomes one that this year's facts fill.
    """
    made = markup
    for one in reversed(hand_figures(markup, fields)):
        if len(one.candidates) == 1:
            key = one.candidates[0]
            bare = _folded(one.text) != _folded(fields[key].printed)
            made = f"{made[: one.start]}{Slot(key, bare)}{made[one.end :]}"
    return made


def stale_wording(
    markup: str, year: int, former_names: Mapping[str, str] | None = None
) -> tuple[Stale, ...]:
    """What a text of last year still says of last year. ``year`` is this fiscal year.

    Last year becomes this year, the year before it last year, this year next year.
    ``former_names``: names that are no longer right, with what to put for each.
    """
    moved = {year - 2: Slot("prior_year"), year - 1: Slot("year"), year: Slot("next_year")}
    found: list[Stale] = []
    for offset, text in _plain_parts(markup):
        for one in _YEAR.finditer(text):
            slot = moved.get(int(one[1]))
            if slot:
                at = offset + one.start(), offset + one.end()
                found.append(Stale(*at, one[1], str(slot)))
        for name, better in (former_names or {}).items():
            for met in re.finditer(re.escape(name), text):
                found.append(Stale(offset + met.start(), offset + met.end(), name, better))
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def renewed(markup: str, stale: Collection[Stale]) -> str:
    """The markup with these suggestions taken; what overlaps one before it is left."""
    made: list[str] = []
    end = 0
    for one in sorted(stale, key=lambda one: one.start):
        if one.start >= end:
            made += [markup[end : one.start], one.suggestion]
            end = one.end
    return "".join(made) + markup[end:]


def _plain_parts(markup: str) -> Iterator[tuple[int, str]]:
    """The plain texts between fields, each with where it begins."""
    at = 0
    for part in parse(markup):
        if isinstance(part, str):
            yield at, part
        at += len(part if isinstance(part, str) else str(part))


def _folded(text: str) -> str:
    return text.replace(",", "").replace("％", "%").replace("平方米", "㎡")


def _by_text(fields: Mapping[str, FigureField]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, field in fields.items():
        if field.text:
            with_unit = (
                field.text if field.text.endswith("%") else field.text + field.unit.symbol
            )
            for text in {_folded(with_unit), _folded(field.text)}:
                found.setdefault(text, []).append(key)
    return {text: tuple(keys) for text, keys in found.items()}
