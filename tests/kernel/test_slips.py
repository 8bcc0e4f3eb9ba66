"""What a wrong figure may look like beside the right one."""

from decimal import Decimal

import pytest

from hengji.kernel.slips import like_a_slip

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("95.55", "95.55"),
        ("97.55", "95.55"),  # near
        ("498.52", "948.52"),  # two digits exchanged
        ("84.1", "8.41"),  # the point moved
        ("15.57", "5.5723"),  # a digit too many
        ("9.23", "92.384"),  # the point moved, and more digits computed
        ("12.36", "92.36"),  # another digit
        ("-1.85", "1.85"),  # signs are judged elsewhere
        ("0", "0.00"),
    ],
)
def test_a_slip(printed: str, due: str) -> None:
    assert like_a_slip(Decimal(printed), Decimal(due), HALF)


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("3.60", "414.48"),
        ("6.73", "93.42"),
        ("29.16", "2198.64"),
        ("0", "5"),
        ("7", "0"),
        ("2", "9"),
    ],
)
def test_another_figure(printed: str, due: str) -> None:
    assert not like_a_slip(Decimal(printed), Decimal(due), HALF)


def test_the_limit_is_a_part_of_the_larger() -> None:
    assert like_a_slip(Decimal("3.1"), Decimal("5.9"), HALF)
    assert not like_a_slip(Decimal("3.1"), Decimal("5.9"), Decimal("0.4"))
