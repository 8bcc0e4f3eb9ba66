"""Values built quickly are the frozen dataclasses that they are without it."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from hengji.kernel.places import Place
from hengji.kernel.values import builder, quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("left of everything")


def test_it_is_equal_hashed_printed_replaced_and_pickled_like_any_frozen_value() -> None:
    one = Point(1)
    assert one == Point(1, 2) and hash(one) == hash(Point(1, 2)) and one != Point(2)
    assert repr(one) == "Point(x=1, y=2)"
    assert replace(one, y=5) == Point(x=1, y=5)
    place = Place("a.docx", block=3)
    assert pickle.loads(pickle.dumps(place)) == place
    assert type(one) is Point


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2  # type: ignore[misc]  # what is tested


def test_arguments_and_post_init_are_minded() -> None:
    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]  # what is tested
    with pytest.raises(ValueError, match="left"):
        Point(-1)


def test_a_builder_makes_what_the_class_makes() -> None:
    build = builder(Point)
    assert build(1) == Point(1) == build(x=1, y=2) and type(build(1)) is Point
    with pytest.raises(FrozenInstanceError):
        build(1).x = 2  # type: ignore[misc]  # what is tested
    with pytest.raises(ValueError, match="left"):
        build(-1)


def test_a_builder_may_leave_out_the_check() -> None:
    build = builder(Point, checked=False)
    assert build(1) == Point(1) and type(build(1)) is Point
    assert build(-1).x == -1


def test_a_field_with_a_factory_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        found: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listed"):
        quickly_built(Listed)
