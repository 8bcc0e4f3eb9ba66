"""A long book of which a few payments changed is what a book read as a whole would be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hengji.ledger import YearBook
from hengji.web.budget import selectors
from hengji.web.budget.models import Appropriation, Payment, Project
from hengji.web.budget.selectors import kept_year_book
from hengji.web.memory import Shelf
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit
from web.books import YEAR

pytestmark = pytest.mark.django_db
_ROWS, _STEP = 1_100, 37
Change = Callable[[list[int]], object]


@pytest.fixture
def many(own: Unit) -> list[int]:
    """Primary keys of a long year's payments; a few of the year before."""
    line = {"unit": own, "book": "fiscal", "kind": "public", "fund": "general"}
    with as_system("准备"):
        Payment.objects.bulk_create(
            Payment(**line, year=YEAR - 1, day=date(YEAR - 1, 2, 3), amount=5, purpose="上年")
            for _ in range(3)
        )
        made = Payment.objects.bulk_create(
            Payment(
                **line,
                year=YEAR,
                day=date(YEAR, 1 + at % 12, 1 + at % 28),
                amount=Decimal(at) + 1,
                voucher=f"记-{at}",
                purpose=f"办公用品第{at}批",
            )
            for at in range(_ROWS)
        )
    return [one.pk for one in made]


def _changed(pk: int, **values: object) -> int:
    return Payment.objects.filter(pk=pk).update(**values)


def _added(keys: list[int]) -> None:
    one = Payment.objects.get(pk=keys[0])
    one.pk, one.day, one.purpose = None, date(YEAR, 1, 2), "补记"
    one.save(force_insert=True)


SMALL: dict[str, Change] = {
    "amount": lambda keys: _changed(keys[5], amount=Decimal("9.99")),
    "two in one place": lambda keys: [_changed(keys[5], amount=at) for at in (8, 7)],
    "day": lambda keys: _changed(keys[-1], day=date(YEAR, 1, 1)),
    "gone": lambda keys: Payment.objects.filter(pk__in=keys[10:20]).delete(),
    "added": _added,
    "project": lambda keys: _changed(
        keys[9], kind="operations", project=Project.objects.filter(year=YEAR).latest("pk")
    ),
    "other book": lambda keys: _changed(keys[40], book="union"),
    "other year": lambda keys: Payment.objects.filter(pk=keys[50]).delete(),
}
LARGE: dict[str, Change] = {
    "last year": lambda keys: Payment.objects.filter(year=YEAR - 1).update(amount=6),
    "a budget": lambda keys: Appropriation.objects.filter(year=YEAR).update(amount=77),
    "both": lambda keys: (
        _changed(keys[5], amount=3), Project.objects.filter(year=YEAR).update(name="改名"),
    ),
}  # fmt: skip


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often a book was read as a whole."""
    read: list[int] = []
    real = selectors.load_year_books

    def counted(*told: object, **more: object) -> object:
        read.append(1)
        return real(*told, **more)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(selectors, "load_year_books", counted)
    return read


def _book(own: Unit) -> YearBook:
    with as_system("看"):
        return kept_year_book(own, YEAR).book


def _in_order(book: YearBook) -> list[tuple[date, int]]:
    return [(one.day, int(one.ref.key)) for one in book.payments]


@pytest.mark.parametrize("change", SMALL.values(), ids=SMALL)
def test_some_payments_are_read_again_and_no_others(
    own: Unit, many: list[int], whole: list[int], change: Change
) -> None:
    Shelf.clear_all()
    before = _book(own)
    with as_system("改"):
        change(many)
    after = _book(own)
    assert len(whole) == 1
    assert after != before
    assert _in_order(after) == sorted(_in_order(after))
    Shelf.clear_all()
    assert after == _book(own)
    held = {id(one) for one in before.payments}
    assert sum(id(one) in held for one in after.payments) >= _ROWS // 2  # the very same


@pytest.mark.parametrize("change", LARGE.values(), ids=LARGE)
def test_what_touches_more_than_payments_is_read_as_a_whole(
    own: Unit, many: list[int], whole: list[int], change: Change
) -> None:
    Shelf.clear_all()
    _book(own)
    with as_system("改"):
        change(many)
    after = _book(own)
    assert len(whole) == 2
    Shelf.clear_all()
    assert after == _book(own)


def test_a_change_everywhere_is_read_as_a_whole(
    own: Unit, many: list[int], whole: list[int]
) -> None:
    Shelf.clear_all()
    _book(own)
    with as_system("改"):
        Payment.objects.filter(year=YEAR, pk__in=many).update(payee="某公司")
    after = _book(own)
    assert {one.payee for one in after.payments if int(one.ref.key) in many} == {"某公司"}


def test_a_short_book_costs_no_query_more(own: Unit) -> None:
    Shelf.clear_all()
    with as_system("看"), CaptureQueriesContext(connection) as asked:
        kept_year_book(own, YEAR)
    assert not any("id / 256" in one["sql"] for one in asked.captured_queries)
