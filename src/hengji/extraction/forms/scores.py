"""Score tables of the author's own: a name, its points and its score in a row, no targets.

Such tables print headings with points of their own above the rows that make them up, or
list only what lost points. Rows whose points do not tell which is which are in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hengji.extraction.forms.cells import compact
from hengji.kernel.figures import Figure
from hengji.kernel.patterns import lazy_pattern
from hengji.report.facts import Fact
from hengji.report.forms import IndicatorRow

_TOTAL = re.compile(
    r"(?:以上|上述)?(?:各项|各?指标)?(?:合计|总计|共计|累计|综合)?(?:自评)?(?:总)?得分(?:合计|总计|共计)?"
    r"[:为是]?(\d{1,3}(?:\.\d+)?)分?"
)
_NUMBERING = lazy_pattern(
    r"(?P<chinese>[一二三四五六七八九十]+[、.])|(?P<bracketed>\([一二三四五六七八九十]+\))"
    r"|(?P<arabic>\d+[、.](?!\d))|(?P<inner>\(\d+\)|[①-⑳])|(?P<within>其中)"
)


def told_total(text: str) -> str | None:
    """The digits of ``以上各项合计得分99.7分`` in one cell or line, white space left out."""
    match = _TOTAL.match(text)
    if not match or not match.group(0).startswith(
        ("以上", "上述", "各项", "合计", "总计", "共计")
    ):
        return None
    rest = text[match.end() :]
    return match.group(1) if not rest or rest[0] in "。,;" else None


def settled(
    rows: Sequence[IndicatorRow],
    weight: Fact | None,
    score: Fact | None,
    *,
    levelled: bool = False,
) -> list[IndicatorRow]:
    """The rows that count, headings left out; all in doubt where the points do not tell.

    ``levelled``: headings have columns of their own, so that every row counts; only where
    the points are far from the total may rows without a deduction have been left out.
    """
    if weight is None and score is None:
        return [replace(row, certain=False) for row in rows]
    weighted = [row for row in rows if row.weight]
    if weighted and any(row.score for row in rows if row.weight is None):
        return [replace(row, certain=False) for row in rows]  # perhaps a heading's score
    if levelled and _near([row.weight for row in rows], weight):
        return list(rows)
    inner = list(_innermost(rows))
    plain = _adds_up([row.weight for row in rows], weight)
    if plain or len(inner) == len(rows) and not _levelled(rows):
        return list(rows)
    if _adds_up([row.weight for row in inner], weight):
        return inner
    return [replace(row, certain=False) for row in rows]


def _adds_up(weights: Sequence[Figure | None], total: Fact | None) -> bool:
    return total is not None and _sum(weights) == total.figure.digits


def _near(weights: Sequence[Figure | None], total: Fact | None) -> bool:
    if total is None or not all(weights):
        return False
    gap = abs(_sum(weights) - total.figure.digits)
    return gap * len(weights) <= total.figure.digits * _SLIPS


_SLIPS = 2
"""One row's points misprinted are off by no more than twice what a row has on average."""


def _sum(weights: Sequence[Figure | None]) -> Decimal:
    return sum((w.digits for w in weights if w), Decimal(0))


def _innermost(rows: Sequence[IndicatorRow]) -> Iterator[IndicatorRow]:
    """The rows that are no sum of the two or more rows right below them."""
    for i, row in enumerate(rows):
        if row.weight is None or not _heads(row.weight.digits, rows[i + 1 :]):
            yield row


def _heads(points: Decimal, below: Sequence[IndicatorRow]) -> bool:
    left = points
    for count, row in enumerate(below, 1):
        left -= row.weight.digits if row.weight else 0
        if left <= 0:
            return left == 0 and count > 1
    return False


def _levelled(rows: Sequence[IndicatorRow]) -> bool:
    """Are the rows numbered in more than one way?"""
    found = {
        match.lastgroup for row in rows if (match := _NUMBERING.match(compact(row.level3.text)))
    }
    return len(found) > 1
