"""Labelled cells and lines: 填报单位, 项目名称, 联系电话, 意见, 签字."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hengji.extraction.forms.cells import bare, compact, folded, named
from hengji.extraction.forms.grid import Line
from hengji.extraction.forms.total_rows import totals_below
from hengji.extraction.forms.wordings import Label, field_labels, is_label, wordings
from hengji.kernel.values import builder
from hengji.report.document import Cell, Paragraph
from hengji.report.facts import Text
from hengji.report.forms import Field

_field, _text = builder(Field), builder(Text)
_COLON = re.compile(r"[:：]")
_BEFORE = re.compile(r"((?:(?:[一-龥]|[（(][^（()）]{1,8}[）)])[\s　]*){2,18})$")
_BRACKET = re.compile(r"[（()）]")
_OTHER = re.compile(r".*[^一-龥\s　]", re.DOTALL)
"""Up to the last character that no label without brackets holds."""
_REACH = 40
_APART = re.compile(r"\s{3,}|　{2,}|\t")
_SEAL = re.compile(r"^\s*[（(]\s*(?:盖章|公章|签章)\s*[）)]\s*|^\s+")
"""填报单位：（盖章）: a note for whoever fills the form in."""
_MONEY = re.compile(r"\s*[（(]?(?:金额)?单位[:：].{0,3}元")
_LONGEST = 120
_UNITS = re.compile(r"^(?:金额)?单位$")


def fields_of(lines: Sequence[Line]) -> Iterator[Field]:
    """Labels of table rows with the value in the next cell, below, or behind a colon."""
    for label, cell in totals_below(lines):
        yield _field(label, _text(cell.text.strip(), cell.place, cell.certain))
    for line in lines:
        own = line.own
        for i, (cell, text) in enumerate(own):
            if not text:
                continue
            if bare(text) in field_labels() or is_label(text, Label.SCORE_ONLY):
                yield _field(bare(text), _value(cell, [c for c, _ in own[i + 1 :]]))
            elif ":" in text and len(text) <= 400:
                yield from inline_fields(cell)


def _value(label: Cell, after: Sequence[Cell]) -> Text:
    """The first filled cell before the next label: blanks may be remains of a merge."""
    for cell in after:
        if bare(cell.text) in field_labels():
            break
        if cell.text.strip():
            return _text(cell.text.strip(), cell.place, cell.certain and label.certain)
    where = after[0].place if after and not after[0].text.strip() else label.place
    return Text("", where, label.certain)


def inline_fields(block: Paragraph | Cell) -> Iterator[Field]:
    """``填表人：…　填报日期：…　联系电话：…`` on one line."""
    text = block.text
    found = list(_labels(text))
    for i, (label, _, after) in enumerate(found):
        end = found[i + 1][1] if i + 1 < len(found) else len(text)
        value = text[after:end]
        if is_label(label, Label.UNIT):
            value = _MONEY.split(_APART.split(_SEAL.sub("", value), maxsplit=1)[0], maxsplit=1)[
                0
            ]
        stripped = value.strip(" \t\n　|")
        start = text.find(stripped, after)
        if len(stripped) > _LONGEST:
            continue
        place = block.at(start, start + len(stripped)) if stripped else block.place
        yield _field(label, _text(stripped, place))


def _labels(text: str) -> Iterator[tuple[str, int, int]]:
    """Labels before colons: name, where it begins, where its value begins."""
    for colon in _COLON.finditer(text):
        start, end = max(0, colon.start() - _REACH), colon.start()
        if text[start:end].rstrip()[-1:] not in _last_of_labels():  # as in running text
            continue
        if not _BRACKET.search(text, start, end) and (other := _OTHER.match(text, start, end)):
            start = other.end()  # none of it belongs to a label; trying that is slow
        before = _BEFORE.search(text, start, end)
        if not before:
            continue
        run, known = folded(before.group(1)), field_labels()
        letters = run.isalnum()  # without white space or brackets: as nearly always
        for offset, character in enumerate(run):
            if character.isspace():
                continue
            name = run[offset:] if letters else named("".join(run[offset:].split()))
            if name in known and not _UNITS.match(name):
                yield name, before.start(1) + offset, colon.end()
                break


@cache
def _last_of_labels() -> frozenset[str]:
    """What a label ends in, as printed."""
    return frozenset(label[-1] for label in field_labels()).union("）)")


def project_in(fields: Sequence[Field]) -> str:
    """The project's name, ``""`` where the form names none."""
    for one in fields:
        if is_label(one.label, Label.PROJECT) and one.value.text:
            return compact(one.value.text)
    return ""


def cover_labels(fields: Sequence[Field]) -> int:
    """How many of these only a cover page has."""
    cover = wordings().labels[Label.COVER]
    return sum(1 for one in fields if bare(one.label) in cover)


def opinion_labels(fields: Sequence[Field]) -> int:
    """How many of these ask for an opinion of the unit or the bureau."""
    return sum(1 for one in fields if folded(one.label).endswith("意见"))
