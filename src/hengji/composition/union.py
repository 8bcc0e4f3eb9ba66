"""The union book by key: ``received.total``, ``received.dues``; its subjects as classes.

Below ``prior.`` stands last year's. ``balance.end`` is what is left at the end of the year:
what was brought over, and what came in less what was spent.
"""

from __future__ import annotations

from dataclasses import replace

from hengji.composition import printing
from hengji.composition.runs import FigureField, SumOf
from hengji.kernel.totals import Total
from hengji.kernel.units import TEN_THOUSAND_YUAN
from hengji.ledger import UnionIncome
from hengji.ledger.balances import Balances
from hengji.ledger.consolidation import received, year_end_balance
from hengji.ledger.union_subjects import union_subjects
from hengji.report.facts import Basis

_PRIOR = "prior."
_RECEIVED = "received."
_BALANCE = "balance.end"
_KINDS = {f"{_RECEIVED}{kind.name.lower()}": kind for kind in UnionIncome}


def income(
    figures: Balances, prior: Balances | None, year: int, key: str
) -> FigureField | None:
    """The income of this key, ``None`` where the key is no income's.

    A kind without records is nothing where the book records any income at all.
    """
    if key == _BALANCE:
        return _field(key, year_end_balance(figures), year, "年末结余", "", Basis.UNSTATED)
    last = key.startswith(_PRIOR)
    own = key.removeprefix(_PRIOR)
    kind = _KINDS.get(own)
    if kind is None and own != f"{_RECEIVED}total":
        return None
    books = figures.books if not last else prior.books if prior else ()
    whole = received(books)
    total = received(books, kind) if kind else whole
    name = kind.value if kind else "收入合计"
    if total.value is None:
        total = whole.nothing(f"{name}：没有这一类的记录")
    basis = Basis.PRIOR_FINAL if last else Basis.FINAL
    made = _field(key, total, year - last, name, "" if kind else name, basis)
    if kind:
        return made
    return replace(made, derivation=SumOf(_parts(_PRIOR if last else "")))


def _parts(stem: str) -> tuple[str, ...]:
    return tuple(f"{stem}{key}" for key in _KINDS)


def _field(
    key: str, total: Total, year: int, name: str, term: str, basis: Basis
) -> FigureField:
    value = None if total.value is None else printing.in_ten_thousands(total.value)
    text = "" if value is None else printing.money(value)
    label = f"{year}年{name}"
    return FigureField(key, text, value, TEN_THOUSAND_YUAN, label, term, basis, year, total)


def income_kinds(
    figures: Balances, prior: Balances | None = None
) -> tuple[tuple[str, str], ...]:
    """Kinds of income that have records: key and name, in the order of the accounts.

    With ``prior`` those that had some last year too.
    """
    books = (*figures.books, *(prior.books if prior else ()))
    return tuple(
        (key, kind.value) for key, kind in _KINDS.items() if received(books, kind).records
    )


def keys() -> tuple[str, ...]:
    """Every key of income, and what is left of it."""
    return (f"{_RECEIVED}total", *_KINDS, _BALANCE)


def subjects(figures: Balances, prior: Balances | None = None) -> tuple[str, ...]:
    """Subjects of the union book that have money, in the order of the accounts.

    With ``prior`` those that had some last year too.
    """
    lines = (*figures.lines(), *(prior.lines() if prior else ()))
    met = {line.economic for line in lines if line.economic}
    year = max((book.year for book in figures.books), default=0)
    listed = [one for one in union_subjects(year).names if one in met]
    return (*listed, *sorted(met.difference(listed)))
