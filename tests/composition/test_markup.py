"""Markup is parsed, filled and written back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengji.composition import FigureField, plain
from hengji.composition.markup import UnknownField, fill, keys, markup_of, parse
from hengji.kernel.units import TEN_THOUSAND_YUAN

_FIELDS = {
    "final.total": FigureField("final.total", "312.57", Decimal("312.57"), TEN_THOUSAND_YUAN)
}


def _lookup(key: str) -> FigureField:
    try:
        return _FIELDS[key]
    except KeyError:
        raise UnknownField(key) from None


def test_a_figure_stands_with_its_unit_or_without() -> None:
    runs = fill("支出{{final.total}}（{{final.total#}}）", _lookup)
    assert plain(runs) == "支出312.57万元（312.57）"
    assert markup_of(runs) == "支出{{final.total}}（{{final.total#}}）"


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(UnknownField) as refused:
        fill("支出{{final.nothing}}", _lookup)
    assert refused.value.key == "final.nothing"


def test_keys_in_their_order() -> None:
    assert keys("{{b.c}}和{{a#}}") == ("b.c", "a")


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert "".join(str(part) for part in parse(text)) == text
