"""The self-evaluation for the upper union as it stands: scored, composed and audited on the
union book, its figures led to pages of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hengji.composition.passage import Lacking, Passage, all_passages
from hengji.composition.report import Written, written
from hengji.ledger import Book
from hengji.web.evaluation.auditing import PackageAudit, audit_of
from hengji.web.evaluation.current import Current, current
from hengji.web.evaluation.inputs import YearEvaluation
from hengji.web.evaluation.targets import Addresses
from hengji.web.union.models import LinePassage
from hengji.web.units.models import Unit

_OWN: Final = {
    "evaluation:overview": "evaluation:union",
    "evaluation:form": "union:line_form",
    "evaluation:trace": "union:line_trace",
    "evaluation:audit": "union:line_audit",
}
"""Pages that the line has itself; all else is filled in where the fiscal package is."""


@dataclass(frozen=True, slots=True)
class LineAddresses(Addresses):
    """Addresses within one unit's year, on the union's line."""

    def url(self, name: str, **more: object) -> str:
        return Addresses.url(self, _OWN.get(name, name), **more)

    @property
    def report(self) -> str:
        return self.url("union:line_report")

    @classmethod
    def of_line(cls, loaded: YearEvaluation) -> LineAddresses:
        plain = Addresses.of(loaded)
        return cls(plain.code, plain.year, plain.projects)


def current_line(unit: Unit, year: int) -> Current:
    """The year on the union book alone, scored; its package is composed when asked for."""
    return current(unit, year, Book.UNION, together=False)


def audited_line(now: Current) -> PackageAudit:
    """What the audit says of the package as it stands, each finding led to its page."""
    return audit_of(now.package, LineAddresses.of_line(now.evaluation))


def empty(now: Current) -> bool:
    """Is nothing entered in the union book?"""
    book = now.evaluation.inputs.book
    return not (book.appropriations or book.payments or book.receipts)


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of the line: as it is printed, its draft, and the row that was written over."""

    passage: Passage
    written: Written
    draft: Written
    row: LinePassage | None

    @property
    def markup(self) -> str:
        return "\n".join(self.written.markup)

    @property
    def revision(self) -> int:
        """The revision to save at; 0 where nothing is kept yet."""
        return self.row.revision if self.row else 0


def passage_view(now: Current, code: str) -> PassageView:
    """One passage as it stands. Raises ``LookupError`` for a code that is none's."""
    loaded = now.evaluation
    as_is = written(now.facts, code)
    row = LinePassage.objects.filter(unit=loaded.unit, year=loaded.year, code=code).first()
    return PassageView(all_passages()[code], as_is, _drafted(now, code), row)


def _drafted(now: Current, code: str) -> Written:
    one = all_passages()[code]
    try:
        return Written(one, one.draft(now.facts))
    except Lacking as lack:
        return Written(one, (), lack.labels)
