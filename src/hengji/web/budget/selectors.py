"""A unit's year in one book, loaded with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hengji.ledger import Book, UnitIdentity, YearBook
from hengji.ledger import records as ledger
from hengji.ledger.succession import Predecessor, succeeded
from hengji.web.budget import models as rows
from hengji.web.budget import values
from hengji.web.budget.entries import book_rows
from hengji.web.budget.keeping import Kept, keep, key_now, known, stale, state
from hengji.web.budget.renewing import Blocks, blocks, many, only_payments, renewed
from hengji.web.budget.transfers import Side, WantedTransfers
from hengji.web.freshness import Stamp
from hengji.web.memory import uncollected
from hengji.web.rows.choices import stored
from hengji.web.rows.together import Batch
from hengji.web.units.models import Succession, Unit
from hengji.web.units.selectors import Of, Property, WantedIdentities, WantedProperty


@dataclass(slots=True)
class _Parts:
    """Records of one unit while they come in, table by table."""

    projects: list[ledger.Project] = field(default_factory=list)
    appropriations: list[ledger.Appropriation] = field(default_factory=list)
    adjustments: list[ledger.Adjustment] = field(default_factory=list)
    carried_in: list[ledger.CarryOver] = field(default_factory=list)
    payments: list[ledger.Payment] = field(default_factory=list)
    receipts: list[ledger.Receipt] = field(default_factory=list)
    plan: list[ledger.PlanMonth] = field(default_factory=list)
    procurements: list[ledger.Procurement] = field(default_factory=list)
    income: list[ledger.IncomeBudget] = field(default_factory=list)

    def add(self, entry: values.Entry) -> None:
        """Put a record among those of its kind."""
        match entry:
            case ledger.Appropriation():
                self.appropriations.append(entry)
            case ledger.Adjustment():
                self.adjustments.append(entry)
            case ledger.CarryOver():
                self.carried_in.append(entry)
            case ledger.Payment():
                self.payments.append(entry)


def load_year_book(
    unit: Unit, year: int, book: Book = Book.FISCAL, *, prior: bool = True
) -> YearBook:
    """The unit's year in this book; with last year's beside it unless ``prior`` is false.

    Last year's is mapped by succession where the unit was merged or split. Three queries,
    however many records; one where nothing has changed.
    """
    return kept_year_book(unit, year, book, prior=prior).book


def kept_year_book(
    unit: Unit,
    year: int,
    book: Book = Book.FISCAL,
    *,
    prior: bool = True,
    asked: Stamp | None = None,
) -> Kept:
    """The same, with what the checks say of it. One query where nothing changed since it was
    read last: a unit may have twenty thousand payments.

    ``asked``: how the unit's books stand, where that is known already.
    """
    key = key_now(unit, year, book, prior=prior)
    found = known(key, asked)
    if found is not None:
        return found
    before = asked or state((unit.pk,), year)  # asked first, or a change is missed
    lie = blocks(unit.pk, year, stored(book)) if many(before) else {}
    again = _renewed(stale(key), unit.pk, before, lie)
    if again is not None:
        return keep(key, again)
    came: list[Succession] = []
    if prior and not before.has_none(Succession):
        came = _came(unit, year)
    units = (unit, *(one.predecessor for one in came))
    with uncollected():
        books = load_year_books(units, (year, year - 1) if prior else (year,), book)
    made = books[Of(unit.pk, year)]
    if prior:
        own = books[Of(unit.pk, year - 1)]
        made = replace(made, prior=_prior(made.unit, year - 1, came, own, books))
    return keep(key, Kept(made, before, lie))


def _renewed(old: Kept | None, unit: int, now: Stamp, lie: Blocks) -> Kept | None:
    """The book that was read before, where only some payments have changed since."""
    if old is None or not (old.blocks and lie) or not now.has_none(Succession):
        return None
    if not only_payments(old.state, now):
        return None
    made = renewed(old.book, unit, stored(old.book.book), old.blocks, lie)
    return None if made is None else Kept(made, now, lie)


def _came(unit: Unit, year: int) -> list[Succession]:
    """From which units it came in this year."""
    found = Succession.objects.filter(unit=unit, day__year=year)
    return list(found.select_related("predecessor"))


def load_year_books(
    units: Sequence[Unit], years: Sequence[int], book: Book
) -> dict[Of, YearBook]:
    """Books of several units and years, without last year's beside them."""
    keys = [unit.pk for unit in units]
    name = stored(book)
    codes = {unit.pk: unit.code for unit in units}
    batch = Batch()
    wanted = WantedIdentities(batch, units, years)
    things = WantedProperty(batch, keys, years)
    passed = WantedTransfers(batch, codes.values(), years)
    planned = rows.PlanLine.objects.filter(unit__in=keys, year__in=years, book=name)
    plans = batch.want(planned)
    batch.read()
    named = wanted.known()
    parts = _parts(keys, years, name, plans.rows)
    events = passed.of_sides(Side(code, name) for code in codes.values())
    held = things.held()
    if book is Book.UNION:  # of what a unit has, its assets alone stand in both books
        held = {of: Property(assets=one.assets) for of, one in held.items()}
    return {
        of: _book(
            named.identities[of],
            of.year,
            book,
            some,
            held.get(of, Property()),
            events.get((Side(codes[of.unit], name), of.year), ()),
            named.frugality[of],
        )
        for of, some in parts.items()
    }


def _book(
    unit: UnitIdentity,
    year: int,
    book: Book,
    parts: _Parts,
    held: Property,
    transfers: tuple[ledger.Transfer, ...],
    frugality: str,
) -> YearBook:
    return YearBook(
        unit,
        year,
        book,
        tuple(parts.projects),
        tuple(parts.appropriations),
        tuple(parts.adjustments),
        tuple(parts.carried_in),
        tuple(parts.payments),
        tuple(parts.receipts),
        tuple(parts.plan),
        tuple(parts.procurements),
        transfers,
        held.staffing,
        held.vehicles,
        held.buildings,
        frugality,
        held.assets,
        held.closings,
        tuple(parts.income),
    )


def _parts(
    units: list[int], years: Sequence[int], book: str, plans: Iterable[rows.PlanLine]
) -> dict[Of, _Parts]:
    found = {Of(unit, year): _Parts() for unit in units for year in years}
    lines = values.Lines({})
    for row in book_rows(units, list(years), book):
        parts = found[Of(row.unit_id, row.year)]
        match row.table:
            case "project":
                lines.projects[row.pk] = row.document
                parts.projects.append(values.project(row))
            case "receipt":
                parts.receipts.append(values.receipt(row))
            case "procurement":
                parts.procurements.append(values.procurement(row, lines))
            case "incomebudget":
                parts.income.append(values.income_budget(row))
            case _:
                parts.add(values.entry(row, lines))
    for planned in plans:
        of = Of(planned.unit_id, planned.year)
        found[of].plan.extend(values.plan_months(planned, lines))
    return found


def _prior(
    unit: UnitIdentity,
    year: int,
    came: list[Succession],
    own: YearBook,
    books: dict[Of, YearBook],
) -> YearBook | None:
    """Last year's book: the unit's own, and those of the units it came from since then."""
    before = [_predecessor(books[Of(one.predecessor_id, year)], one) for one in came]
    kept = [one for one in before if _filled(one.book)]
    if not kept:
        return own if _filled(own) else None
    if _filled(own):
        kept.insert(0, Predecessor(own))
    return succeeded(unit, year, kept, own.book)


def _predecessor(book: YearBook, one: Succession) -> Predecessor:
    """The shares before this unit's, its own, and the rest."""
    parts = (one.before, one.share, 1 - one.before - one.share)
    shares = tuple(part for part in parts if part)
    return Predecessor(book, shares, 1 if one.before else 0)


def _filled(book: YearBook) -> bool:
    return bool(book.appropriations or book.payments or book.staffing or book.carried_in)
