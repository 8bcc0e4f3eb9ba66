"""How an attainment is held against its target."""

from __future__ import annotations

from enum import Enum


class Operator(Enum):
    """The sign that stands before a target: ``≥10场``."""

    AT_LEAST = "≥"
    MORE = "＞"
    EQUAL = "＝"
    AT_MOST = "≤"
    LESS = "＜"

    @property
    def positive(self) -> bool:
        """Is more better?"""
        return self in _POSITIVE


_POSITIVE = (Operator.AT_LEAST, Operator.MORE, Operator.EQUAL)
