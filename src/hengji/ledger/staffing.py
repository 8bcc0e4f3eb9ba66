"""People and posts, counted in heads, each count with the record it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from hengji.kernel.totals import Contribution, Total
from hengji.kernel.units import PERSON, measure_unit
from hengji.ledger.holdings import Staffing
from hengji.ledger.kinds import PostKind, VehicleUse
from hengji.ledger.year import YearBook

_CAR = measure_unit("辆")


def approved_posts(books: Iterable[YearBook], *kinds: PostKind) -> Total:
    """编制数; of these kinds only, where some are named."""
    return _posts(books, kinds, "编制数", approved=True)


def in_post(books: Iterable[YearBook], *kinds: PostKind) -> Total:
    """在职人数: people who hold a post, 退线 people among them."""
    return _posts(books, kinds, "在职人数", approved=False)


def _posts(
    books: Iterable[YearBook], kinds: tuple[PostKind, ...], name: str, *, approved: bool
) -> Total:
    parts = (
        Contribution(staffing.ref, Decimal(number))
        for staffing in _all(books)
        for post in staffing.posts
        if (not kinds or post.kind in kinds)
        and (number := post.approved if approved else post.in_post) is not None
    )
    return Total(tuple(parts), name, PERSON)


def people(
    books: Iterable[YearBook], name: str, count: Callable[[Staffing], int | None]
) -> Total:
    """Any other count: ``people(books, "退休人员", lambda one: one.retired)``."""
    parts = (
        (one.ref, None if (number := count(one)) is None else Decimal(number))
        for one in _all(books)
    )
    return Total.of(parts, name, PERSON)


def cars(books: Iterable[YearBook], use: VehicleUse | None = None) -> Total:
    """公务用车, in cars; of this use only, where one is named."""
    parts = (
        (one.ref, Decimal(one.count))
        for book in books
        for one in book.vehicles
        if use is None or one.use is use
    )
    return Total.of(parts, use.value if use else "公务用车", _CAR)


def _all(books: Iterable[YearBook]) -> Iterator[Staffing]:
    return (book.staffing for book in books if book.staffing is not None)
