"""The union's own subjects: dated, in the accounts' order, not yet checked by a person."""

from __future__ import annotations

from decimal import Decimal

from hengji.kernel.totals import RecordKind, RecordRef
from hengji.ledger import Appropriation, Book, Line, UnionIncome, YearBook
from hengji.ledger.balances import Balances
from hengji.ledger.selection import of_subject
from hengji.ledger.union_subjects import all_union_subjects, union_subjects
from ledger.small_book import UNIT


def test_subjects_are_dated() -> None:
    now, before = union_subjects(2024), union_subjects(2021)
    assert "职工服务支出" in now.names and "职工服务支出" not in before.names
    assert "事业支出" in before.names and "事业支出" not in now.names
    assert set(all_union_subjects()) == {*now.names, *before.names}
    assert union_subjects(1999) is before


def test_nothing_is_said_to_be_verified() -> None:
    for year in (2021, 2024):
        known = union_subjects(year)
        assert not known.verified and not known.clause.verified
        assert known.clause.title.startswith("工会会计制度")


def test_income_is_listed_whole_and_in_order() -> None:
    assert [one.kind for one in union_subjects(2024).income] == list(UnionIncome)


def test_a_subject_chooses_its_lines_and_no_others() -> None:
    names = ("职工活动支出", "职工活动组织支出", "")
    granted = tuple(
        Appropriation(
            RecordRef(RecordKind.APPROPRIATION, str(amount)),
            Decimal(amount),
            Line(UnionIncome.DUES, economic=name),
        )
        for amount, name in enumerate(names, 1)
    )
    figures = Balances.of(YearBook(UNIT, 2024, Book.UNION, appropriations=granted))
    found = [figures.initial(of_subject(name)).value for name in names]
    assert found == [1, 2, 3]
    assert figures.initial(of_subject("维权支出")).value is None
