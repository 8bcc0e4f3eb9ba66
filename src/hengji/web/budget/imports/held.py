"""Files of the income budget and of fixed assets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Asset,
    AssetClass,
    AssetDisposed,
    AssetGained,
    AssetState,
    IncomeBudget,
    IncomeKind,
)
from hengji.ledger.asset_classes import asset_rules
from hengji.web.budget import models as rows
from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.lines import Placing
from hengji.web.budget.imports.parts import NOWHERE, OR_NONE, Alike, Part, Record, ref
from hengji.web.budget.imports.reading import Reading
from hengji.web.rows.choices import member, stored
from hengji.web.shell.printing import yuan
from hengji.web.units.models import Asset as AssetRow


def income(columns: Columns, _: Placing) -> list[Part]:
    """The income budget: at the beginning of the year, and its change."""
    reading = columns.reading
    kinds, amounts = columns.choice("kind"), columns.amounts("amount")
    changes, documents = columns.amounts("change"), columns.texts("document")
    reading.demand("kind", kinds, "没有填写收入类别", f"填写收入类别{OR_NONE}")
    told = list(zip(kinds, amounts, changes, documents, strict=True))
    made: list[tuple[Record, ...]] = []
    for number, (kind, amount, change, document) in zip(reading.numbers, told, strict=True):
        if kind and amount is None and change is None:
            words = "年初预算数和调整数都没有填写"
            reading.problem(number, "amount", words, f"填写预算数{OR_NONE}")
        if not kind:
            made.append(())
            continue
        named = ref(RecordKind.INCOME, number)
        of = member(IncomeKind, kind)
        made.append((IncomeBudget(named, of, amount, change, document),))
    alike: list[Alike] = [(kind, amount, change) for kind, amount, change, _ in told]
    nowhere = [NOWHERE] * len(told)
    names = ("kind", "amount", "change", "document")
    return [Part(rows.IncomeBudget, names, reading.numbers, made, alike, nowhere, list(told))]


class Card(NamedTuple):
    """The columns of a card, in the order of the table."""

    number: str
    name: str
    kind: str
    code: str
    quantity: Decimal | None
    measure: str
    value: Decimal | None
    depreciation: Decimal | None
    state: str
    gained: str
    gained_on: date | None
    document: str
    place: str
    keeper: str
    disposed: str
    disposed_on: date | None
    disposed_quantity: Decimal | None
    disposed_value: Decimal | None
    disposal_reason: str
    disposal_document: str
    proceeds: Decimal | None


def assets(columns: Columns, _: Placing) -> list[Part]:
    """Cards of fixed assets, each with what the year gained or disposed of."""
    reading = columns.reading
    told = list(_cards(columns))
    names, kinds = [one.name for one in told], [one.kind for one in told]
    reading.demand("name", names, "没有填写资产名称", f"填写资产名称{OR_NONE}")
    words = "没有填写资产类别，分类代码也看不出是哪一类"
    reading.demand("kind", kinds, words, "填写六类固定资产中的一类，或填写分类代码。")
    made: list[tuple[Record, ...]] = [
        (_record(number, one),) if one.name and one.kind else ()
        for number, one in zip(reading.numbers, told, strict=True)
    ]
    alike: list[Alike] = [(one.number, one.name, one.value, one.gained_on) for one in told]
    nowhere = [NOWHERE] * len(told)
    rows_of: list[tuple[object, ...]] = [tuple(one) for one in told]
    return [Part(AssetRow, Card._fields, reading.numbers, made, alike, nowhere, rows_of)]


def _cards(columns: Columns) -> Iterator[Card]:
    codes, kinds = columns.texts("code"), columns.choice("kind")
    values, worn = columns.amounts("value"), columns.amounts("depreciation")
    rules = asset_rules(columns.reading.year)
    of_codes = [rules.of_code(code) if code else None for code in codes]
    kinds = [
        kind or (stored(of) if of else "") for kind, of in zip(kinds, of_codes, strict=True)
    ]
    disposed, parts = columns.choice("disposed"), columns.amounts("disposed_value")
    left = [_left(*one) for one in zip(values, disposed, parts, strict=True)]
    worn = _worn(columns.reading, left, worn, columns.amounts("net"))
    every = zip(
        columns.texts("number"),
        columns.texts("name"),
        kinds,
        codes,
        columns.numbers("quantity"),
        columns.texts("measure"),
        values,
        worn,
        columns.choice("state", "in_use"),
        columns.choice("gained", "bought"),
        columns.days("gained_on"),
        columns.texts("document"),
        columns.texts("place"),
        columns.texts("keeper"),
        disposed,
        columns.days("disposed_on"),
        columns.numbers("disposed_quantity"),
        parts,
        columns.texts("disposal_reason"),
        columns.texts("disposal_document"),
        columns.amounts("proceeds"),
        strict=True,
    )
    return (Card(*one) for one in every)


def _left(value: Decimal | None, disposed: str, part: Decimal | None) -> Decimal | None:
    """What 净值 is of: 原值, where a part was disposed of that of the rest."""
    if value is None or not disposed or part is None or not part < value:
        return value
    return value - part


def _worn(
    reading: Reading,
    values: list[Decimal | None],
    worn: list[Decimal | None],
    net: list[Decimal | None],
) -> list[Decimal | None]:
    """累计折旧; where only 净值 is told, what is missing to 原值. Both must fit."""
    found: list[Decimal | None] = []
    for number, value, lost, left in zip(reading.numbers, values, worn, net, strict=True):
        if value is None or left is None:
            found.append(lost)
        elif lost is None:
            found.append(value - left)
        else:
            found.append(lost)
            if value - lost != left:
                words = f"净值 {yuan(left)} 元不等于原值减累计折旧 {yuan(value - lost)} 元"
                reading.problem(number, "net", words, "核对原值、累计折旧和净值。")
    return found


def _record(number: int, one: Card) -> Asset:
    return Asset(
        RecordRef(RecordKind.ASSET, f"#{number}", one.name, one.gained_on),
        one.name,
        member(AssetClass, one.kind),
        one.value,
        one.depreciation,
        one.quantity,
        member(AssetState, one.state),
        member(AssetGained, one.gained),
        one.gained_on,
        one.document,
        member(AssetDisposed, one.disposed) if one.disposed else None,
        one.disposed_on,
        one.disposal_document,
        one.proceeds,
        one.number,
        one.code,
        one.disposed_value,
        one.disposed_quantity,
        one.disposal_reason,
    )
