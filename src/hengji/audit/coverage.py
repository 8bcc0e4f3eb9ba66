"""What was looked at, and what was not: said of every rule, beside what it found."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.kernel.values import builder, quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class Check:
    """A rule that looked at something: how many instances held, how many breached it."""

    code: str
    title: str
    passed: int
    breached: int


@quickly_built
@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that could not decide something, and why."""

    code: str
    reason: str


check, silence = builder(Check), builder(Silence)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at, rule by rule, and what could not be decided and why.

    A rule can stand in both: decided for one row of a table, undecided for the next.
    """

    checks: tuple[Check, ...] = ()
    undecided: tuple[Silence, ...] = ()

    @property
    def passed(self) -> int:
        """Rules that found something to look at and nothing wrong with it."""
        return sum(1 for one in self.checks if not one.breached)
