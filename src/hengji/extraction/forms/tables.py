"""The tables of a package: each is taken apart once, whatever is then looked for in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from hengji.extraction.forms.accounts import Group, groups_of
from hengji.extraction.forms.across import Across, rows_across
from hengji.extraction.forms.cells import compact
from hengji.extraction.forms.grid import Line, lines_of, texts_of
from hengji.extraction.forms.plain_tables import Loose, plain_tables
from hengji.report.document import Document, Paragraph, Table

_HEADED, _LINES_ABOVE = 40, 2
"""A line that heads a table is no longer, and no farther above it."""


class Tables:
    """What the passes over a package's tables share: texts, rows, groups, row totals."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._texts = {id(t): texts_of(t) for one in documents for t in one.tables}
        self._lines = {
            id(t): lines_of(t, self._texts[id(t)]) for one in documents for t in one.tables
        }
        self._loose: Loose = {}

    def texts(self, table: Table) -> list[str]:
        """The texts of one of these tables, compacted, in the order of its cells."""
        return self._texts[id(table)]

    def lines(self, table: Table) -> list[Line]:
        """The rows of one of these tables."""
        return self._lines[id(table)]

    @property
    def all_lines(self) -> Iterable[list[Line]]:
        """The rows of every table, in reading order."""
        return self._lines.values()

    def set_aside(self, table: Table, lines: list[Line]) -> None:
        """Rows of a form's table that are no block of the form; before :attr:`groups`."""
        self._loose.setdefault(id(table), []).append(lines)

    @property
    def loose(self) -> Iterable[list[Line]]:
        """The rows set aside, a run at a time."""
        return (lines for runs in self._loose.values() for lines in runs)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of every plain table, in reading order."""
        return tuple(
            group
            for one in self.documents
            for group in groups_of(plain_tables(one, self._lines, self._loose))
        )

    @cached_property
    def across(self) -> tuple[tuple[Across, ...], ...]:
        """The rows of each table that print a total before its parts."""
        return tuple(
            tuple(rows_across(self._lines[id(table)], near))
            for one in self.documents
            for table, near in _headed(one)
        )


def _headed(document: Document) -> Iterator[tuple[Table, str]]:
    """Every table with the lines straight before it; one that follows at once takes those
    of the table above."""
    near = ""
    for i, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        above = document.blocks[max(0, i - _LINES_ABOVE) : i]
        if above and isinstance(above[-1], Paragraph):
            lines = [one.text[:_HEADED] for one in above if isinstance(one, Paragraph)]
            near = compact("".join(lines))
        yield block, near
