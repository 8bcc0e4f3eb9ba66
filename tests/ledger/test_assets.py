"""The asset ledger: what there is, came, went and is in use; and what it is held against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Asset,
    AssetClass,
    AssetClosing,
    AssetDisposed,
    AssetState,
    Book,
    Building,
    YearBook,
    assets,
)
from hengji.ledger.asset_classes import asset_rules
from hengji.ledger.checks import book_problems, card_problems
from hengji.ledger.compared import Answer
from ledger.small_book import UNIT

_DESK = AssetClass.FURNITURE
_OLD = date(2020, 5, 1)


def card(key: str, value: str | None, **more: Any) -> Asset:
    ref = RecordRef(RecordKind.ASSET, key, f"资产{key}")
    told: dict[str, Any] = {
        "kind": AssetClass.EQUIPMENT, "gained_on": _OLD, "depreciation": Decimal(0), **more
    }  # fmt: skip
    return Asset(ref, f"资产{key}", value=None if value is None else Decimal(value), **told)


def closing(kind: AssetClass, value: str, worn: str | None = None) -> AssetClosing:
    ref = RecordRef(RecordKind.ASSET_CLOSING, kind.name, kind.value)
    return AssetClosing(ref, kind, Decimal(value), None if worn is None else Decimal(worn))


def book(*cards: Asset, **more: Any) -> YearBook:
    return YearBook(UNIT, 2024, assets=cards, **more)


SOLD = {
    "disposed": AssetDisposed.SCRAPPED,
    "disposed_on": date(2024, 6, 1),
    "disposal_document": "青财资〔2024〕1号",
}
SEVERAL = book(
    card("1", "100.00", depreciation=Decimal("40.00")),
    card("2", "50.00", state=AssetState.IDLE, kind=_DESK, depreciation=Decimal("5.00")),
    card("3", "30.00", gained_on=date(2024, 3, 1), document="记-3"),
    card("4", "20.00", **SOLD),
)


def test_what_there_was_came_and_went_is_what_there_is() -> None:
    some = (SEVERAL,)
    found = [take(some).value for take in (assets.opening, assets.gained, assets.gone)]
    assert found == [Decimal("170.00"), Decimal("30.00"), Decimal("20.00")]
    end = assets.at_end(some)
    assert end.value == Decimal("180.00")
    assert [one.record.key for one in end.records] == ["1", "2", "3"]
    assert assets.at_end(some, _DESK).value == Decimal("50.00")
    assert assets.at_end(some, AssetClass.RELICS).value == 0
    assert assets.net(some).value == Decimal("135.00")


def test_only_what_is_in_use_counts_as_used() -> None:
    rate = assets.use_rate((SEVERAL,))
    assert rate.numerator.value == Decimal(130)
    assert rate.denominator.value == Decimal(180)
    assert {one.record.key for one in rate.numerator.records} == {"1", "3"}
    let = replace(SEVERAL.assets[0], state=AssetState.LET)
    assert assets.in_use((book(let),)).value == 0


def test_without_a_ledger_nothing_is_known() -> None:
    for take in (assets.at_end, assets.gained, assets.gone, assets.net, assets.in_use):
        assert take((book(),)).value is None, take
    assert assets.use_rate((book(),)).value is None


def test_a_card_in_both_books_of_a_unit_counts_once() -> None:
    union = replace(SEVERAL, book=Book.UNION)
    assert assets.at_end((SEVERAL, union)).value == Decimal("180.00")


def test_net_is_missing_where_depreciation_is_but_for_what_is_never_depreciated() -> None:
    assert assets.net((book(card("1", "9.00", depreciation=None)),)).value is None
    told = book_problems(book(card("1", "9"), card("2", "9", depreciation=None)))
    (untold,) = [one for one in told if one.code == "LB244"]
    assert untold.message == (
        "有 1 张卡片没有填写累计折旧，净值算不出来，第一张是固定资产“资产2”"
    )
    books = card("1", "9.00", depreciation=None, kind=AssetClass.BOOKS)
    assert assets.net((book(books),)).value == Decimal("9.00")


def test_cards_against_the_accounts_agree_differ_or_cannot_be_told() -> None:
    held = book(
        *SEVERAL.assets,
        card("5", "7.00", kind=AssetClass.BOOKS, depreciation=None),
        asset_closings=(closing(AssetClass.EQUIPMENT, "130.00"), closing(_DESK, "51", "5")),
    )
    answers = {one.label: (one.answer, one.gap) for one in assets.against_accounts((held,))}
    assert answers == {
        "设备原值": (Answer.AGREES, Decimal(0)),
        "图书和档案原值": (Answer.UNDECIDED, None),
        "家具和用具原值": (Answer.DIFFERS, Decimal("-1.00")),
        "家具和用具累计折旧": (Answer.AGREES, Decimal(0)),
    }
    (told,) = [one for one in book_problems(held) if one.code == "LB241"]
    assert told.message == "家具和用具原值台账 50.00 元，账面 51.00 元，相差 1.00 元"


def test_last_years_closing_is_this_years_opening() -> None:
    before = replace(SEVERAL, year=2023, assets=(card("9", "170.00"),))
    now = replace(SEVERAL, prior=before)
    found = assets.against_last_year(now)
    assert found is not None
    assert found.answer is Answer.AGREES
    short = replace(now, prior=replace(before, assets=(card("9", "169.99"),)))
    assert "LB242" in {one.code for one in book_problems(short)}
    assert assets.against_last_year(SEVERAL) is None


def test_a_completed_building_is_held_against_its_card() -> None:
    def built(cost: str | None) -> Building:
        ref = RecordRef(RecordKind.BUILDING, "B", "资产1")
        money = None if cost is None else Decimal(cost)
        return Building(ref, "资产1", None, None, None, money, 2023)

    house = card("1", "100.00", kind=AssetClass.BUILDINGS)
    for cards, cost, answer in (
        ((house,), "100.00", Answer.AGREES),
        ((house,), "100.01", Answer.DIFFERS),
        ((house,), None, Answer.UNDECIDED),
        ((card("2", "100.00"),), "100.00", Answer.UNDECIDED),
    ):
        (found,) = assets.against_buildings(book(*cards, buildings=(built(cost),)))
        assert found.answer is answer
        assert bool(found.lacks) is (answer is Answer.UNDECIDED)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"code": "A0501"}, "LB144"),
        ({"value": None}, "LB140"),
        ({"value": Decimal("-1")}, "LB141"),
        ({"depreciation": Decimal("10.01")}, "LB142"),
        ({"kind": AssetClass.RELICS, "depreciation": Decimal(1)}, "LB143"),
        ({"gained_on": date(2025, 1, 1)}, "LB145"),
        ({"disposed": AssetDisposed.SOLD, "disposal_document": "x"}, "LB146"),
        ({"disposed_on": date(2024, 1, 1)}, "LB146"),
        ({**SOLD, "disposed_on": date(2023, 12, 31)}, "LB147"),
        ({**SOLD, "gained_on": date(2024, 6, 2), "document": "x"}, "LB148"),
        ({"proceeds": Decimal(5)}, "LB149"),
        ({**SOLD, "disposal_document": " "}, "LB150"),
        ({"gained_on": date(2024, 1, 1)}, "LB151"),
        ({"quantity": Decimal(-1)}, "LB152"),
        ({**SOLD, "disposed_value": Decimal("10.01")}, "LB153"),
        ({**SOLD, "disposed_value": Decimal("-0.01")}, "LB153"),
        ({**SOLD, "quantity": Decimal(2), "disposed_quantity": Decimal(3)}, "LB154"),
        ({**SOLD, "quantity": Decimal(2), "disposed_quantity": Decimal(1)}, "LB155"),
        ({"disposed_value": Decimal(5)}, "LB156"),
    ],
)
def test_a_card_that_cannot_be_so_is_told(wrong: dict[str, Any], code: str) -> None:
    right = card("1", "10.00")
    assert not list(card_problems(right, 2024))
    assert [one.code for one in card_problems(replace(right, **wrong), 2024)] == [code]


def test_numbers_are_used_once_and_codes_say_the_class() -> None:
    twice = book(card("1", "1", number="Z-1"), card("2", "1", number="Z-1"))
    assert "LB240" in {one.code for one in book_problems(twice)}
    assert not list(card_problems(card("1", "1", code="A0201"), 2024))
    assert asset_rules(2024).of_code("B01") is None


PART = card(
    "5", "90.00", depreciation=Decimal("6.00"), quantity=Decimal(3),
    disposed_value=Decimal("30.00"), disposed_quantity=Decimal(1), **SOLD,
)  # fmt: skip


def test_of_a_card_a_part_leaves_and_the_rest_stays() -> None:
    some = (book(card("1", "100.00", depreciation=Decimal("40.00")), PART),)
    takes = (assets.opening, assets.gone, assets.at_end, assets.depreciation, assets.net)
    found = [str(take(some).value) for take in takes]
    assert found == ["190.00", "30.00", "160.00", "46.00", "114.00"]
    assert [one.record.key for one in assets.gone(some).records] == ["5"]
    assert assets.use_rate(some).numerator.value == Decimal("160.00")
    assert (PART.left, PART.quantity_left) == (Decimal("60.00"), Decimal(2))
    assert not list(card_problems(PART, 2024))


def test_the_rest_of_a_card_is_what_the_accounts_and_the_next_year_have() -> None:
    year = book(PART, asset_closings=(closing(AssetClass.EQUIPMENT, "60.00", "6.00"),))
    assert {one.answer for one in assets.against_accounts((year,))} == {Answer.AGREES}
    fresh = replace(card("6", "60.00"), gained_on=_OLD)
    after = YearBook(UNIT, 2025, assets=(fresh,), prior=year)
    before = assets.against_last_year(after)
    assert before is not None
    assert before.gap == 0


def test_depreciation_is_held_against_what_is_left() -> None:
    worn = replace(PART, depreciation=Decimal("60.01"))
    assert [one.code for one in card_problems(worn, 2024)] == ["LB142"]
    whole = replace(PART, disposed_value=Decimal("90.00"), disposed_quantity=Decimal(3))
    assert not whole.there  # all of it is no part
    assert (whole.left, whole.gone) == (Decimal(0), Decimal("90.00"))
    assert whole.quantity_left == Decimal(0)
    assert not list(card_problems(whole, 2024))


def test_what_is_not_told_of_a_part_is_not_guessed() -> None:
    unknown = replace(PART, value=None, disposed_quantity=None)
    assert (unknown.left, unknown.quantity_left) == (None, None)
    assert unknown.gone == Decimal("30.00")
    assert assets.gone((book(unknown),)).value == Decimal("30.00")
    assert replace(PART, quantity=None).quantity_left is None
