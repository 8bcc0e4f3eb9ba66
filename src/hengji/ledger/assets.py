"""Fixed assets of a year: what there was, came, went, and is in use; every card in its total.

Amounts are 原值 in 元 unless said otherwise. Cards are the unit's: one that stands in both its
books counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from hengji.kernel.totals import Contribution, Ratio, Total
from hengji.ledger.asset_classes import asset_rules
from hengji.ledger.compared import Comparison
from hengji.ledger.holdings import Asset, AssetClosing
from hengji.ledger.kinds import AssetClass, AssetState
from hengji.ledger.year import YearBook

_ZERO = Decimal(0)


def kept(books: Iterable[YearBook]) -> bool:
    """Does any of these books keep a ledger of assets?"""
    return any(book.assets for book in books)


def at_end(
    books: Iterable[YearBook],
    kind: AssetClass | None = None,
    states: frozenset[AssetState] = frozenset(),
) -> Total:
    """年末原值; of one class, of these states only, where they are named.

    In a ledger that is kept, a class or state without a card is nothing, by all its cards.
    """
    every = tuple(books)
    name = f"{kind.value if kind else '固定资产'}年末原值"
    if states:
        name = f"{'、'.join(one.value for one in AssetState if one in states)}的{name}"
    chosen = Total.of(
        (
            (one.ref, one.left)
            for _, one in _held(every)
            if kind in (None, one.kind) and (not states or one.state in states)
        ),
        name,
    )
    if chosen.value is not None:
        return chosen
    return Total.of(((one.ref, one.left) for _, one in _held(every))).nothing(name)


def in_use(books: Iterable[YearBook], kind: AssetClass | None = None) -> Total:
    """在用固定资产: in a state that counts as used by the year's rules."""
    every = tuple(books)
    year = max((book.year for book in every), default=0)
    return at_end(every, kind, asset_rules(year).in_use)


def use_rate(books: Iterable[YearBook]) -> Ratio:
    """固定资产利用率 ＝ 在用固定资产 ÷ 固定资产总额, by 原值 at the year's end."""
    every = tuple(books)
    return Ratio(in_use(every), at_end(every), "在用固定资产原值 ÷ 固定资产原值")


def opening(books: Iterable[YearBook], kind: AssetClass | None = None) -> Total:
    """年初原值: what was there before the year, whatever became of it since."""
    found = ((b, one) for b, one in _cards(books) if not _came(b, one))
    return _added(found, kind, "年初原值")


def gained(books: Iterable[YearBook], kind: AssetClass | None = None) -> Total:
    """本年增加."""
    every = tuple(books)
    found = ((b, one) for b, one in _cards(every) if _came(b, one))
    return _or_nothing(_added(found, kind, "本年增加"), every)


def gone(books: Iterable[YearBook], kind: AssetClass | None = None) -> Total:
    """本年减少: what was disposed of, of a card in part that part."""
    every = tuple(books)
    parts = (
        (one.ref, one.gone)
        for _, one in _cards(every)
        if one.disposed is not None and kind in (None, one.kind)
    )
    name = f"{kind.value if kind else '固定资产'}本年减少"
    return _or_nothing(Total.of(parts, name), every)


def proceeds(books: Iterable[YearBook]) -> Total:
    """处置收入, as far as it is recorded."""
    parts = ((one.ref, one.proceeds) for _, one in _cards(books) if one.disposed is not None)
    return Total.of(parts, "处置收入")


def depreciation(books: Iterable[YearBook], kind: AssetClass | None = None) -> Total:
    """累计折旧 at the year's end. Missing where a card that is depreciated has none."""
    parts: list[Contribution] = []
    for book, one in _held(books):
        if kind not in (None, one.kind):
            continue
        if one.depreciation is None and asset_rules(book.year).depreciated(one.kind):
            return Total((), "累计折旧")
        parts.append(Contribution(one.ref, one.depreciation or _ZERO))
    return Total(tuple(parts), "累计折旧")


def net(books: Iterable[YearBook], kind: AssetClass | None = None) -> Total:
    """净值 ＝ 原值 － 累计折旧; missing where the depreciation is."""
    every = tuple(books)
    worn = depreciation(every, kind)
    if worn.value is None:
        return Total((), "年末净值")
    return (at_end(every, kind) - worn).named("年末原值 － 累计折旧")


def against_accounts(books: Iterable[YearBook]) -> tuple[Comparison, ...]:
    """The cards against what the accounts say, class by class: 原值, then 累计折旧."""
    every = tuple(books)
    return tuple(
        one for kind in AssetClass for one in _class_compared(every, kind) if one is not None
    )


def _class_compared(books: tuple[YearBook, ...], kind: AssetClass) -> Iterator[Comparison]:
    cards = [one for _, one in _held(books) if one.kind is kind]
    told = [
        one
        for one in _closings(books)
        if one.kind is kind and not (one.value is None and one.depreciation is None)
    ]
    if not cards and not told:
        return
    lacks = "" if told else "没有填写账面的年末数"
    said = Total.of(((one.ref, one.value) for one in told), "账面年末原值")
    held = at_end(books, kind) if kept(books) else Total((), "台账年末原值")
    yield Comparison(
        f"{kind.value}原值",
        held,
        said,
        lacks or ("" if said.value is not None else "账面的年末原值没有填写"),
    )
    worn = Total.of(((one.ref, one.depreciation) for one in told), "账面累计折旧")
    if worn.value is not None:
        card = depreciation(books, kind) if cards else held.named("台账累计折旧")
        why = "" if card.value is not None else "有的卡片没有填写累计折旧"
        yield Comparison(f"{kind.value}累计折旧", card, worn, why)


def against_last_year(book: YearBook) -> Comparison | None:
    """年初原值 against last year's closing; ``None`` where last year kept no ledger."""
    if book.prior is None or not kept((book.prior,)) or not kept((book,)):
        return None
    before = at_end((book.prior,)).named("上年年末原值")
    now = opening((book,))
    if now.value is None:
        now = gained((book,)).nothing("年初原值")
    return Comparison("年初原值", now, before)


def against_buildings(book: YearBook) -> tuple[Comparison, ...]:
    """Buildings completed by now (楼堂馆所) against the card of the same name.

    Nobody can tell where there is no such card, or no investment.
    """
    found = []
    for one in book.buildings:
        if one.completed is None or one.completed > book.year or not book.assets:
            continue
        cost = Total.of(((one.ref, one.actual_investment),), "实际投资")
        cards = [
            card
            for card in book.assets
            if card.kind is AssetClass.BUILDINGS and card.name.strip() == one.name.strip()
        ]
        held = Total.of(((card.ref, card.value) for card in cards), "台账原值")
        lacks = "" if cards else "台账中没有同名的房屋和构筑物"
        if cost.value is None:
            lacks = lacks or "实际投资没有填写"
        found.append(Comparison(one.name, held, cost, lacks))
    return tuple(found)


def _held(books: Iterable[YearBook]) -> Iterator[tuple[YearBook, Asset]]:
    """Cards of what is there at the year's end, if only in part."""
    return ((book, one) for book, one in _cards(books) if one.there)


def _cards(books: Iterable[YearBook]) -> Iterator[tuple[YearBook, Asset]]:
    seen: set[str] = set()
    for book in books:
        for one in book.assets:
            if one.ref.key not in seen:
                seen.add(one.ref.key)
                yield book, one


def _closings(books: Iterable[YearBook]) -> Iterator[AssetClosing]:
    seen: set[str] = set()
    for book in books:
        for one in book.asset_closings:
            if one.ref.key not in seen:
                seen.add(one.ref.key)
                yield one


def _came(book: YearBook, one: Asset) -> bool:
    """Did it come in this year? What has no date was there before."""
    return one.gained_on is not None and one.gained_on.year >= book.year


def _added(
    found: Iterable[tuple[YearBook, Asset]], kind: AssetClass | None, name: str
) -> Total:
    words = f"{kind.value if kind else '固定资产'}{name}"
    parts = ((one.ref, one.value) for _, one in found if kind in (None, one.kind))
    return Total.of(parts, words)


def _or_nothing(total: Total, books: tuple[YearBook, ...]) -> Total:
    """In a ledger that is kept, nothing came or went where no card says so."""
    if total.value is not None:
        return total
    whole = Total.of(((one.ref, one.value) for _, one in _cards(books)))
    return whole.nothing(total.formula)
