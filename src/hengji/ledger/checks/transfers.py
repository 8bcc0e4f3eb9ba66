"""Does a transfer fit the records on this book's side of it?"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.kernel.problems import Problem, problem
from hengji.kernel.totals import yuan_printed
from hengji.ledger.checks import kinds
from hengji.ledger.records import Party, Payment, Receipt, Transfer
from hengji.ledger.year import YearBook


def transfer_problems(book: YearBook) -> Iterator[Problem]:
    """Amounts differ, or the record on this side is not named."""
    here = Party(book.unit.budget_code, book.book)
    for one in book.transfers:
        if one.payer == here:
            paid = next((p for p in book.payments if p.ref.key == one.payment), None)
            yield from _compared(one, paid, "支付")
        if one.receiver == here:
            received = next((r for r in book.receipts if r.ref.key == one.receipt), None)
            yield from _compared(one, received, "收入")


def _compared(one: Transfer, record: Payment | Receipt | None, side: str) -> Iterator[Problem]:
    if record is None:
        yield problem(kinds.TRANSFER_LOOSE, one.ref, side=side)
    elif record.amount != one.amount:
        yield problem(
            kinds.TRANSFER_DIFFERS,
            one.ref,
            amount=yuan_printed(one.amount),
            other=record.ref,
            paid=yuan_printed(record.amount),
        )
