"""Several books as one: a department with its subordinate units, or both books of a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.urls import reverse

from hengji.ledger import Book, Transfer, YearBook
from hengji.ledger.checks import book_problems
from hengji.ledger.consolidation import Consolidation
from hengji.ledger.income_between import Passed, Side, passed
from hengji.web.budget.figures import TAKEN, Figures
from hengji.web.budget.overview import MONEY_HEADS, Shown, TableRow, money_row, printed
from hengji.web.rows.scope import reaches
from hengji.web.rows.session import as_system, scope_now
from hengji.web.shell.printing import yuan
from hengji.web.units.models import Line, Superior, Unit, UnitYear
from hengji.web.units.years import YearState

HEADS = MONEY_HEADS[:-1]
DEPARTMENT, BOTH = "department", "both"
_DONE = (YearState.SIGNED, YearState.SUBMITTED, YearState.ARCHIVED)
_TAKEN = (
    "carried_in@all",
    "initial@all",
    "adjustments@all",
    "adjusted@all",
    "executed@all",
    None,
    "carried_out@all",
)
"""What is taken out of in each column of :data:`HEADS`; the rate has nothing to eliminate."""


@dataclass(frozen=True, slots=True)
class Eliminated:
    """A transfer taken out, or one that could not be; ``why`` says so in a sentence.

    ``url`` leads to the payer's payment, ``""`` where it is not known. ``wholly``: no column
    still holds the money twice as far as the records tell.
    """

    label: str
    amount: str
    payer: str
    receiver: str
    done: bool
    wholly: bool
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a unit's year has come. ``ready``: nothing in its book will change any more.

    ``problems``: what the checks of the book say must be mended.
    """

    state: str
    ready: bool
    problems: int


@dataclass(frozen=True, slots=True)
class Part:
    """One book in a consolidation: its row, and the address its figures are traced from."""

    row: TableRow
    base: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Together:
    """The page of a consolidation: one row a book, what was taken out, the whole.

    ``query`` is added to the address of a trace of the whole. ``hidden``: names of units that
    belong to it and whose books the one who asks may not see; the whole is then not shown.
    """

    parts: tuple[Part, ...]
    taken: TableRow | None
    whole: tuple[TableRow, ...]
    transfers: tuple[Eliminated, ...]
    units: int
    query: str
    hidden: tuple[str, ...] = ()

    @property
    def waiting(self) -> tuple[Part, ...]:
        """The units whose figures may still change, or are wrong."""
        return tuple(
            one
            for one in self.parts
            if one.standing and (not one.standing.ready or one.standing.problems)
        )


def subordinate(unit: Unit, year: int) -> list[Unit]:
    """Units below on the department's line at the end of the year, as far as they are seen."""
    last = date(year, 12, 31)
    lines = Superior.objects.filter(
        Q(until__isnull=True) | Q(until__gte=last), line=Line.DEPARTMENT, since__lte=last
    ).select_related("unit")
    under: defaultdict[int, list[Unit]] = defaultdict(list)
    for one in lines:
        under[one.above_id].append(one.unit)
    found: dict[int, Unit] = {}
    waiting = [unit.pk]
    while waiting:
        fresh = {one.pk: one for one in under[waiting.pop()] if one.pk not in found}
        fresh.pop(unit.pk, None)
        found |= fresh
        waiting.extend(fresh)
    return sorted(found.values(), key=lambda one: one.code)


def unseen(unit: Unit, year: int, seen: Collection[Unit]) -> tuple[str, ...]:
    """Names of units that stand below and are not among those seen. Who works at the unit
    sees them all.
    """
    scope = scope_now()
    if reaches(scope.fills, unit.pk) or reaches(scope.signs, unit.pk):
        return ()
    with as_system("查下属单位"):
        every = subordinate(unit, year)
    return tuple(one.name for one in every if one not in seen)


def department(
    books: dict[Unit, YearBook], year: int, figures: Figures, whole: Consolidation
) -> Together:
    """本级, each subordinate unit, and 汇总 with what passed between them taken out.

    ``books``: the unit's own comes first. ``figures`` are those of the ``whole``.
    """
    below = list(books)[1:]
    states = dict(
        UnitYear.objects.filter(unit__in=below, year=year).values_list("unit_id", "state")
    )
    standings = [None, *(_standing(states.get(one.pk), books[one]) for one in below)]
    names = ["本级", *(one.name for one in below)]
    named = list(zip(names, books.values(), standings, strict=True))
    return _together(named, DEPARTMENT, figures, whole)


def _standing(state: str | None, book: YearBook) -> Standing:
    wrong = sum(1 for one in book_problems(book) if one.kind.blocking)
    if state is None:
        return Standing("年度没有开启", ready=False, problems=wrong)
    known = YearState(state)
    return Standing(str(known.label), known in _DONE, wrong)


def both(books: dict[Book, YearBook], figures: Figures, whole: Consolidation) -> Together:
    """The two books of one unit with what passed between them taken out."""
    named = [(book.value, one, None) for book, one in books.items()]
    return _together(named, BOTH, figures, whole)


def without_total(one: Together, hidden: tuple[str, ...]) -> Together:
    """For who does not see every book that belongs to it."""
    return replace(one, whole=(), hidden=hidden) if hidden else one


def _together(
    named: Sequence[tuple[str, YearBook, Standing | None]],
    query: str,
    figures: Figures,
    whole: Consolidation,
) -> Together:
    parts = (
        Part(_line(Figures.of(book), name), _base(book), standing)
        for name, book, standing in named
    )
    rows = (
        _line(figures, "汇总"),
        money_row(figures, "basic", "基本支出", 1, prior=False),
        money_row(figures, "projects", "项目支出", 1, prior=False),
    )
    names = {one.unit.budget_code: one.unit.name for one in whole.balances.books}
    year = named[0][1].year
    came = {one.transfer: one for one in passed(whole.balances)}
    taken = [_taken_out(one, names, year, came.get(one)) for one in whole.eliminated]
    left = [_left(one, names) for one in whole.unmatched]
    return Together(
        tuple(parts),
        taken_row(figures, _TAKEN) if taken else None,
        rows,
        tuple(taken + left),
        len(named),
        f"?of={query}",
    )


def _line(figures: Figures, label: str) -> TableRow:
    return money_row(figures, "all", label, prior=False)


def taken_row(figures: Figures, names: Sequence[str | None]) -> TableRow:
    """What was taken out of these figures, each with its trace; a dash where nothing can be."""
    cells = []
    for name in names:
        one = figures.named(f"{TAKEN}{name}") if name else None
        amount = one.total.value if one and one.total else None
        cells.append(printed(one) if one and amount else Shown(yuan(amount)))
    return TableRow("抵销", tuple(cells))


def _base(book: YearBook) -> str:
    space = "union" if book.book is Book.UNION else "budget"
    kwargs = {"code": book.unit.budget_code, "year": book.year}
    return reverse(f"{space}:overview", kwargs=kwargs)


def _taken_out(
    one: Transfer, names: Mapping[str, str], year: int, came: Passed | None
) -> Eliminated:
    """``came``: the same as income of the receiver's fiscal book."""
    payer, receiver = _sides(one, names)
    why = f"{payer}付出、{receiver}收到，是同一笔钱，汇总只算一次。"
    columns = [side.value for side in Side if came and side in came.taken]
    if columns:
        why += f"{'、'.join(columns)}也已抵销。"
    untold = came.untold if came else ()
    if untold:
        said = "；".join(each.value for each in untold)
        why += f"{said}。请在{receiver}的“账间划转”里补填凭证号和所列的预算。"
    return Eliminated(
        one.ref.label,
        yuan(one.amount),
        payer,
        receiver,
        done=True,
        wholly=not untold,
        why=why,
        url=_payment_url(one, year),
    )


def _left(one: Transfer, names: Mapping[str, str]) -> Eliminated:
    payer, receiver = _sides(one, names)
    why = f"{payer}没有关联这笔支付，不能抵销；请在那里的“账间划转”补填凭证号。"
    amount = yuan(one.amount)
    return Eliminated(
        one.ref.label, amount, payer, receiver, done=False, wholly=False, why=why, url=""
    )


def _sides(one: Transfer, names: Mapping[str, str]) -> tuple[str, str]:
    payer, receiver = (
        f"{names.get(side.unit, side.unit)} {side.book.value}"
        for side in (one.payer, one.receiver)
    )
    return payer, receiver


def _payment_url(one: Transfer, year: int) -> str:
    space = "union" if one.payer.book is Book.UNION else "budget"
    kwargs = {"code": one.payer.unit, "year": year, "key": "payments"}
    return f"{reverse(f'{space}:sheet', kwargs=kwargs)}?row={one.payment}"
