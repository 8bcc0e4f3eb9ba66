"""Is a card of the asset ledger right by itself, and do the cards fit what else is known?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hengji.kernel.problems import Problem, ProblemKind, problem
from hengji.kernel.totals import RecordRef, yuan_printed
from hengji.ledger.asset_classes import asset_rules
from hengji.ledger.assets import against_accounts, against_buildings, against_last_year
from hengji.ledger.balances import Balances
from hengji.ledger.checks import asset_kinds as kinds
from hengji.ledger.compared import Comparison
from hengji.ledger.holdings import Asset
from hengji.ledger.income import problems_between
from hengji.ledger.kinds import IncomeKind
from hengji.ledger.records import IncomeBudget, Receipt
from hengji.ledger.year import YearBook


def card_problems(one: Asset, year: int) -> Iterator[Problem]:
    """What is wrong with this card, in the order of its fields."""
    yield from _of_code(one, year)
    yield from _amounts(one, year)
    if one.gained_on is not None and one.gained_on.year > year:
        yield problem(kinds.GAINED_LATER, one.ref, day=one.gained_on.isoformat(), year=year)
    yield from _disposal(one, year)
    new = one.gained_on is not None and one.gained_on.year == year
    if new and not one.document.strip():
        yield problem(kinds.VOUCHER_MISSING, one.ref)


def _amounts(one: Asset, year: int) -> Iterator[Problem]:
    if one.quantity is not None and one.quantity < 0:
        yield problem(kinds.QUANTITY_NEGATIVE, one.ref, quantity=f"{one.quantity:f}")
    if one.value is None:
        yield problem(kinds.VALUE_MISSING, one.ref)
    for name, amount in (("原值", one.value), ("累计折旧", one.depreciation)):
        if amount is not None and amount < 0:
            yield problem(kinds.VALUE_NEGATIVE, one.ref, name=name, amount=yuan_printed(amount))
    worn, value = one.depreciation, one.left if one.there else one.value
    if worn is not None and value is not None and worn > value >= 0:
        yield problem(
            kinds.WORN_MORE, one.ref, worn=yuan_printed(worn), value=yuan_printed(value)
        )
    rules = asset_rules(year)
    if worn and not rules.depreciated(one.kind):
        yield problem(kinds.WORN_UNDUE, one.ref, kind=one.kind.value, worn=yuan_printed(worn))


def _disposal(one: Asset, year: int) -> Iterator[Problem]:
    if (one.disposed is None) is not (one.disposed_on is None):
        yield problem(kinds.DISPOSED_HALF, one.ref)
    if one.disposed is None:
        if one.proceeds:
            yield problem(kinds.PROCEEDS_LOOSE, one.ref)
        if one.disposed_value is not None or one.disposed_quantity is not None:
            yield problem(kinds.PART_LOOSE, one.ref)
        return
    yield from _part(one)
    day = one.disposed_on
    if day is not None and day.year != year:
        yield problem(kinds.DISPOSED_OUTSIDE, one.ref, day=day.isoformat(), year=year)
    elif day is not None and one.gained_on is not None and day < one.gained_on:
        gained = one.gained_on.isoformat()
        yield problem(kinds.DISPOSED_EARLY, one.ref, day=day.isoformat(), gained=gained)
    if not one.disposal_document.strip():
        yield problem(kinds.APPROVAL_MISSING, one.ref)


def _part(one: Asset) -> Iterator[Problem]:
    """Of a card in part: is it a part, and is told what it was worth?"""
    part, whole = one.disposed_value, one.value
    if part is not None and (part < 0 or (whole is not None and part > whole)):
        told = "没有填" if whole is None else f"{yuan_printed(whole)} 元"
        yield problem(kinds.PART_VALUE, one.ref, part=yuan_printed(part), whole=told)
    some, all_of_it = one.disposed_quantity, one.quantity
    if some is None:
        return
    if some < 0 or (all_of_it is not None and some > all_of_it):
        told = "没有填" if all_of_it is None else f"{all_of_it:f}"
        yield problem(kinds.PART_QUANTITY, one.ref, part=f"{some:f}", whole=told)
    elif part is None and some != all_of_it:
        yield problem(kinds.PART_UNTOLD, one.ref, part=f"{some:f}")


def _of_code(one: Asset, year: int) -> Iterator[Problem]:
    """Does the code of GB/T 14885 say another class?"""
    other = asset_rules(year).of_code(one.code) if one.code else None
    if other is not None and other is not one.kind:
        values = {"kind": one.kind.value, "code": one.code, "other": other.value}
        yield problem(kinds.CLASS_MISFIT, one.ref, **values)


def asset_problems(book: YearBook) -> Iterator[Problem]:
    """All that is to be said of a book's assets."""
    for one in book.assets:
        yield from card_problems(one, book.year)
    yield from _twice(book.assets)
    yield from _untold(book)
    for found in against_accounts((book,)):
        yield from _differs(kinds.ACCOUNTS_DIFFER, found, _last(found))
    for found in against_buildings(book):
        yield from _differs(kinds.BUILDING_DIFFERS, found, _first(found))
    before = against_last_year(book)
    if before is not None:
        yield from _differs(kinds.OPENING_DIFFERS, before, _first(before))


def _twice(cards: Iterable[Asset]) -> Iterator[Problem]:
    seen: dict[str, Asset] = {}
    for one in cards:
        if one.number and seen.setdefault(one.number, one) is not one:
            other = seen[one.number].ref
            yield problem(kinds.NUMBER_TWICE, one.ref, other=other, number=one.number)


def _untold(book: YearBook) -> Iterator[Problem]:
    """Cards of classes that are depreciated, without their 累计折旧."""
    rules = asset_rules(book.year)
    found = [
        one
        for one in book.assets
        if one.there and one.depreciation is None and rules.depreciated(one.kind)
    ]
    if found:
        yield problem(kinds.WORN_UNTOLD, found[0].ref, count=len(found))


def income_problems(book: YearBook, figures: Balances) -> Iterator[Problem]:
    """Of the income budget: its lines, and whether it pays for the spending."""
    for found in problems_between(book, figures):
        yield from _differs(kinds.INCOME_DIFFERS, found, _first(found))


def income_line_problems(one: IncomeBudget) -> Iterator[Problem]:
    """Is a line of the income budget right by itself?"""
    if one.amount is not None and one.amount < 0:
        yield problem(kinds.INCOME_NEGATIVE, one.ref, amount=yuan_printed(one.amount))


def receipt_problems(one: Receipt) -> Iterator[Problem]:
    """Does the row of the income budget fit the kind of money?"""
    if isinstance(one.income, IncomeKind) and one.income.fund is not one.fund:
        values = {"income": one.income.value, "fund": one.fund.value}
        yield problem(kinds.INCOME_MISFIT, one.ref, **values)


def _differs(kind: ProblemKind, found: Comparison, at: RecordRef | None) -> Iterator[Problem]:
    left, right, gap = found.left.value, found.right.value, found.gap
    if left is None or right is None or not gap:
        return
    yield problem(
        kind,
        at,
        label=found.label,
        held=yuan_printed(left),
        told=yuan_printed(right),
        gap=yuan_printed(abs(gap)),
    )


def _first(found: Comparison) -> RecordRef | None:
    return found.left.refs[0] if found.left.refs else None


def _last(found: Comparison) -> RecordRef | None:
    return found.right.refs[0] if found.right.refs else None
