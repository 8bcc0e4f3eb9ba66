"""Sums, shares, changes, formulas, enumerations that do not hold (AM)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from generator.faults.plant import (
    Expected,
    Fault,
    NoRoom,
    edit,
    form,
    more,
    number,
    off,
    plus,
    points,
    relation_digits,
    say,
    shown,
)
from generator.report import Draft

_AMOUNT = re.compile(r"(增加|减少)[了到]?[\d,.]+\s*[万亿]?元")
_ANY = ("AM", "EX", "XD")
Plant = Callable[[Draft], Expected]


def _parts(kind: str, relation: str, slot: str, cap: str = "error") -> Plant:
    def plant(draft: Draft) -> Expected:
        sentence = say(draft, kind, relation, {slot: off(draft)})
        digits = relation_digits(sentence, "parts")
        return Expected(("AM",), (digits[0],), digits[1:], cap, "warning")

    return plant


def _exceed(draft: Draft) -> Expected:
    sentence = say(draft, "public", "parts:open", {"office": lambda v: v * 12})
    digits = relation_digits(sentence, "parts")
    if number(digits[1]) + number(digits[2]) <= number(digits[0]) * Decimal("1.02"):
        raise NoRoom("still within")
    return Expected(("AM",), digits, (), "error", "warning")


def _table_subtotal(draft: Draft) -> Expected:
    grid = form(draft, "base")
    name = "2、运行维护经费|2"
    cell = grid.named(name)
    total = grid.named("项目支出：|2")
    if not cell or not total or not cell.text or number(total.text) == 0:
        raise NoRoom(name)
    wrong = shown(number(total.text) * Decimal("1.2") + number(cell.text) + 3, cell.text)
    edit(grid, name, wrong)
    return Expected(("AM",), (total.text, wrong), (), "error", "warning")


def _three_table(draft: Draft) -> Expected:
    grid = form(draft, "base")
    total = grid.named("三公经费|2")
    if total is None:
        raise NoRoom("三公")
    wrong = shown(number(total.text) * Decimal("1.5") + 1, total.text)
    draft.drop("three")
    edit(grid, "三公经费|2", wrong)
    return Expected(("AM", "XD"), (wrong, "三公"), (), "error", "warning")


def _three_prose(draft: Draft) -> Expected:
    sentence = say(draft, "three", "parts", {"reception": more(draft, 0.3, 0.8)})
    digits = relation_digits(sentence, "parts")
    return Expected(("AM",), (digits[0], digits[-1]), (), "error", "warning")


def _totals(draft: Draft) -> tuple[str, ...]:
    """The totals a block of the form may be held against: budget or execution."""
    cells = (form(draft, "evaluation").named(name) for name in ("adjusted", "executed"))
    return tuple(cell.text for cell in cells if cell)


def _fund_types(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    total = grid.named("executed")
    cell = grid.named("fund")
    if total is None or cell is None:
        raise NoRoom("fund")
    added = shown(number(total.text) * Decimal("0.2"), total.text)
    edit(grid, "fund", f"政府性基金拨款：{added}")
    return Expected(("AM",), (added,), _totals(draft), "error", "warning")


def _nature(draft: Draft) -> Expected:
    grid = form(draft, "evaluation")
    total = grid.named("executed")
    cell = grid.named("project")
    if total is None or cell is None:
        raise NoRoom("project")
    label, _, digits = cell.text.partition("：")
    wrong = shown(number(digits) + number(total.text) * Decimal("0.15") + 1, digits)
    edit(grid, "project", f"{label}：{wrong}")
    draft.drop("structure", "project", "three")
    return Expected(("AM", "XD"), (wrong,), _totals(draft), "error", "note")


def _staff(draft: Draft) -> Expected:
    sentence = say(draft, "staffing", "parts", {"cause_est": plus(draft)})
    digits = relation_digits(sentence, "parts")
    return Expected(("AM",), (digits[0],), digits[1:], "error", "warning")


def _balance(draft: Draft) -> Expected:
    sentence = say(draft, "balance", "balance", {"carry_out": more(draft, 0.5, 2)})
    digits = relation_digits(sentence, "balance")
    return Expected(("AM", "EX"), (digits[3],), digits[:3], "error", "warning")


def _adjusted_sum(draft: Draft) -> Expected:
    sentence = say(draft, "adjust", "adjusting", {"added": more(draft, 1, 3)})
    digits = relation_digits(sentence, "adjusting")
    return Expected(("AM", "EX"), digits[:3], (), "error", "warning")


def _rated(kind: str, relation: str, slot: str) -> Plant:
    """A rate that its own figures refute."""

    def plant(draft: Draft) -> Expected:
        sentence = say(draft, kind, relation, {slot: points(draft)})
        digits = next(
            s.digits
            for s in sentence.stated
            if s.kind == relation.partition(" ")[0] and sentence.digits(slot) in s.digits
        )
        return Expected(_ANY, (sentence.digits(slot),), digits[:-1], "error", "warning")

    return plant


def _change_amount(draft: Draft) -> Expected:
    """All of current, base and amount printed, the amount wrong."""
    for _ in range(12):
        sentence = draft.teller.tell("change", {}, "change")
        digits = relation_digits(sentence, "change") if sentence else ()
        text = sentence.text if sentence else ""
        if (
            sentence
            and len(digits) >= 3
            and re.search(r"(增加|减少)[了到]?[\d,.]+\s*[万亿]?元", text)
        ):
            slot = next((s.slot for s in sentence.said if s.slot.startswith("chg_")
                         and not s.slot.endswith("_rate")), "")  # fmt: skip
            bases = [s.slot for s in sentence.said if s.slot.startswith("prior_")]
            if slot and bases:
                return _changed(draft, slot)
    raise NoRoom("change with three figures")


def _changed(draft: Draft, slot: str) -> Expected:
    def grow(value: Decimal) -> Decimal:
        step = max(abs(value), Decimal(100_000))
        return value + step if value > 0 else value - step

    for _ in range(30):
        sentence = draft.teller.tell("change", {slot: grow}, "change")
        if sentence and any(s.slot.startswith("prior_") for s in sentence.said):
            draft.swap("change", sentence)
            if not any(b.kind == "change" for b in draft.blocks):
                draft.add("change", sentence)
            return Expected(_ANY, (sentence.digits(slot),), (), "error", "warning")
    raise NoRoom(slot)


def _change_direction(draft: Draft) -> Expected:
    sentence = draft.teller.tell("change", {}, "change executed prior_executed")
    if sentence is None:
        raise NoRoom("change")
    wrong = re.sub(
        r"增加|减少|增长|下降|降低|增幅|降幅", lambda m: _OPPOSITE[m[0]], sentence.text
    )
    if wrong == sentence.text:
        raise NoRoom("no direction")
    sentence.text = wrong
    draft.swap("change", sentence)
    if sentence not in [s for b in draft.blocks for s in b.sentences]:
        draft.add("change", sentence)
    digits = relation_digits(sentence, "change")
    return Expected(_ANY, digits[:2], (), "error", "warning")


_OPPOSITE = {
    "增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "降低": "增长",
    "增幅": "降幅", "降幅": "增幅",
}  # fmt: skip


def _enumeration(draft: Draft) -> Expected:
    sentence = draft.teller.tell("events", {"event": plus(draft)}, "enumeration")
    if sentence is None:
        raise NoRoom("events")
    draft.drop("trap")
    draft.add("works", sentence)
    digits = relation_digits(sentence, "enumeration")
    right = str(sum(number(d) for d in digits[1:]))
    return Expected(("AM", "XD"), (digits[0],), (right, *digits[1:]), "error", "note")


def _average(draft: Draft) -> Expected:
    sentence = draft.teller.tell("help", {"help_each": lambda v: v + 250}, "average")
    if sentence is None:
        raise NoRoom("help")
    draft.add("works", sentence)
    digits = relation_digits(sentence, "average")
    return Expected(("AM", "XD"), (digits[2],), digits[:2], "error", "note")


FAULTS = (
    Fault("parts ≠ total, 由…组成", "AM", _parts("structure", "parts:stated", "project")),
    Fault("parts ≠ total, 基本支出", "AM", _parts("basic", "parts:stated", "personnel")),
    Fault("parts ≠ total, 项目合计", "AM", _parts("project", "parts:stated", "project")),
    Fault("parts exceed the total under 其中", "AM", _exceed),
    Fault("table: sub-rows exceed their row", "AM", _table_subtotal),
    Fault("table: 三公 parts", "AM", _three_table),
    Fault("prose: 三公 parts", "AM", _three_prose),
    Fault("fund types ≠ total", "AM", _fund_types),
    Fault("basic and project ≠ total in the form", "AM", _nature),
    Fault("functional lines ≠ total", "AM", _parts("functions", "parts:stated", "function_1")),
    Fault("income parts ≠ income", "AM", _parts("income", "parts:stated", "fiscal_income")),
    Fault("staffing parts", "AM", _staff),
    Fault("carry-over balance", "AM", _balance),
    Fault("全年预算 ≠ 年初 + 追加", "AM", _adjusted_sum),
    Fault("execution rate wrong", "EX", _rated("overview", "completion", "exec_rate")),
    Fault("execution formula wrong", "EX", _rated("overview", "formula", "exec_rate")),
    Fault("share wrong", "AM", _rated("structure", "share", "basic_share")),
    Fault("share of basic wrong", "AM", _rated("basic", "share", "personnel_share")),
    Fault("completion wrong", "EX", _rated("three", "completion", "three_rate")),
    Fault("procurement rate wrong", "EX",
          _rated("procurement", "completion", "procurement_rate")),
    Fault("formula refuted", "AM", _rated("public", "formula", "public_rate")),
    Fault("change rate wrong", "AM", _rated("change", "change executed prior_executed",
                                            "chg_executed_rate")),
    Fault("change amount wrong", "AM", _change_amount),
    Fault("change direction wrong", "AM", _change_direction),
    Fault("enumeration", "AM", _enumeration),
    Fault("average", "AM", _average),
)  # fmt: skip
