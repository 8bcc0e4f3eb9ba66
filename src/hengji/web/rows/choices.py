"""Enumerations of the core as choices of a column: kept by name, shown by value."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

_Member = TypeVar("_Member", bound=Enum)


def choices_of(kind: type[Enum]) -> list[tuple[str, str]]:
    """``[("general", "一般公共预算拨款"), …]``."""
    return [(stored(one), str(one.value)) for one in kind]


def stored(member: Enum) -> str:
    """How a member stands in the database."""
    return member.name.lower()


def member(kind: type[_Member], text: str) -> _Member:
    """The member that stands there. Raises ``KeyError`` for none."""
    return kind[text.upper()]
