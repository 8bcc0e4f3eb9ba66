"""Figures typed by hand and wordings left over are found where they stand."""

import pytest

from composition.inputs import year_inputs
from hengji.composition import FigureField, compose
from hengji.composition.editing import bound, hand_figures, renewed, stale_wording


@pytest.fixture(scope="module")
def fields() -> dict[str, FigureField]:
    return compose(year_inputs(1, "hunan-2023"), "hunan-2023").fields()


def test_a_figure_that_no_field_prints_is_marked(fields: dict[str, FigureField]) -> None:
    markup = "全年执行数{{final.total}}，慰问困难职工4321人。"
    (one,) = hand_figures(markup, fields)
    assert markup[one.start : one.end] == one.text == "4321人"
    assert one.candidates == ()
    assert not one.confirmed


def test_a_confirmed_figure_stays_marked_as_confirmed(fields: dict[str, FigureField]) -> None:
    (one,) = hand_figures("慰问困难职工4321人。", fields, {"4321人"})
    assert one.confirmed


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月14日召开会议。",
        "1.支出进度前慢后快。",
        "依据财预〔2020〕10号文件。",
        "第3季度",
        "《2024年工作要点（第12期）》",
    ],
)
def test_dates_ordinals_and_documents_are_no_figures(text: str) -> None:
    assert hand_figures(text, {}) == ()


def test_a_typed_figure_is_bound_where_one_field_prints_it(
    fields: dict[str, FigureField],
) -> None:
    field = fields["final.total"]
    alone = {"final.total": field}
    typed = f"全年执行数{field.text}万元。"
    assert bound(typed, alone) == "全年执行数{{final.total}}。"
    assert bound(f"全年执行数{field.text}。", alone) == "全年执行数{{final.total#}}。"


def test_a_figure_that_two_fields_print_is_left_to_the_clerk(
    fields: dict[str, FigureField],
) -> None:
    twice = {"a": fields["final.total"], "b": fields["final.total"]}
    typed = f"执行{fields['final.total'].text}万元。"
    assert bound(typed, twice) == typed
    assert hand_figures(typed, twice)[0].candidates == ("a", "b")


def test_years_of_last_years_text_are_marked_and_moved() -> None:
    markup = "2022年全年慰问，比2021年多；2023年继续，自2018年起。"
    stale = stale_wording(markup, 2023)
    assert [(one.text, one.suggestion) for one in stale] == [
        ("2022", "{{year}}"),
        ("2021", "{{prior_year}}"),
        ("2023", "{{next_year}}"),
    ]
    assert renewed(markup, stale).startswith("{{year}}年全年慰问，比{{prior_year}}年多")


def test_a_former_name_is_marked() -> None:
    stale = stale_wording("青禾县工会开展培训。", 2023, {"青禾县工会": "{{unit.name}}"})
    assert renewed("青禾县工会开展培训。", stale) == "{{unit.name}}开展培训。"
