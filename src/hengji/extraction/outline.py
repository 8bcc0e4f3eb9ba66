"""Numbered headings and what each section is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hengji.extraction.headings import Heading, headings_of
from hengji.extraction.roles import role_of
from hengji.kernel.values import builder, quickly_built
from hengji.report.document import Document
from hengji.report.outline import Numbering, Role, Section

_BRACKETED = {Numbering.HAN_BRACKET, Numbering.ARABIC_BRACKET, Numbering.PART}
_RANK = {style: rank for rank, style in enumerate(Numbering)}


def find_sections(documents: Sequence[Document]) -> tuple[Section, ...]:
    """Every heading with its numbering as printed, repeated or missing numbers kept."""
    sections: list[Section] = []
    for document in documents:
        _add_sections(document, sections)
    return tuple(sections)


@dataclass(slots=True)
class _Open:
    """A level that is open while headings are read: its last number and its styles.

    An author slips from （一） to （2）; both styles then belong to one level.
    """

    level: int
    ordinal: int | None
    styles: set[Numbering] = field(default_factory=set)
    index: int = 0


def _add_sections(document: Document, sections: list[Section]) -> None:
    start = len(sections)
    stack: list[_Open] = []
    headings = list(headings_of(document))
    following = _following(headings)
    levels: list[tuple[int, int | None]] = []
    for i, heading in enumerate(headings):
        if heading.numbering is Numbering.ATTACHMENT:
            stack.clear()
            levels.append((1, None))
            continue
        _descend(stack, heading, following[i])
        parent = stack[-2].index if len(stack) > 1 else None
        stack[-1].index = start + i
        levels.append((stack[-1].level, parent))
    end = document.blocks[-1].place.block + 1 if document.blocks else 0
    for i, heading in enumerate(headings):
        sections.append(
            _section(heading, *levels[i], _last(headings, levels, i, end), sections)
        )


def _last(
    headings: Sequence[Heading], levels: Sequence[tuple[int, int | None]], at: int, end: int
) -> int:
    """The last block of a section: where the next of its level or higher begins."""
    for i in range(at + 1, len(headings)):
        if levels[i][0] <= levels[at][0]:
            return max(headings[i].place.block, headings[at].place.block + 1)
    return max(end, headings[at].place.block + 1)


def _section(
    heading: Heading, level: int, parent: int | None, last: int, before: Sequence[Section]
) -> Section:
    """``before`` are the sections above, the parent among them."""
    above = before[parent].role if parent is not None else None
    return _new_section(
        heading.number,
        heading.ordinal,
        heading.numbering,
        level,
        heading.title,
        role_of(heading.title, above) or above or Role.OTHER,
        heading.place,
        heading.place.block,
        last,
        parent,
    )


@quickly_built
@dataclass(frozen=True, slots=True)
class _Ahead:
    """The numbers of the next 一、 and, before it, of the next （一）; ``None`` for none."""

    han: int | None = None
    bracketed: int | None = None


_new_section, _ahead = builder(Section), builder(_Ahead)


def _following(headings: Sequence[Heading]) -> list[_Ahead]:
    """For every heading what follows it."""
    found = [_Ahead()] * len(headings)
    last = _Ahead()
    for i in range(len(headings) - 1, -1, -1):
        found[i] = last
        ordinal = headings[i].ordinal or 0
        if headings[i].numbering is Numbering.HAN:
            last = _ahead(ordinal)
        elif headings[i].numbering is Numbering.HAN_BRACKET:
            last = _ahead(last.han, ordinal)
    return found


def _descend(stack: list[_Open], heading: Heading, ahead: _Ahead) -> None:
    """Change the open levels so that the last one is the level of this heading."""
    depth = _sibling(stack, heading, ahead)
    if depth is not None:
        del stack[depth + 1 :]
        stack[-1].ordinal = heading.ordinal or stack[-1].ordinal
        stack[-1].styles.add(heading.numbering)
        return
    if heading.level is not None:
        while stack and stack[-1].level >= heading.level:
            stack.pop()
    elif heading.ordinal == 1 and _nested(stack, heading):
        pass
    else:
        rank = _RANK[heading.numbering]
        while stack and min(_RANK[s] for s in stack[-1].styles) >= rank:
            stack.pop()
    level = stack[-1].level + 1 if stack else _outermost(heading, ahead)
    stack.append(_Open(level, heading.ordinal, {heading.numbering}))


def _outermost(heading: Heading, ahead: _Ahead) -> int:
    """（四） before 四、 is of the second level: what stood above it is not in the text."""
    style = heading.numbering
    if style in (Numbering.HAN, Numbering.PART, Numbering.NONE):
        return 1
    level = 2 if ahead.han not in (None, 1) else 1
    if style is not Numbering.HAN_BRACKET and ahead.bracketed not in (None, 1):
        level += 1
    return level


def _sibling(stack: list[_Open], heading: Heading, ahead: _Ahead) -> int | None:
    """Which open level this heading goes on, if any."""
    ordinal, style = heading.ordinal, heading.numbering
    if style is Numbering.NONE:
        return _same_depth(stack, heading.level)
    same = [i for i, one in enumerate(stack) if style in one.styles]
    expected = [
        i for i, one in enumerate(stack) if ordinal and (one.ordinal or 0) + 1 == ordinal
    ]
    going_on = [i for i in same if i in expected]
    if going_on:
        return going_on[-1]
    if not same and style is Numbering.HAN:
        plain = [i for i in (0, 1) if i < len(stack) and not stack[i].styles & _BRACKETED]
        return next(
            (i for i in plain if i in expected or Numbering.NONE in stack[i].styles), None
        )
    if not same:
        mistyped = ordinal is not None and ordinal > 1 and expected
        if style is Numbering.HAN_BRACKET and ahead.han in (None, ordinal):
            return None  # （二） below 一、, where 二、 comes later: its （一） is missing
        if not mistyped or _comes_later(stack[expected[-1]], ordinal, ahead):
            return None
        return expected[-1]
    if ordinal == 1 and len(stack) - 1 > same[-1] and style is not Numbering.HAN:
        return None  # numbering starts again inside a deeper level
    return same[-1]


def _comes_later(level: _Open, ordinal: int | None, ahead: _Ahead) -> bool:
    """3. below 二、, where 三、 comes later: its 1. and 2. are no headings."""
    return Numbering.HAN in level.styles and ahead.han == ordinal


def _same_depth(stack: list[_Open], level: int | None) -> int | None:
    if level is not None and 0 < level <= len(stack) and stack[0].level == 1:
        return level - 1
    return None


def _nested(stack: list[_Open], heading: Heading) -> bool:
    """A list that starts at one below the last heading, whatever its style."""
    if not stack or heading.numbering in (Numbering.PART, Numbering.HAN):
        return False
    return heading.numbering not in stack[-1].styles
