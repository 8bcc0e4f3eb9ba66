"""Formulas and working lists, as formulas.toml holds them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.kernel.units import MeasureUnit, measure_unit


@dataclass(frozen=True, slots=True)
class LedgerMeasure:
    """What each record of a working list may count."""

    key: str
    title: str
    unit: MeasureUnit


@dataclass(frozen=True, slots=True)
class WorkLedger:
    """A working list that a unit keeps: 文体活动台账."""

    key: str
    title: str
    measures: tuple[LedgerMeasure, ...]
    marks: tuple[str, ...]

    def measure(self, key: str) -> LedgerMeasure:
        """Raises ``LookupError`` where the list counts no such thing."""
        for one in self.measures:
            if one.key == key:
                return one
        raise LookupError(f"{self.title} has no measure {key!r}")


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many records, of those with all these marks."""

    ledger: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SumOf:
    """What their measure adds up to."""

    ledger: str
    measure: str
    marks: frozenset[str] = frozenset()


Term = CountOf | SumOf


@dataclass(frozen=True, slots=True)
class RateOf:
    """One as a rate of another."""

    over: Term
    under: Term


@dataclass(frozen=True, slots=True)
class AverageOf:
    """One for each of another."""

    amount: Term
    per: Term


@dataclass(frozen=True, slots=True)
class SatisfactionOf:
    """Satisfied answers of valid ones, of those asked."""

    subject: str


@dataclass(frozen=True, slots=True)
class MeasureOf:
    """A figure of the book."""

    name: str


Making = CountOf | SumOf | RateOf | AverageOf | SatisfactionOf | MeasureOf


@dataclass(frozen=True, slots=True)
class Formula:
    """``words`` say in Chinese what ``making`` does."""

    key: str
    words: str
    making: Making


Raw = dict[str, object]


@cache
def _raw() -> Raw:
    return tomllib.loads((files(__package__) / "formulas.toml").read_text("utf-8"))


@cache
def work_ledgers() -> dict[str, WorkLedger]:
    """Every working list by its key."""
    return {
        key: WorkLedger(
            key,
            str(one["title"]),
            tuple(
                LedgerMeasure(name, str(m["title"]), measure_unit(str(m["unit"])))
                for name, m in _tables(one.get("measures", {})).items()
            ),
            _strings(one["marks"]),
        )
        for key, one in _tables(_raw()["ledgers"]).items()
    }


@cache
def formulas() -> dict[str, Formula]:
    """Every formula by its key. A formula of an unknown list or measure is refused."""
    return {
        key: Formula(key, str(one["words"]), _making(key, one))
        for key, one in _tables(_raw()["formulas"]).items()
    }


@cache
def satisfied_answers() -> frozenset[str]:
    """Options of a questionnaire that count as satisfied."""
    return frozenset(_strings(_table(_raw()["satisfied"])["answers"]))


def formula(key: str) -> Formula:
    """The formula of this key. Raises ``LookupError`` where there is none."""
    try:
        return formulas()[key]
    except KeyError:
        raise LookupError(f"没有名为“{key}”的算法") from None


def _making(key: str, raw: Raw) -> Making:
    if "over" in raw:
        return RateOf(_term(_table(raw["over"])), _term(_table(raw["under"])))
    if "average" in raw:
        return AverageOf(_term(_table(raw["average"])), _term(_table(raw["per"])))
    if "survey" in raw:
        return SatisfactionOf(str(raw["survey"]))
    if "measure" in raw:
        return MeasureOf(str(raw["measure"]))
    return _term(raw)


def _term(raw: Raw) -> Term:
    marks = frozenset(_strings(raw.get("marks", [])))
    ledger, _, name = str(raw.get("sum", raw.get("count", ""))).partition(".")
    known = work_ledgers()[ledger]
    if not marks <= set(known.marks):
        raise LookupError(f"{known.title} has no marks {sorted(marks)}")
    return SumOf(ledger, known.measure(name).key, marks) if name else CountOf(ledger, marks)


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"not a list: {value!r}")
    return tuple(str(one) for one in value)


def _table(value: object) -> Raw:
    if not isinstance(value, dict):
        raise TypeError(f"not a table: {value!r}")
    return value


def _tables(value: object) -> dict[str, Raw]:
    return {key: _table(one) for key, one in _table(value).items()}
