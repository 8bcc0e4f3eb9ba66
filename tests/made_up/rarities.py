"""Rarer honest years: mergers in the year, no money of one's own, odd amounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, Decimal
from random import Random

from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    CarryOver,
    Line,
    Origin,
    OriginKind,
    Payment,
    RecordKind,
    RecordRef,
    YearBook,
)
from hengji.ledger.succession import Predecessor, succeeded
from made_up.reshaping import CENT, Money, with_projects

_TIE = Decimal(50)
"""A half of the last digit that is printed: 万元 with two decimals."""
_CARRIED = Origin(OriginKind.CARRIED_OVER)


def merged(random: Random, book: YearBook) -> YearBook:
    """A unit that another one joined in mid-year, with the money that was left to it.

    Last year's book is that of both, of the other only the share that came here.
    """
    if book.prior is None:
        return book
    share = Decimal(random.choice(("1", "0.6", "0.335")))
    other = _relabelled(book.prior, "other")
    shares = (share, 1 - share) if share < 1 else (share,)
    last = succeeded(
        book.unit, book.prior.year, (Predecessor(book.prior), Predecessor(other, shares))
    )
    basic = [one for one in book.appropriations if one.line.kind.basic][:3]
    joined: list[Adjustment] = []
    paid: list[Payment] = []
    for number, one in enumerate(basic):
        amount = (one.amount * share / 2).quantize(CENT)
        day = date(book.year, 7, 2)
        ref = RecordRef(RecordKind.ADJUSTMENT, f"J{number}", "机构改革划转", day)
        joined.append(
            Adjustment(
                ref, amount, one.line, AdjustmentKind.POLICY, "机构改革划入经费",
                f"青财预追〔{book.year}〕7{number}号", day,
            )
        )  # fmt: skip
        spent = (amount * random.randrange(85, 101) / 100).quantize(CENT)
        if spent:
            back = RecordRef(RecordKind.PAYMENT, f"J{number}-p", "支付", day)
            paid.append(Payment(back, spent, one.line, date(book.year, 11, 6)))
    return replace(
        book,
        adjustments=(*book.adjustments, *joined),
        payments=(*book.payments, *paid),
        plan=(),
        prior=last,
    )


def all_carried(random: Random, book: YearBook) -> YearBook:
    """Nothing new for projects: they live on what last year left."""
    granted = tuple(one for one in book.appropriations if not one.line.project)
    carried = tuple(
        CarryOver(_again(one.ref, "c"), one.amount, replace(one.line, origin=_CARRIED))
        for one in book.appropriations
        if one.line.project
    )
    payments = tuple(
        replace(one, line=replace(one.line, origin=_CARRIED))
        if one.line.project and one.line.origin.kind is OriginKind.OWN_LEVEL
        else one
        for one in book.payments
    )
    return replace(
        book,
        appropriations=granted,
        carried_in=(*book.carried_in, *carried),
        payments=payments,
        plan=(),
    )


def only_transfers(random: Random, book: YearBook) -> YearBook:
    """No budget at the beginning of the year, as was entered: all came later, from above."""
    document = f"云财社指〔{book.year}〕30号"
    upper = Origin(OriginKind.UPPER_TRANSFER, document)

    def moved(line: Line) -> Line:
        return replace(line, origin=upper) if line.origin.kind is OriginKind.OWN_LEVEL else line

    came = tuple(
        Adjustment(
            _again(one.ref, "u"), one.amount, moved(one.line), AdjustmentKind.UPPER_TRANSFER,
            "上级转移支付", document, date(book.year, 3, 12),
        )
        for one in book.appropriations
    )  # fmt: skip
    return replace(
        book,
        appropriations=tuple(
            replace(one, amount=Decimal(0)) for one in book.appropriations[:1]
        ),
        adjustments=(
            *came,
            *(replace(one, line=moved(one.line)) for one in book.adjustments),
        ),
        payments=tuple(replace(one, line=moved(one.line)) for one in book.payments),
        plan=(),
    )


def hardly_spent(random: Random, book: YearBook) -> YearBook:
    """A budget of which hardly anything was paid: the unit was set up in December."""
    first = next((one for one in book.payments if not one.line.project), None)
    return replace(book, payments=(first,) if first else (), plan=())


def ties(random: Random, book: YearBook) -> YearBook:
    """Every amount halfway between two that can be printed: 123,450.00 and 123,550.00 元."""

    def tied(amount: Decimal) -> Decimal:
        hundreds = (amount / 100).quantize(Decimal(1), ROUND_DOWN) * 100
        return hundreds + _TIE.copy_sign(amount) if amount else amount

    def of(one: YearBook) -> YearBook:
        return replace(
            one,
            appropriations=tuple(replace(o, amount=tied(o.amount)) for o in one.appropriations),
            adjustments=tuple(replace(o, amount=tied(o.amount)) for o in one.adjustments),
            carried_in=tuple(replace(o, amount=tied(o.amount)) for o in one.carried_in),
            payments=tuple(
                replace(o, amount=tied(o.amount) - 2 * _TIE)
                for o in one.payments
                if o.amount >= 4 * _TIE
            ),
            plan=(),
        )

    return replace(of(book), prior=of(book.prior) if book.prior else None)


def forty_projects(random: Random, book: YearBook) -> YearBook:
    """Forty projects under names of which some are long and nearly alike."""
    names = (
        f"{book.year}年度职工服务阵地（{number}号点）建设、维护及志愿服务活动补助经费"
        if number % 4 == 0
        else f"驿站{number}期（含{number + 1}个点）"
        for number in range(1, 41)
    )
    return with_projects(random, book, "N", names)


def _again(ref: RecordRef, mark: str) -> RecordRef:
    return replace(ref, key=f"{ref.key}-{mark}")


def _relabelled(book: YearBook, mark: str) -> YearBook:
    """The same book with other keys; projects of its own kind."""
    return replace(
        book,
        projects=(),
        appropriations=_other(book.appropriations, mark),
        adjustments=_other(book.adjustments, mark),
        carried_in=_other(book.carried_in, mark),
        payments=_other(book.payments, mark),
        plan=(),
        procurements=(),
        vehicles=(),
        buildings=(),
    )


def _other(records: tuple[Money, ...], mark: str) -> tuple[Money, ...]:
    return tuple(
        replace(one, ref=_again(one.ref, mark)) for one in records if not one.line.project
    )
