"""Headings that stand side by side, and what their numbers say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hengji.audit.case import Case
from hengji.kernel.patterns import lazy_pattern
from hengji.report.outline import Numbering, Section
from hengji.report.report import Report

_HAN = "零一二三四五六七八九十"
_UNCOUNTED = (Numbering.ATTACHMENT, Numbering.ORDINAL_WORD)


def siblings(case: Case) -> tuple[list[Section], ...]:
    """Headings under one parent in reading order, cut where numbering starts again at one.

    Headings without a parent belong together by their level: （四） and 四、 do not.
    """
    return case.once((siblings,), lambda: tuple(_siblings(case.report)))


def _siblings(report: Report) -> Iterator[list[Section]]:
    groups: dict[tuple[str, int], list[Section]] = {}
    for section in report.sections:
        if section.numbering in _UNCOUNTED:
            if ended := groups.pop((section.place.document, -1), None):
                yield ended  # an attachment starts afresh
            continue
        parent = -section.level if section.parent is None else section.parent
        group = groups.get((section.place.document, parent))
        if group is None or _starts_again(group, section):
            if group:
                yield group
            groups[section.place.document, parent] = [section]
        else:
            group.append(section)
    yield from groups.values()


def _starts_again(group: list[Section], section: Section) -> bool:
    before = group[-1]
    return (
        section.ordinal == 1 and before.ordinal is not None and not same_title(before, section)
    )


def same_title(one: Section, other: Section) -> bool:
    """Whether two headings say the same, numbering and punctuation aside."""
    return bool(bare(one)) and bare(one) == bare(other)


def bare(section: Section) -> str:
    """A heading's words without blanks and closing punctuation."""
    return "".join(section.title.split()).rstrip("。：:；;，")


_FIGURE_ALONE = lazy_pattern(r"\s*[-+]?\d[\d,，]*(?:\.\d+)?[%％]?\s*(?:\n|$)")


def of_scattered_table(case: Case, *sections: Section) -> bool:
    """Does a mere figure stand below one of these: the label of a row that came apart?"""
    return any(_FIGURE_ALONE.match(case.report.text_of(section)) for section in sections)


def printed(section: Section) -> str:
    """A heading as it stands there, shortened: ``六、部门整体支出绩效情况``."""
    title = section.title if len(section.title) <= 24 else f"{section.title[:24]}…"
    return f"{section.number}{title}"


def numbered_neighbours(group: list[Section]) -> Iterator[tuple[Section, Section, int]]:
    """Each numbered heading with the next one, and how many unnumbered stand between."""
    counted = [i for i, section in enumerate(group) if section.ordinal is not None]
    for i, j in pairwise(counted):
        yield group[i], group[j], j - i - 1


def is_main(section: Section) -> bool:
    """Whether a heading is one of the report's own divisions and no item of a list."""
    return section.level == 1 or (
        section.level == 2 and section.numbering is Numbering.HAN_BRACKET
    )


def han(number: int) -> str:
    """A small number in Chinese: 12 is 十二."""
    if number <= 10:
        return _HAN[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
