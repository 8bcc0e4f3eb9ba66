"""Records of a book held against its budget, its plan, last year and each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from hengji.kernel.problems import Problem, problem
from hengji.kernel.totals import RecordRef, yuan_printed
from hengji.ledger.balances import Balances
from hengji.ledger.checks import kinds
from hengji.ledger.entries import Stand
from hengji.ledger.kinds import ExpenditureKind
from hengji.ledger.records import Adjustment, Line, Payment
from hengji.ledger.selection import BASIC, Where, of_project
from hengji.ledger.year import YearBook

_ZERO = Decimal(0)


def budget_problems(book: YearBook, figures: Balances) -> Iterator[Problem]:
    """Payments above their budget or without one, for 基本支出 and every project."""
    for where in (BASIC, *_projects(book, figures)):
        yield from _scope(book, figures, where)


def _projects(book: YearBook, figures: Balances) -> Iterator[Where]:
    for key in figures.projects():
        project = book.project(key)
        yield of_project(key, f"项目“{project.name if project else key}”")


def _scope(book: YearBook, figures: Balances, where: Where) -> Iterator[Problem]:
    budget = figures.adjusted(where)
    total = figures.entries.total(Stand.EXECUTED, where, "").value
    if budget.value is None:
        if total is not None:
            paid = _paid(book, where)
            yield problem(
                kinds.UNBUDGETED, paid[0].ref, scope=where.name, paid=yuan_printed(total)
            )
        return
    if budget.value < 0:
        last = min(budget.records, key=lambda one: one.amount)
        yield problem(
            kinds.BUDGET_NEGATIVE,
            last.record,
            scope=where.name,
            budget=yuan_printed(budget.value),
        )
        return
    if total is not None and (total > budget.value or total < 0):
        yield from _run(_paid(book, where), total, budget.value, where.name)


def _paid(book: YearBook, where: Where) -> list[Payment]:
    return [one for one in book.payments if where.matches(one.line)]


def _run(paid: list[Payment], total: Decimal, budget: Decimal, scope: str) -> Iterator[Problem]:
    """The payment by which the sum first passes the budget for good, and refunds too large."""
    if total > budget:
        running, crossing = _ZERO, paid[0].ref
        for one in sorted(paid, key=lambda of: of.day):
            if running <= budget < running + one.amount:
                crossing = one.ref
            running += one.amount
        yield problem(
            kinds.OVER_BUDGET,
            crossing,
            scope=scope,
            paid=yuan_printed(total),
            budget=yuan_printed(budget),
            gap=yuan_printed(total - budget),
        )
    if total < 0:
        refund = min(paid, key=lambda one: one.amount)
        yield problem(kinds.REFUND_EXCEEDS, refund.ref, scope=scope, gap=yuan_printed(-total))


def pair_problems(adjustments: tuple[Adjustment, ...]) -> Iterator[Problem]:
    """Both sides of a restructuring are equal."""
    pairs: dict[str, list[Adjustment]] = {}
    for one in adjustments:
        if one.pair:
            pairs.setdefault(one.pair, []).append(one)
    for members in pairs.values():
        up = sum((one.amount for one in members if one.amount > 0), _ZERO)
        down = sum((-one.amount for one in members if one.amount < 0), _ZERO)
        if up != down:
            yield problem(
                kinds.PAIR_OPEN, members[0].ref, up=yuan_printed(up), down=yuan_printed(down)
            )


def carry_problems(book: YearBook, figures: Balances) -> Iterator[Problem]:
    """What came in is what last year's book had left."""
    if book.prior is None:
        return
    before = Balances.of(book.prior)
    left, carried = before.carried_out(), figures.carried_in()
    if left.value is None or (left.value == 0 and carried.value is None):
        return
    gap = (carried.value or _ZERO) - left.value
    if gap:
        yield problem(
            kinds.CARRY_BROKEN,
            carried.refs[0] if carried.refs else None,
            scope="",
            carried=yuan_printed(carried.value) if carried.value is not None else "未填",
            left=yuan_printed(left.value),
            gap=yuan_printed(abs(gap)),
        )


def plan_problems(figures: Balances) -> Iterator[Problem]:
    """The months of a plan add up to the budget, for every kind that has a plan."""
    for kind in ExpenditureKind:
        where = Where(kind.value, kinds=frozenset({kind}))
        plan = figures.entries.total(Stand.PLANNED, where, "")
        budget = figures.adjusted(where)
        if plan.value is None or budget.value is None or plan.value == budget.value:
            continue
        yield problem(
            kinds.PLAN_DIFFERS,
            plan.refs[0],
            scope=kind.value,
            plan=yuan_printed(plan.value),
            budget=yuan_printed(budget.value),
            gap=yuan_printed(abs(plan.value - budget.value)),
        )


def repeated(book: YearBook) -> Iterator[Problem]:
    """One number for two records, one payment entered twice."""
    for group in _groups(book):
        seen: set[str] = set()
        for one in group:
            if one.ref.key in seen:
                yield problem(kinds.KEY_TWICE, one.ref)
            seen.add(one.ref.key)
    numbers = LineNumbers()
    paid: dict[tuple[object, ...], Payment] = {}
    for pay in book.payments:
        alike = (pay.purpose, pay.payee, pay.amount, pay.day, numbers.of(pay.line))
        first = paid.setdefault(alike, pay)
        if first is not pay and pay.purpose and pay.payee:
            yield problem(kinds.PAID_TWICE, pay.ref, other=first.ref)


class LineNumbers:
    """Equal lines have the same number. Records share line objects: each is compared once."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[Line, int]] = {}
        self._numbers: dict[Line, int] = {}

    def of(self, line: Line) -> int:
        """The number of this line; the object is held, so that its id stays its own."""
        known = self._of.get(id(line))
        if known is None:
            number = self._numbers.setdefault(line, len(self._numbers))
            known = self._of[id(line)] = (line, number)
        return known[1]


class _Named(Protocol):
    @property
    def ref(self) -> RecordRef: ...


def _groups(book: YearBook) -> Iterator[Sequence[_Named]]:
    """Records of a kind, whose keys must differ."""
    yield book.projects
    yield book.appropriations
    yield book.adjustments
    yield book.carried_in
    yield book.payments
    yield book.receipts
    yield book.plan
    yield book.procurements
    yield book.transfers
    yield book.vehicles
    yield book.buildings
    yield book.assets
    yield book.income
