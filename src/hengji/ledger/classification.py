"""政府收支分类: names of classes, and what they say about a line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from hengji.ledger.kinds import ThreePublic


class Standing(Enum):
    """How a code stands to the classification."""

    LISTED = "已列"
    UNLISTED = "未列"
    """Of a class that is known; the item itself is not in our list."""
    UNKNOWN = "不存在"


@dataclass(frozen=True, slots=True)
class Classification:
    """Codes and names. ``verified``: a person has checked them against the official list."""

    functional: dict[str, str]
    economic: dict[str, str]
    three_public: dict[str, ThreePublic]
    personnel: tuple[str, ...]
    verified: bool

    def functional_name(self, code: str, digits: int = 3) -> str:
        """``2012906`` to three digits is 一般公共服务支出; ``""`` where it is not known."""
        return self.functional.get(code[:digits], "")

    def economic_name(self, code: str) -> str:
        """The item's name, else its class's; ``""`` where neither is known."""
        return self.economic.get(code) or self.economic.get(code[:3], "")

    def functional_standing(self, code: str) -> Standing:
        return _standing(code, self.functional, (3, 5, 7))

    def economic_standing(self, code: str) -> Standing:
        return _standing(code, self.economic, (3, 5))

    def is_personnel(self, code: str) -> bool:
        """Is it a class of 人员经费 where it is paid from 基本支出?"""
        return code.startswith(self.personnel)


def _standing(code: str, known: dict[str, str], lengths: tuple[int, ...]) -> Standing:
    if not code.isascii() or not code.isdigit() or len(code) not in lengths:
        return Standing.UNKNOWN
    if code in known:
        return Standing.LISTED
    return Standing.UNLISTED if code[:3] in known else Standing.UNKNOWN


@cache
def classification() -> Classification:
    """The classification in force; see the head of ``classification.toml``."""
    raw = tomllib.loads((files(__package__) / "classification.toml").read_text("utf-8"))
    return Classification(
        {str(code): str(name) for code, name in raw["functional"].items()},
        {str(code): str(name) for code, name in raw["economic"].items()},
        {str(code): ThreePublic(name) for code, name in raw["three_public"].items()},
        tuple(str(one) for one in raw["personnel"]["classes"]),
        bool(raw["verified"]),
    )
