"""What is left of a year's money, line by line, as the core has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hengji.kernel.totals import total_of
from hengji.ledger import Book, Fund, Line, Project, YearBook
from hengji.ledger.balances import Balances
from hengji.ledger.kinds import ExpenditureKind, OriginKind
from hengji.ledger.records import Origin
from hengji.ledger.selection import Where
from hengji.web.budget import models as rows
from hengji.web.budget.selectors import load_year_book
from hengji.web.budget.values import fund_of, fund_stored
from hengji.web.rows.choices import member, stored
from hengji.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class _Purse:
    """What money is told apart by when it passes into the next year: there it is all 上年结转,
    with its document, wherever it came from this year.
    """

    fund: Fund
    kind: ExpenditureKind
    project: str
    document: str

    @classmethod
    def of(cls, line: Line) -> _Purse:
        return cls(line.fund, line.kind, line.project, line.origin.document)

    @property
    def origin(self) -> Origin:
        """Where the money comes from in the next year."""
        return Origin(OriginKind.CARRIED_OVER, self.document)


@dataclass(frozen=True, slots=True)
class Left:
    """Money left of one year: ``amount`` in 元, never blank. ``taken``: it stands in the next.

    ``functional`` is ``""`` where the lines have several classes. ``origin`` is that of the
    next year, ``origins`` are those of this one.
    """

    key: str
    book: Book
    fund: Fund
    kind: ExpenditureKind
    project: Project | None
    origin: Origin
    origins: tuple[str, ...]
    functional: str
    amount: Decimal
    formula: str
    taken: bool

    @property
    def carried(self) -> bool:
        """Is there money to carry over? What was overspent is not."""
        return self.amount > 0

    @property
    def label(self) -> str:
        """Project or kind, kind of money, where from."""
        name = self.project.name if self.project else self.kind.value
        parts = [name, self.fund.value, "、".join(self.origins), self.origin.document]
        return "　".join(one for one in parts if one)


def money_left(unit: Unit, year: int, book: Book) -> tuple[Left, ...]:
    """What is left in the book, nothing where no line has any."""
    return tuple(_left(load_year_book(unit, year, book), _there(unit, year + 1, book)))


def _there(unit: Unit, year: int, book: Book) -> frozenset[_Purse]:
    """What stands in this year as carried over. One query."""
    found = rows.CarryOver.objects.filter(unit=unit, year=year, book=stored(book))
    told = found.values_list("fund", "kind", "project__code", "origin_document")
    return frozenset(
        _Purse(fund_of(fund), member(ExpenditureKind, kind), project or "", document)
        for fund, kind, project, document in told
    )


def _left(kept: YearBook, there: frozenset[_Purse]) -> Iterator[Left]:
    figures = Balances.of(kept)
    purses: dict[_Purse, list[Line]] = {}
    for line in figures.lines():
        purses.setdefault(_Purse.of(line), []).append(line)
    for number, (purse, lines) in enumerate(purses.items(), 1):
        kinds = [one for one in OriginKind if any(line.origin.kind is one for line in lines)]
        left = total_of(
            (figures.carried_out(_where(purse, one)) for one in kinds),
            "全年预算数 － 全年执行数",
        )
        if left.value is None or not left.value:
            continue
        codes = {one.functional for one in lines}
        yield Left(
            f"{stored(kept.book)}-{number}",
            kept.book,
            purse.fund,
            purse.kind,
            kept.project(purse.project) if purse.project else None,
            purse.origin,
            tuple(one.value for one in kinds),
            codes.pop() if len(codes) == 1 else "",
            left.value,
            left.formula,
            purse in there,
        )


def _where(purse: _Purse, origin: OriginKind) -> Where:
    return Where(
        fund=purse.fund,
        kinds=frozenset({purse.kind}),
        project=purse.project,
        origin=origin,
        document=purse.document,
    )


def bring(unit: Unit, year: int, left: Left) -> rows.CarryOver:
    """Enter it as carried over into ``year``, the project with it.

    As 上年结转, which is how the next year's payments from it are marked: the form of a
    project tells what was paid of it apart.
    """
    project = None
    if left.project is not None:
        project = next_project(unit, year, left.project.key, left.book)
    return rows.CarryOver.objects.create(
        unit=unit,
        year=year,
        book=stored(left.book),
        fund=fund_stored(left.fund),
        kind=stored(left.kind),
        functional=left.functional,
        project=project,
        origin=stored(left.origin.kind),
        origin_document=left.origin.document,
        amount=left.amount,
    )


def next_project(unit: Unit, year: int, code: str, book: Book) -> rows.Project | None:
    """The project of the same code in ``year``, made from that of the year before."""
    of = {"unit": unit, "book": stored(book), "code": code}
    found = rows.Project.objects.filter(**of, year=year).first()
    before = rows.Project.objects.filter(**of, year=year - 1).first()
    if found is not None or before is None:
        return found
    return rows.Project.objects.create(
        **of,
        year=year,
        name=before.name,
        kind=before.kind,
        origin=before.origin,
        origin_document=before.origin_document,
        supervisor=before.supervisor,
        implementer=before.implementer,
    )
