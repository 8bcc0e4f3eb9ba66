"""Figures of the asset ledger by name, and the tables of its overview as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hengji.kernel.totals import Ratio, Total
from hengji.ledger import AssetClass, AssetState, YearBook, assets
from hengji.web.rows.choices import member, stored
from hengji.web.shell.printing import NOTHING, yuan

_Books = Sequence[YearBook]
_Take = Callable[[_Books, AssetClass | None], Total]


def _state(state: AssetState) -> _Take:
    return lambda books, kind: assets.at_end(books, kind, frozenset({state}))


_FIGURES: dict[str, tuple[str, _Take]] = {
    "opening": ("年初原值", assets.opening),
    "gained": ("本年增加", assets.gained),
    "gone": ("本年减少", assets.gone),
    "end": ("年末原值", assets.at_end),
    "depreciation": ("累计折旧", assets.depreciation),
    "net": ("年末净值", assets.net),
    **{stored(one): (one.value, _state(one)) for one in AssetState},
    "proceeds": ("处置收入", lambda books, _: assets.proceeds(books)),
}
VALUES = ("opening", "gained", "gone", "end", "depreciation", "net")
STATES = tuple(stored(one) for one in AssetState)


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of a table; ``name`` leads to its records, empty for none."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One class, or all of them."""

    label: str
    cells: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures by class, in 元."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def figure(book: YearBook, name: str) -> tuple[str, Total] | None:
    """Label and total of a figure (``end``, ``idle-equipment``); ``None`` for no such."""
    key, _, chosen = name.partition("-")
    known = _FIGURES.get(key)
    if known is None:
        return None
    label, take = known
    if not chosen:
        return f"固定资产{label}", take((book,), None)
    try:
        kind = member(AssetClass, chosen)
    except KeyError:
        return None
    return f"{kind.value}{label}", take((book,), kind)


def use_rate(book: YearBook) -> Ratio:
    """固定资产利用率."""
    return assets.use_rate((book,))


def tables(book: YearBook) -> list[Table]:
    """What there was, came, went and is; and in which state. Nothing without a ledger."""
    if not assets.kept((book,)):
        return []
    return [
        _table(book, "values", "原值、折旧和净值", VALUES),
        _table(book, "states", "年末使用状况（原值）", STATES),
    ]


def _table(book: YearBook, key: str, title: str, columns: Sequence[str]) -> Table:
    met = {one.kind for one in book.assets}
    kinds: list[AssetClass | None] = [None, *(one for one in AssetClass if one in met)]
    rows = tuple(
        Row(
            kind.value if kind else "合计",
            tuple(_printed(book, column, kind) for column in columns),
        )
        for kind in kinds
    )
    return Table(key, title, tuple(_FIGURES[one][0] for one in columns), rows)


def _printed(book: YearBook, column: str, kind: AssetClass | None) -> Printed:
    total = _FIGURES[column][1]((book,), kind)
    if total.value is None:
        return Printed(NOTHING)
    name = f"{column}-{stored(kind)}" if kind else column
    return Printed(yuan(total.value), name)
