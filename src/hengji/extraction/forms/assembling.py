"""Bands of tables and the lines around them put together into forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hengji.extraction.forms.bands import Band, BandKind, bands_of
from hengji.extraction.forms.cells import compact
from hengji.extraction.forms.fields import (
    cover_labels,
    fields_of,
    inline_fields,
    opinion_labels,
    project_in,
)
from hengji.extraction.forms.finishing import Draft, stated_unit
from hengji.extraction.forms.grid import Line, joined
from hengji.extraction.forms.indicators import looks_achieved
from hengji.extraction.forms.own_tables import head_of, is_list, lists_spending, with_heads
from hengji.extraction.forms.scores import told_total
from hengji.extraction.forms.tables import Tables
from hengji.extraction.forms.wordings import kind_of_title
from hengji.kernel.patterns import lazy_pattern
from hengji.kernel.places import Place
from hengji.report.document import Document, Paragraph, Table
from hengji.report.forms import Field, FormKind

_TITLE_LENGTH = 60
_TELLING = re.compile("[表评:：]")
"""What a title or a labelled field has."""
_GOES_ON = lazy_pattern(r"\(?(?:续表|续上表|接上[页表]|续)\)?[一二三四五六七八九十\d]{0,2}")
_NEAR = 8
"""So many lines before a table may hold its title, so many after it its footer."""
_ROWS_LEAST = 3
"""Of fewer rows none can be headings above rows of amounts."""
_LOOSE = (BandKind.FIELDS, BandKind.GOALS)
"""Among their rows may stand rows of amounts that are no block of a form."""
_EVALUATION = (
    FormKind.SELF_EVALUATION,
    FormKind.PROJECT_EVALUATION,
    FormKind.GOALS,
    FormKind.PROJECT_SUMMARY,
)


@dataclass(slots=True)
class Title:
    """A line that names a form."""

    kind: FormKind
    text: str
    place: Place


def drafts_of(document: Document, tables: Tables) -> list[Draft]:
    """The forms of one document as drafts, in reading order."""
    work = _Work(tables)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            work.paragraph(block)
        else:
            work.table(block, tables.lines(block))
    return work.drafts


class _Work:
    """Reads blocks in order; remembers what stands before a table."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.drafts: list[Draft] = []
        self._title: Title | None = None
        self._before: list[Field] = []
        self._around: list[str] = []
        self._since = _NEAR + 1
        self._current: Draft | None = None
        self._last: Band | None = None
        self._goes_on = False

    def paragraph(self, block: Paragraph) -> None:
        if not block.text or block.text.isspace():
            return
        self._since += 1
        if not _TELLING.search(block.text) and (self._current is None or self._since > 1):
            return  # as most of running text
        text = compact(block.text)
        self._goes_on = self._goes_on or _GOES_ON.fullmatch(text) is not None
        if len(text) <= _TITLE_LENGTH and text[-1] not in "。;,":
            kind = kind_of_title(text) if "表" in text[-12:] or "自评" in text else None
            if kind:
                self._title = Title(kind, block.text.strip(" |\t　"), block.place)
                self._before, self._around, self._since = [], [], 0
                self._current = None
                return
        if self._current is not None and self._since == 1:
            self._told(block, text)
        if ":" not in text or len(text) > 300:
            return
        found = list(inline_fields(block))
        if cover_labels(found) and (self._current is None or self._since > 1):
            self._cover(found, block)
        elif self._current is not None and self._since <= _NEAR and found:
            self._current.fields += found
        elif self._since <= _NEAR or found:
            self._before += found
            self._around.append(text)

    def _told(self, block: Paragraph, text: str) -> None:
        """以上各项合计得分99.7分 on the line right below the scores."""
        current, digits = self._current, told_total(text)
        if current is None or digits is None or not current.has(BandKind.INDICATORS):
            return
        start = block.text.find(digits)
        if start >= 0:
            current.told = (digits, block.at(start, start + len(digits)))

    def _cover(self, found: list[Field], block: Paragraph) -> None:
        """A line of the cover page; the lines before it that name the unit belong to it."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.kind is not FormKind.COVER:
            last = Draft(FormKind.COVER, FormKind.COVER.value, block.place, fields=self._before)
            self.drafts.append(last)
            self._before = []
        last.fields += found

    def table(self, table: Table, lines: Sequence[Line]) -> None:
        above = self._last if self._title is None and self._continues(table) else None
        if self._title is None and above is None and _own(lines):
            self._title, self._before, self._around, self._since = None, [], [], 0
            return
        bands = bands_of(lines, above)
        for band in bands:
            self._band(band, table, bands)
            if is_list(band):
                self._tables.set_aside(table, with_heads(band, lines))
        self._goes_on = False
        if bands and self._current is not None:
            self._last = bands[-1]
        self._title, self._before, self._around, self._since = None, [], [], 0

    def _continues(self, table: Table) -> bool:
        """Has this table the shape of the one before it, which had rows to come?"""
        last = self._last
        return (
            last is not None
            and last.header is not None
            and last.kind in (BandKind.INDICATORS, BandKind.EXPENSES)
            and last.header.end == table.column_count
        )

    def _band(self, band: Band, table: Table, bands: Sequence[Band]) -> None:
        if band.kind is BandKind.TITLE:
            text = joined(band.lines[:1])
            kind = kind_of_title(text)
            if kind:
                self._title = Title(kind, text, band.lines[0].cells[0].place)
                self._current = None
            return
        if band.kind in _LOOSE and len(band.lines) >= _ROWS_LEAST:
            self._tables.set_aside(table, band.lines)
        if band.kind is BandKind.FIELDS:
            self._fields(band, table)
            return
        draft = self._draft_for(band, table, bands)
        draft.bands.append(band)

    def _fields(self, band: Band, table: Table) -> None:
        found = list(fields_of(band.lines))
        text = joined(band.lines)
        if stated_unit(text):
            self._around.append(text)
        if not found:
            return
        if cover_labels(found) >= 2:
            self._new(FormKind.COVER, table).fields += found
            self._current = None
            return
        if opinion_labels(found):
            if not (self._current and self._current.kind is FormKind.SIGN_OFF):
                self._new(FormKind.SIGN_OFF, table)
        elif project_in(found) and self._current and self._current.has(BandKind.INDICATORS):
            self._current = None
        if self._current is None:
            self._before += found
        else:
            self._current.fields += found

    def _draft_for(self, band: Band, table: Table, bands: Sequence[Band]) -> Draft:
        kind = self._kind(band, bands)
        current = self._current
        if current and self._title is None and _compatible(current, kind, band):
            return current
        return self._new(kind, table)

    def _kind(self, band: Band, bands: Sequence[Band]) -> FormKind:
        family = band.kind.family
        if family == "base data":
            return FormKind.BASE_DATA
        if family == "evaluators":
            return FormKind.EVALUATORS
        if self._title and self._title.kind in _EVALUATION:
            return self._title.kind
        if self._current and self._current.kind in _EVALUATION and self._title is None:
            return self._current.kind
        if project_in(self._before):
            return FormKind.PROJECT_EVALUATION
        header = next((b.header for b in bands if b.kind is BandKind.INDICATORS), None)
        if header is not None and not looks_achieved(header):
            return FormKind.GOALS
        return FormKind.SELF_EVALUATION

    def _new(self, kind: FormKind, table: Table) -> Draft:
        title = self._title
        own = title is not None and (title.kind is kind or kind not in _EVALUATION)
        draft = Draft(
            kind,
            title.text if title and own else kind.value,
            title.place if title and own else table.place,
            fields=self._before,
            around="".join(self._around),
            cut=self._goes_on,
        )
        self._before, self._title = [], None
        self.drafts.append(draft)
        self._current = draft
        return draft


def _own(lines: Sequence[Line]) -> bool:
    """Is this a list of spending that is only headed like a fund block?"""
    found = head_of(lines)
    return found is not None and found[1] is BandKind.FUNDS and lists_spending(found[0], lines)


def _compatible(current: Draft, kind: FormKind, band: Band) -> bool:
    """May this band be a further part of the form at hand?"""
    if current.kind is not kind:
        return False
    if band.kind in (BandKind.FUNDS, BandKind.GOALS):
        return not current.has(BandKind.INDICATORS) and not current.has(band.kind)
    return band.kind in (BandKind.INDICATORS, BandKind.EVALUATORS) or not current.has(band.kind)
