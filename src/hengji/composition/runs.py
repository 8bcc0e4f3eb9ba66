"""Runs: the pieces a text of the package is made of, each figure still bound to its fact.

A text is a sequence of plain strings, :class:`TextField` and :class:`FigureField`. One fact
has one key and one printed text wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from hengji.kernel.totals import Average, Ratio, Total
from hengji.kernel.units import Kind, MeasureUnit
from hengji.report.facts import Basis


@dataclass(frozen=True, slots=True)
class SumOf:
    """A figure that is the sum of the figures with these keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotientOf:
    """A figure that is one figure divided by another."""

    above: str
    below: str


@dataclass(frozen=True, slots=True)
class ScoredFrom:
    """Points that a standard gives for the figures with these keys."""

    keys: tuple[str, ...]


Derivation = SumOf | QuotientOf | ScoredFrom | None
"""How a figure follows from others; a sheet that holds them all can calculate it itself."""


@dataclass(frozen=True, slots=True)
class FigureField:
    """A figure of the year: what is printed for it, what it means, where it comes from.

    ``text`` is the digits as printed, ``%`` included for a rate and ``""`` where nothing is
    recorded; ``value`` is the exact value in ``unit`` that they were rounded from (a rate's
    is a ratio of one). ``label``
    is the figure's Chinese name, ``source`` the records behind it (a ratio's are those of
    its two totals), ``trace`` the arithmetic of a figure that no record holds (a score).
    ``bare`` figures stand without their unit: the form heads the column with it.
    """

    key: str
    text: str
    value: Decimal | None
    unit: MeasureUnit
    label: str = ""
    term: str = ""
    basis: Basis = Basis.UNSTATED
    year: int | None = None
    source: Total | Ratio | Average | None = None
    trace: str = ""
    derivation: Derivation = None
    bare: bool = False

    @property
    def printed(self) -> str:
        """The digits with the unit where it is told: ``312.57万元``, ``100.00%``, ``3人``."""
        if not self.text or self.bare or self.unit.kind is Kind.RATIO:
            return self.text
        return self.text + self.unit.symbol

    def without_unit(self) -> FigureField:
        return replace(self, bare=True)


@dataclass(frozen=True, slots=True)
class TextField:
    """A word of the year that is filled in like a figure: the unit's name, the year."""

    key: str
    text: str
    label: str = ""

    @property
    def printed(self) -> str:
        return self.text


Field = FigureField | TextField
Run = str | FigureField | TextField
Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The text as it is printed."""
    return "".join(run if isinstance(run, str) else run.printed for run in runs)


def figures(runs: Iterable[Run]) -> tuple[FigureField, ...]:
    """The figures of a text in reading order."""
    return tuple(run for run in runs if isinstance(run, FigureField))
