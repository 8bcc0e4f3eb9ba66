"""Classes of fixed assets and what counts as used, as dated data says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.law import Clause, cite
from hengji.ledger.kinds import AssetClass, AssetState


@dataclass(frozen=True, slots=True)
class ClassRule:
    """One class: the beginning of its codes, and whether it is depreciated."""

    kind: AssetClass
    code: str
    depreciated: bool


@dataclass(frozen=True, slots=True)
class AssetRules:
    """What holds from fiscal year ``first`` on.

    ``clause`` defines 固定资产利用率, ``by_code`` the classes, ``worn`` which are depreciated.
    """

    first: int
    clause: Clause
    by_code: Clause
    worn: Clause
    in_use: frozenset[AssetState]
    classes: tuple[ClassRule, ...]

    def depreciated(self, kind: AssetClass) -> bool:
        """Is this class depreciated?"""
        return any(one.depreciated for one in self.classes if one.kind is kind)

    def of_code(self, code: str) -> AssetClass | None:
        """The class that a code (A02010105) belongs to; ``None`` for none."""
        found = (one.kind for one in self.classes if code.upper().startswith(one.code))
        return next(found, None)


def asset_rules(year: int) -> AssetRules:
    """The rules of a fiscal year; the oldest known for a year before them all."""
    known = _schemes()
    return next((one for one in known if one.first <= year), known[-1])


@cache
def _schemes() -> tuple[AssetRules, ...]:
    raw = tomllib.loads((files(__package__) / "assets.toml").read_text("utf-8"))
    made = (
        AssetRules(
            int(one["first"]),
            cite(str(one["clause"])),
            cite(str(one["classes_clause"])),
            cite(str(one["depreciation_clause"])),
            frozenset(AssetState(name) for name in one["in_use"]),
            tuple(
                ClassRule(AssetClass(row["name"]), str(row["code"]), bool(row["depreciated"]))
                for row in one["class"]
            ),
        )
        for one in raw["scheme"]
    )
    return tuple(sorted(made, key=lambda one: -one.first))
