"""What each unit of a department brings to its total, and what was taken out of it, by key.

``member.<预算编码>.final.total`` is one unit's own figure, ``eliminated.final.total`` what
passed between the units, as a negative amount. The members and the eliminations add up to
the department's figure.
"""

from __future__ import annotations

from dataclasses import replace

from hengji.composition import printing, staff
from hengji.composition.items import STANDS, Stand
from hengji.composition.money import amount
from hengji.composition.runs import FigureField
from hengji.kernel.totals import Total
from hengji.kernel.units import TEN_THOUSAND_YUAN
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import eliminated
from hengji.ledger.selection import ALL
from hengji.report.facts import Basis

STEM = "member."
_TAKEN, _PASSED = "eliminated.", "passed."


def figure(figures: Balances, year: int, key: str) -> FigureField | None:
    """The figure of this key, ``None`` where the key is no member's and no elimination's."""
    if key.startswith(STEM):
        return _of_member(figures, year, key)
    for stem, sign in ((_TAKEN, 1), (_PASSED, -1)):
        stand, _, rest = key.removeprefix(stem).partition(".")
        if key.startswith(stem) and rest == "total" and stand in {s.value for s in Stand}:
            return _eliminated(figures, year, key, Stand(stand), sign)
    return None


def _of_member(figures: Balances, year: int, key: str) -> FigureField | None:
    for book in figures.books:
        stem = f"{STEM}{book.unit.budget_code}."
        if key.startswith(stem):
            rest, own = key.removeprefix(stem), Balances.of(book)
            made = amount(own, None, year, rest) or staff.figure(own, None, year, rest)
            if made is None:
                return None
            label = f"{book.unit.name}{made.label}"
            return replace(made, key=key, label=label, term="", derivation=None)
    return None


def _eliminated(figures: Balances, year: int, key: str, stand: Stand, sign: int) -> FigureField:
    spec = STANDS[stand]
    total: Total = eliminated(spec.total(figures, ALL))
    if sign < 0:
        total = (-total).named(total.formula)
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    return FigureField(
        key,
        "" if value is None else printing.money(value),
        value,
        TEN_THOUSAND_YUAN,
        f"{year}年{spec.label}中的内部划转",
        "",
        Basis.UNSTATED,
        year,
        total,
    )
