"""Made-up assets and income budgets: consistent with last year, with the accounts, with
spending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hengji.ledger import (
    Asset,
    AssetClass,
    AssetClosing,
    AssetDisposed,
    AssetState,
    FundType,
    IncomeBudget,
    Receipt,
    RecordKind,
    RecordRef,
    YearBook,
    assets,
)
from hengji.ledger.asset_classes import asset_rules
from hengji.ledger.balances import Balances
from hengji.ledger.income import kinds_of_fund
from hengji.ledger.selection import Where

_THINGS = (
    ("办公楼", AssetClass.BUILDINGS, 900_000, 3_000_000),
    ("台式计算机", AssetClass.EQUIPMENT, 4_000, 6_000),
    ("会议音响", AssetClass.EQUIPMENT, 8_000, 30_000),
    ("职工书屋图书", AssetClass.BOOKS, 500, 20_000),
    ("办公桌椅", AssetClass.FURNITURE, 800, 3_000),
    ("观赏树木", AssetClass.LIVING, 1_000, 5_000),
)
_STATES = (*[AssetState.IN_USE] * 7, AssetState.IDLE, AssetState.LET, AssetState.AWAITING)


def with_holdings(book: YearBook) -> YearBook:
    """The year with assets and an income budget, in two of three years; last year's too.

    Its dice are its own, so that the rest of the year stays what it was.
    """
    random = Random(f"{book.unit.name}·{book.year}·{len(book.payments)}")
    if random.random() < 1 / 3:
        return book
    made = _income(random, book)
    if random.random() < 1 / 3 or book.prior is None:
        return made
    before = tuple(_cards(random, book.year - 1))
    now = (*_kept(random, before, book.year), *_new(random, book.year))
    prior = replace(book.prior, assets=before)
    made = replace(made, assets=now, prior=prior)
    return replace(made, asset_closings=tuple(_closings(made)))


def _cards(random: Random, year: int) -> Iterator[Asset]:
    for number in range(random.randrange(2, 9)):
        yield _card(
            random, f"{year}-card-{number}", date(year - random.randrange(0, 6), 5, 6), year
        )


def _card(random: Random, key: str, day: date, year: int) -> Asset:
    name, kind, least, most = random.choice(_THINGS)
    value = Decimal(random.randrange(least * 100, most * 100)) / 100
    worn = value * (year - day.year) / 20 if asset_rules(year).depreciated(kind) else None
    return Asset(
        RecordRef(RecordKind.ASSET, key, name, day),
        name,
        kind,
        value,
        None if worn is None else worn.quantize(Decimal("0.01")),
        Decimal(random.randrange(1, 9)),
        random.choice(_STATES),
        gained_on=day,
        document="记-5",
    )


def _kept(random: Random, before: tuple[Asset, ...], year: int) -> Iterator[Asset]:
    """Last year's cards; now and then one is scrapped."""
    for at, one in enumerate(before):
        if at and random.random() < 0.15:
            yield replace(
                one,
                disposed=AssetDisposed.SCRAPPED,
                disposed_on=date(year, 10, 9),
                disposal_document="财资〔2024〕6号",
                proceeds=Decimal(100),
            )
        else:
            yield one


def _new(random: Random, year: int) -> Iterator[Asset]:
    for number in range(random.randrange(0, 3)):
        yield _card(random, f"{year}-new-{number}", date(year, 4, 2), year)


def _closings(book: YearBook) -> Iterator[AssetClosing]:
    for kind in dict.fromkeys(one.kind for one in book.assets):
        ref = RecordRef(RecordKind.ASSET_CLOSING, kind.name, kind.value)
        value = assets.at_end((book,), kind).value
        yield AssetClosing(ref, kind, value, assets.depreciation((book,), kind).value)


def _income(random: Random, book: YearBook) -> YearBook:
    """What each kind of money has to pay for, and nearly all of it come in."""
    figures = Balances.of(book)
    lines: list[IncomeBudget] = []
    came: list[Receipt] = []
    for fund in FundType:
        where = Where(fund=fund)
        granted, moved = figures.initial(where).value, figures.adjustments(where).value
        if granted is None and moved is None:
            continue
        kind = kinds_of_fund(fund)[0]
        name = kind.value
        ref = RecordRef(RecordKind.INCOME, f"{book.year}-{kind.name}", name)
        lines.append(IncomeBudget(ref, kind, granted, moved))
        whole = (granted or Decimal(0)) + (moved or Decimal(0))
        share = whole * random.randrange(90, 101) / 100
        apart = kind if fund is FundType.OTHER else None
        got = RecordRef(RecordKind.RECEIPT, f"{book.year}-{kind.name}-in", name)
        day, amount = date(book.year, 3, 8), share.quantize(Decimal("0.01"))
        came.append(Receipt(got, amount, fund, day, income=apart))
    return replace(book, income=tuple(lines), receipts=(*book.receipts, *came))
