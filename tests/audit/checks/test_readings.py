"""A change is only called wrong where no other reading of the text makes it right."""

import pytest

from hengji.audit.case import Case
from hengji.audit.checks.changes import side_by_side, turned
from hengji.audit.checks.readings import another_change
from hengji.audit.rehearsal import case_of
from hengji.audit.rule import accepts
from hengji.report.relations import Change


def changes(text: str) -> tuple[Case, tuple[Change, ...]]:
    case = case_of(accepts(text))
    return case, case.report.relations_of(Change)


@pytest.mark.parametrize(
    "text",
    [
        "2024年公用经费47.39万元，较上年52.16万元减少14.76万元。",
        "本年度支出总额由上年的1313.50万元减少到1407.82万元，减少94.31万元。",
    ],
)
def test_the_two_own_figures_are_no_other_reading(text: str) -> None:
    case, (one,) = changes(text)
    assert not another_change(case, one)


def test_base_amount_and_rate_refute_one_another() -> None:
    case, (one,) = changes("公用经费预算33.00万元，较上年33.20万元减少1.85万元，下降15.57%。")
    assert side_by_side(case, one) is not None


def test_the_figure_that_fits_the_other_way_round() -> None:
    text = "2024年公用经费15.40万元。公用经费预算16.00万元，较上年16.20万元增加0.80万元。"
    case, (one,) = changes(text)
    found = turned(case, one)
    assert found is not None and found.current is not None
    assert str(found.current.figure) == "15.40 万元"
