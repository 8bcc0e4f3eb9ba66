"""The union book by key: ``received.total``, ``received.dues``; its subjects as classes."""

from __future__ import annotations

from hengji.composition import printing
from hengji.composition.runs import FigureField, SumOf
from hengji.kernel.units import TEN_THOUSAND_YUAN
from hengji.ledger import UnionIncome
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import received
from hengji.ledger.union_subjects import union_subjects
from hengji.report.facts import Basis

_RECEIVED = "received."
_KINDS = {f"{_RECEIVED}{kind.name.lower()}": kind for kind in UnionIncome}


def income(figures: Balances, year: int, key: str) -> FigureField | None:
    """The income of this key, ``None`` where the key is no income's.

    A kind without records is nothing where the book records any income at all.
    """
    kind = _KINDS.get(key)
    if kind is None and key != f"{_RECEIVED}total":
        return None
    whole = received(figures.books)
    total = received(figures.books, kind) if kind else whole
    name = kind.value if kind else "收入合计"
    if total.value is None:
        total = whole.nothing(f"{name}：没有这一类的记录")
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    return FigureField(
        key,
        "" if value is None else printing.money(value),
        value,
        TEN_THOUSAND_YUAN,
        f"{year}年{name}",
        "" if kind else "收入合计",
        Basis.FINAL,
        year,
        total,
        derivation=None if kind else SumOf(tuple(_KINDS)),
    )


def income_kinds(figures: Balances) -> tuple[tuple[str, str], ...]:
    """Kinds of income that have records: key and name, in the order of the accounts."""
    return tuple(
        (key, kind.value)
        for key, kind in _KINDS.items()
        if received(figures.books, kind).records
    )


def keys() -> tuple[str, ...]:
    """Every key of income."""
    return (f"{_RECEIVED}total", *_KINDS)


def subjects(figures: Balances) -> tuple[str, ...]:
    """Subjects of the union book that have money, in the order of the accounts."""
    met = {line.economic for line in figures.lines() if line.economic}
    year = max((book.year for book in figures.books), default=0)
    listed = [one for one in union_subjects(year).names if one in met]
    return (*listed, *sorted(met.difference(listed)))
