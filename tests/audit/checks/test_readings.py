"""A change is only called wrong where no other reading of the text makes it right."""

import pytest

from hengji.audit.case import Case
from hengji.audit.checks.changes import faults, side_by_side, turned
from hengji.audit.checks.readings import another_change
from hengji.audit.rehearsal import case_of
from hengji.audit.rule import accepts
from hengji.report.relations import Change, PartsOfWhole


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


def test_a_figure_that_is_nothing_is_no_base_of_a_rate_of_its_own() -> None:
    text = "上年结转0万元。2024年财政拨款收入820.00万元，较上年增加74.00万元，增长13.0%。"
    case, (one,) = changes(text)
    assert not another_change(case, one)


def test_what_is_worked_out_is_of_the_digits_as_printed() -> None:
    case, (one,) = changes("2024年培训费41万元，较上年减少19万元，下降43.78%。")
    assert [fault.computed for fault in faults(case, one)] == ["31.6667%"]


@pytest.mark.parametrize(("rate", "kept"), [("17.92%", True), ("48.6%", False)])
def test_a_change_told_behind_a_reason_is_of_the_figure_before_if_it_is_near(
    rate: str, *, kept: bool
) -> None:
    text = f"公务接待费2.11万元，主要原因是批次减少，与上年相比减少0.37万元，减少{rate}。"
    case, (one,) = changes(text)
    assert one.inferred and faults(case, one)
    assert another_change(case, one) is not kept


WHOLE = "三公经费2.15万元，其中公务接待费0.65万元，因公出国（境）费{}万元，比上年减少0.25万元，"


def test_the_whole_of_a_list_may_be_what_changed() -> None:
    case, (one,) = changes("2024年" + WHOLE.format("1.50") + "下降10.42%。")
    assert another_change(case, one)


def test_a_rate_that_fits_neither_the_whole_nor_its_part_is_wrong() -> None:
    case, (one,) = changes("2024年" + WHOLE.format("1.50") + "下降12.42%。")
    assert not another_change(case, one)


@pytest.mark.parametrize("car", ["3.96", "3.69"])
def test_what_was_spent_has_the_parts_and_the_change_before_its_budget(car: str) -> None:
    text = (
        "2024年三公经费支出合计4.86万元，预算5.40万元，比2023年的5.12万元减少0.26万元，"
        f"下降5.08%。其中：公务用车运行维护费{car}万元；公务接待费0.90万元。"
    )
    case, (one,) = changes(text)
    assert turned(case, one) is None and another_change(case, one)
    totals = [str(r.total.figure) for r in case.report.relations_of(PartsOfWhole)]
    assert totals == ["4.86 万元"]
