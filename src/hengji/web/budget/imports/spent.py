"""Files of the spending side: payments, income, procurement."""

from __future__ import annotations

from collections.abc import Iterable

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import IncomeKind, Origin, OriginKind, Payment, Procurement, Receipt
from hengji.web.budget import models as rows
from hengji.web.budget.imports.columns import Columns
from hengji.web.budget.imports.lines import Placing
from hengji.web.budget.imports.parts import NOWHERE, OR_NONE, Alike, Part, Record, ref
from hengji.web.budget.values import fund_of
from hengji.web.rows.choices import member


def payments(columns: Columns, placing: Placing) -> list[Part]:
    """Payments, a line each; money that came back is negative."""
    reading, numbers = columns.reading, columns.reading.numbers
    days, amounts = columns.days("day"), columns.amounts("amount")
    vouchers, purposes = columns.texts("voucher"), columns.texts("purpose")
    payees, lines = columns.texts("payee"), placing.lines(columns)
    remedy = "填写支付日期；不是支付的行，从表中删去。"
    reading.demand("day", days, "没有填写日期", remedy, None)
    remedy = "填写金额；不是支付的行，从表中删去。"
    reading.demand("amount", amounts, "没有填写金额", remedy, None)
    made: list[tuple[Record, ...]] = []
    for number, day, amount, purpose, payee, voucher, at in zip(
        numbers, days, amounts, purposes, payees, vouchers, lines, strict=True
    ):
        if day is None or amount is None:
            made.append(())
            continue
        named = RecordRef(RecordKind.PAYMENT, f"#{number}", purpose or voucher, day)
        made.append((Payment(named, amount, at.line, day, purpose, payee),))
    alike: Iterable[Alike] = zip(
        days, amounts, (one.line for one in lines), purposes, payees, strict=True
    )
    told: Iterable[tuple[object, ...]] = zip(
        amounts, days, vouchers, purposes, payees, strict=True
    )
    names = ("amount", "day", "voucher", "purpose", "payee")
    return [Part(rows.Payment, names, numbers, made, list(alike), lines, list(told))]


def receipts(columns: Columns, placing: Placing) -> list[Part]:
    """Money received, by fund or by kind of income."""
    reading = columns.reading
    funds, amounts = columns.choice("fund"), columns.amounts("amount")
    reading.demand("fund", funds, "没有填写收入类别", f"填写收入类别{OR_NONE}")
    reading.demand("amount", amounts, "没有填写金额", f"填写到账金额{OR_NONE}", None)
    days, labels = columns.days("day"), columns.texts("label")
    documents, origins = columns.texts("document"), columns.choice("origin", "own_level")
    papers = columns.texts("origin_document")
    incomes = _incomes(columns, funds)
    told = list(
        zip(funds, amounts, days, labels, documents, origins, papers, incomes, strict=True)
    )
    made: list[tuple[Record, ...]] = []
    for number, one in zip(reading.numbers, told, strict=True):
        fund, amount, day, label, document, origin, paper, income = one
        if not fund or amount is None:
            made.append(())
            continue
        named = RecordRef(RecordKind.RECEIPT, f"#{number}", label or f"第 {number} 行", day)
        source = Origin(member(OriginKind, origin), paper)
        kind = member(IncomeKind, income) if income else None
        made.append((Receipt(named, amount, fund_of(fund), day, source, document, kind),))
    alike: list[Alike] = [
        (fund_of(fund) if fund else None, amount, day, document, label if not document else "")
        for fund, amount, day, label, document, *_ in told
    ]
    names = (
        "fund", "amount", "day", "label", "document", "origin", "origin_document", "income",
    )  # fmt: skip
    nowhere = [NOWHERE] * len(told)
    return [Part(rows.Receipt, names, reading.numbers, made, alike, nowhere, list(told))]


def _incomes(columns: Columns, funds: list[str]) -> list[str]:
    """Which income 其他资金 is: as its own column says, else the words of the kind."""
    if columns.union:
        return [""] * len(funds)
    said = columns.choice("income")
    words = columns.named("fund", "income_apart")
    return [
        one or (word if fund == "other" and word != "other" else "")
        for one, word, fund in zip(said, words, funds, strict=True)
    ]


def procurement(columns: Columns, placing: Placing) -> list[Part]:
    """Purchases under government procurement, planned and actual."""
    reading = columns.reading
    names, keys = columns.texts("name"), columns.texts("number")
    reading.demand("name", names, "没有填写采购项目", f"填写采购项目的名称{OR_NONE}")
    budgets, actuals = columns.amounts("budget"), columns.amounts("actual")
    days, projects = columns.days("day"), placing.projects(columns)
    told = list(zip(keys, names, budgets, actuals, days, strict=True))
    made: list[tuple[Record, ...]] = [
        (Procurement(ref(RecordKind.PROCUREMENT, n, name), name, budget, actual, code, day),)
        for n, (_, name, budget, actual, day), code in zip(
            reading.numbers, told, projects, strict=True
        )
    ]
    alike: list[Alike] = [(one[1], one[2], one[3], one[4]) for one in told]
    lines = [NOWHERE._replace(project=code) for code in projects]
    columns_of = ("number", "name", "budget", "actual", "day")
    return [Part(rows.Procurement, columns_of, reading.numbers, made, alike, lines, list(told))]
