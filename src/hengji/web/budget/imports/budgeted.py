"""Files of the budget side: what was granted, brought over, moved and planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeAlias

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import Adjustment, AdjustmentKind, Appropriation, CarryOver, PlanMonth
from hengji.web.budget import models as rows
from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.lines import Placing
from hengji.web.budget.imports.parts import OR_NONE, Alike, Part, Placed, Record, ref
from hengji.web.rows.choices import member

MONTHS = tuple(f"month{number}" for number in range(1, 13))


def budget(columns: Columns, placing: Placing) -> list[Part]:
    """A line of the budget; money of last year beside it is a line of its own."""
    reading = columns.reading
    amounts, carried = columns.amounts("amount"), columns.amounts("carried")
    either = [
        one if one is not None else other for one, other in zip(amounts, carried, strict=True)
    ]
    remedy = "填写金额；没有预算的行，从表中删去。"
    reading.demand("amount", either, "没有填写预算数", remedy, None)
    lines, documents = placing.lines(columns), columns.texts("document")
    granted = _granted(reading.numbers, amounts, lines, documents)
    brought = _brought(reading.numbers, carried, lines, documents)
    there = granted.kept([one is not None for one in amounts])
    return [there, brought.kept([bool(one) for one in carried])]


def carry_over(columns: Columns, placing: Placing) -> list[Part]:
    """What last year left, a line each."""
    amounts, documents = columns.amounts("amount"), columns.texts("document")
    lines = placing.lines(columns)
    remedy = f"填写结转金额{OR_NONE}"
    columns.reading.demand("amount", amounts, "没有填写金额", remedy, None)
    return [_brought(columns.reading.numbers, amounts, lines, documents)]


_Amounts: TypeAlias = Sequence[Decimal | None]


def _granted(
    numbers: list[int], amounts: _Amounts, lines: list[Placed], documents: list[str]
) -> Part:
    made: list[tuple[Record, ...]] = [
        ()
        if amount is None
        else (Appropriation(ref(RecordKind.APPROPRIATION, n), amount, at.line, None, words),)
        for n, amount, at, words in zip(numbers, amounts, lines, documents, strict=True)
    ]
    told: list[tuple[object, ...]] = [
        (amount, "approved", words) for amount, words in zip(amounts, documents, strict=True)
    ]
    names = ("amount", "stage", "document")
    alike = _by_line("appropriation", amounts, lines)
    return Part(rows.Appropriation, names, numbers, made, alike, lines, told)


def _brought(
    numbers: list[int], amounts: _Amounts, lines: list[Placed], documents: list[str]
) -> Part:
    made: list[tuple[Record, ...]] = [
        ()
        if amount is None
        else (CarryOver(ref(RecordKind.CARRY_OVER, n), amount, at.line, words),)
        for n, amount, at, words in zip(numbers, amounts, lines, documents, strict=True)
    ]
    told: list[tuple[object, ...]] = list(zip(amounts, documents, strict=True))
    alike = _by_line("carry-over", amounts, lines)
    return Part(rows.CarryOver, ("amount", "document"), numbers, made, alike, lines, told)


def _by_line(name: str, amounts: _Amounts, lines: Iterable[Placed]) -> list[Alike]:
    return [(name, amount, at.line) for amount, at in zip(amounts, lines, strict=True)]


def adjustments(columns: Columns, placing: Placing) -> list[Part]:
    """What was added to the budget (positive) or taken from it (negative)."""
    reading = columns.reading
    amounts = _moved(columns)
    remedy = f"追加填正数，追减填负数{OR_NONE}"
    reading.demand("amount", amounts, "没有填写调整金额", remedy, None)
    causes, reasons = columns.choice("cause", "other"), columns.texts("reason")
    days, documents = columns.days("day"), columns.texts("document")
    done, pairs = columns.choice("completed", "yes"), columns.texts("pair")
    lines, made, told, alike = placing.lines(columns), [], [], []
    for number, amount, cause, reason, document, day, completed, pair, at in zip(
        reading.numbers, amounts, causes, reasons, documents, days, done, pairs, lines,
        strict=True,
    ):  # fmt: skip
        kind, finished = member(AdjustmentKind, cause), completed == "yes"
        named = ref(RecordKind.ADJUSTMENT, number, reason[:20])
        moved = (
            ()
            if amount is None
            else (
                Adjustment(named, amount, at.line, kind, reason, document, day, finished, pair),
            )
        )
        made.append(moved)
        told.append((amount, cause, reason, document, day, finished, pair))
        alike.append((amount, at.line, kind, reason, day, pair))
    names = ("amount", "cause", "reason", "document", "day", "completed", "pair")
    records: list[tuple[Record, ...]] = list(made)
    part = Part(
        rows.Adjustment, names, reading.numbers, records, list(alike), lines, list(told)
    )
    return [part]


def _moved(columns: Columns) -> list[Decimal | None]:
    """One column with a sign, or one for 追加 and one for 追减, both without."""
    amounts = columns.amounts("amount")
    found: list[Decimal | None] = []
    sides = zip(
        columns.reading.numbers, amounts, columns.amounts("added"), columns.amounts("cut"),
        strict=True,
    )  # fmt: skip
    for number, amount, added, cut in sides:
        if added and cut:
            words = "追加和追减都填了"
            columns.reading.problem(
                number, "cut", words, "一行只填一个；两样都有的，分成两行。"
            )
        if amount is None and added:
            amount = added
        elif amount is None and cut:
            amount = -abs(cut)
        found.append(amount)
    return found


def plan(columns: Columns, placing: Placing) -> list[Part]:
    """The planned use of a line, a column for each month."""
    reading = columns.reading
    months = list(zip(*(columns.amounts(name) for name in MONTHS), strict=True))
    lines = placing.lines(columns)
    filled = [any(one is not None for one in some) or None for some in months]
    remedy = f"按月填写计划用款{OR_NONE}"
    reading.demand("month1", filled, "各月都没有填写", remedy, None)
    made: list[tuple[Record, ...]] = [
        tuple(
            PlanMonth(
                RecordRef(RecordKind.PLAN, f"#{number}-{month}", f"第 {number} 行 {month}月"),
                month,
                amount,
                at.line,
            )
            for month, amount in enumerate(some, 1)
            if amount is not None
        )
        for number, some, at in zip(reading.numbers, months, lines, strict=True)
    ]
    alike: list[Alike] = [(at.line,) for at in lines]
    part = Part(rows.PlanLine, MONTHS, reading.numbers, made, alike, lines, list(months))
    return [part]
