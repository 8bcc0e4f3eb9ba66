"""The separate self-evaluation for the upper union stands on the union book alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import hengji
from composition.inputs import year_inputs
from hengji.composition import Package, YearInputs, compose
from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import (
    Appropriation,
    Book,
    ExpenditureKind,
    Line,
    Payment,
    Receipt,
    UnionIncome,
    YearBook,
)
from hengji.writers.office import package_docx, package_pdf


def _line(subject: str, fund: UnionIncome = UnionIncome.DUES) -> Line:
    return Line(fund, ExpenditureKind.PUBLIC, economic=subject)


def _book(of: YearBook) -> YearBook:
    granted = (
        Appropriation(
            RecordRef(RecordKind.APPROPRIATION, "u1"), Decimal("80000"), _line("职工活动支出")
        ),
        Appropriation(
            RecordRef(RecordKind.APPROPRIATION, "u2"), Decimal("45000.50"), _line("维权支出")
        ),
    )
    paid = (
        Payment(
            RecordRef(RecordKind.PAYMENT, "v1"), Decimal("79000"), _line("职工活动支出"),
            date(of.year, 5, 4),
        ),
        Payment(
            RecordRef(RecordKind.PAYMENT, "v2"), Decimal("44000.25"), _line("维权支出"),
            date(of.year, 9, 9),
        ),
    )  # fmt: skip
    received = (
        Receipt(RecordRef(RecordKind.RECEIPT, "r1"), Decimal("90000"), UnionIncome.DUES),
        Receipt(RecordRef(RecordKind.RECEIPT, "r2"), Decimal("30000"), UnionIncome.UPPER_UNION),
    )
    return YearBook(
        of.unit, of.year, Book.UNION, appropriations=granted, payments=paid, receipts=received
    )


def _inputs() -> YearInputs:
    fiscal = year_inputs(1, "hunan-2023")
    return replace(fiscal, book=_book(fiscal.book), project_scores=())


def _package() -> Package:
    return compose(_inputs(), "union-line")


def test_it_stands_on_the_union_book() -> None:
    package = _package()
    fields = package.fields()
    assert package.gaps == ()
    assert fields["received.total"].text == "12.00"
    assert fields["received.upper_union"].text == "3.00"
    assert fields["final.class.维权支出"].text == "4.40"
    assert fields["final.total"].text == "12.30"


def test_it_reads_without_an_error() -> None:
    for name, write in (("自评.docx", package_docx), ("自评.pdf", package_pdf)):
        (audited,) = hengji.audit_file(write(_package()), name=name).documents
        assert isinstance(audited, hengji.Audited)
        assert [f for f in audited.findings if f.severity.value == "error"] == []
