"""Stated relations: what a report itself claims about its figures.

Each holds the facts it is about and the place of the whole statement. A role that the
text leaves out is ``None``; extraction may fill it from another sentence when only one
fact fits, and then says so with ``inferred``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built
from hengji.report.facts import Fact


class Exhaustive(Enum):
    """Do the parts claim to be the whole?"""

    STATED = "列全"
    """由…组成, 共…项, 分别为, 合计, or a table's own total row."""
    BY_DEFINITION = "按定义列全"
    """The term itself is defined as the sum of these: 三公经费, a class and its items."""
    OPEN = "未说列全"
    """其中, 包括, 主要为: only a breach if the parts exceed the total."""


class Direction(Enum):
    """Which way a change is said to go."""

    UP = "增加"
    DOWN = "减少"
    FLAT = "持平"
    UNSTATED = ""


@quickly_built
@dataclass(frozen=True, slots=True)
class PartsOfWhole:
    """``total`` is made of ``parts``. ``marker`` is the wording that says so (其中)."""

    total: Fact
    parts: tuple[Fact, ...]
    exhaustive: Exhaustive
    marker: str
    place: Place
    certain: bool = True


@quickly_built
@dataclass(frozen=True, slots=True)
class Share:
    """``part`` is ``rate`` of ``whole`` (占…的)."""

    part: Fact | None
    whole: Fact | None
    rate: Fact
    place: Place
    inferred: bool = False


@quickly_built
@dataclass(frozen=True, slots=True)
class Completion:
    """``actual`` completes ``rate`` of ``budget`` (完成预算的, 执行率)."""

    actual: Fact | None
    budget: Fact | None
    rate: Fact
    place: Place
    inferred: bool = False


@quickly_built
@dataclass(frozen=True, slots=True)
class Change:
    """``current`` against ``base``: by ``amount``, by ``rate``, in ``direction``.

    ``against`` is the wording of the base (较上年, 比年初预算).
    """

    current: Fact | None
    base: Fact | None
    amount: Fact | None
    rate: Fact | None
    direction: Direction
    against: str
    place: Place
    inferred: bool = False


@quickly_built
@dataclass(frozen=True, slots=True)
class Difference:
    """``minuend`` less ``subtrahend`` is ``difference`` (相差, 差值为, 结余)."""

    minuend: Fact
    subtrahend: Fact
    difference: Fact
    place: Place
    inferred: bool = False


@quickly_built
@dataclass(frozen=True, slots=True)
class Operation:
    """An arithmetic step of a written-out formula. ``operator`` is one of + - * /."""

    operator: str
    left: Expression
    right: Expression


Expression = Fact | Operation


@quickly_built
@dataclass(frozen=True, slots=True)
class Formula:
    """A formula written out in the text: ``expression`` = ``result``.

    ``name`` is what it computes, as printed (公用经费控制率).
    """

    name: str
    expression: Expression
    result: Fact
    place: Place


@quickly_built
@dataclass(frozen=True, slots=True)
class Enumeration:
    """A counted total and the items listed for it (共7场：2＋3＋1; six names).

    ``unnumbered`` counts listed items that give no number of their own; ``names`` counts
    the names when persons or things are listed by name instead of by number.
    """

    total: Fact
    items: tuple[Fact, ...]
    unnumbered: int
    place: Place
    names: int = 0
    certain: bool = True


@quickly_built
@dataclass(frozen=True, slots=True)
class Average:
    """``total`` over ``count`` is ``average`` each (人均, 平均每)."""

    total: Fact | None
    count: Fact | None
    average: Fact
    place: Place


Relation = (
    PartsOfWhole | Share | Completion | Change | Difference | Formula | Enumeration | Average
)
