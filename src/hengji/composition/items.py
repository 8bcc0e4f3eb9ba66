"""What the forms ask the money for, and on which stands of the budget."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from importlib.resources import files

from hengji.kernel.totals import Total
from hengji.ledger import ExpenditureKind, FundType, ThreePublic
from hengji.ledger.balances import Balances
from hengji.ledger.classification import classification
from hengji.ledger.selection import Where, of_subject
from hengji.ledger.union_subjects import all_union_subjects
from hengji.report.facts import Basis


@dataclass(frozen=True, slots=True)
class Item:
    """A choice of lines with its names: those of any of ``choices``, which do not overlap."""

    key: str
    label: str
    term: str
    choices: tuple[Where, ...]
    parts: tuple[str, ...]


class Stand(Enum):
    """A stand of the budget, as the first part of a key (``final.basic``)."""

    INITIAL = "initial"
    ADJUSTED = "adjusted"
    FINAL = "final"
    CARRIED_IN = "carried"
    ADJUSTMENT = "adjustment"
    ADDED = "added"
    CUT = "cut"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class StandSpec:
    """What a stand is called before an item (年初预算), its basis, and how it is taken.

    ``whole`` is its official term where it is of all money.
    """

    label: str
    basis: Basis
    whole: str
    total: Callable[[Balances, Where], Total]


STANDS: Mapping[Stand, StandSpec] = {
    Stand.INITIAL: StandSpec("年初预算数", Basis.INITIAL, "年初预算数", Balances.initial),
    Stand.ADJUSTED: StandSpec("全年预算数", Basis.ADJUSTED, "全年预算数", Balances.adjusted),
    Stand.FINAL: StandSpec("全年执行数", Basis.FINAL, "支出合计", Balances.executed),
    Stand.CARRIED_IN: StandSpec("上年结转", Basis.UNSTATED, "上年结转", Balances.carried_in),
    Stand.ADJUSTMENT: StandSpec("预算调整", Basis.ADJUSTMENT, "", Balances.adjustments),
    Stand.ADDED: StandSpec("预算追加", Basis.ADJUSTMENT, "预算追加", Balances.added),
    Stand.CUT: StandSpec("预算追减", Basis.ADJUSTMENT, "预算追减", Balances.cut),
    Stand.LEFT: StandSpec("年末结转结余", Basis.UNSTATED, "", Balances.carried_out),
}


@cache
def items() -> Mapping[str, Item]:
    """Every item by its key."""
    raw = tomllib.loads((files(__package__) / "items.toml").read_text("utf-8"))
    made = (_item(one) for one in raw["item"])
    return {one.key: one for one in made}


def _item(raw: Mapping[str, str | bool | list[str]]) -> Item:
    def listed(key: str) -> list[str]:
        value = raw.get(key, [])
        assert isinstance(value, list)
        return value

    basic = raw.get("basic")
    label = str(raw["label"])
    where = Where(
        "" if raw["key"] == "total" else label,
        basic=basic if isinstance(basic, bool) else None,
        kinds=frozenset(ExpenditureKind(one) for one in listed("kinds")),
        economic=tuple(listed("economic")),
        three_public=frozenset(ThreePublic(one) for one in listed("three_public")),
    )
    funds = [FundType(one) for one in listed("funds")]
    choices = tuple(replace(where, fund=fund) for fund in funds) or (where,)
    return Item(
        str(raw["key"]), label, str(raw.get("term", "")), choices, tuple(listed("parts"))
    )


def class_item(key: str) -> Item | None:
    """``class.208``: all of one functional class; ``class.维权支出``: of a union subject."""
    code = key.removeprefix("class.")
    if code == key:
        return None
    if code in all_union_subjects():
        return Item(key, code, code, (of_subject(code),), ())
    name = classification().functional_name(code)
    return Item(key, name, name, (Where(name, functional=(code,)),), ()) if name else None
