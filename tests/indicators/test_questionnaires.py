"""Surveys: the scale, the result, and what does not fit."""

from __future__ import annotations

from dataclasses import replace

from hengji.indicators.formulas import satisfied_answers
from hengji.indicators.questionnaires import (
    questionnaire,
    satisfaction,
    scale,
    subjects,
    told_result,
)
from hengji.indicators.record_checks import survey_problems
from hengji.indicators.records import Survey
from hengji.kernel.totals import RecordKind, RecordRef

_REF = RecordRef(RecordKind.SURVEY, "1", "职工满意度调查")


def _survey(
    sent: int | None, returned: int | None, valid: int | None, *answers: tuple[str, int]
) -> Survey:
    return Survey(_REF, "职工群众", sent, returned, valid, answers)


def test_the_scale_tells_the_satisfied_from_the_others() -> None:
    assert [one in satisfied_answers() for one in scale()] == [True, True, True, False, False]


def test_every_subject_of_the_library_has_a_beginning() -> None:
    assert set(subjects()) >= {"职工群众", "工会会员", "帮扶对象", "劳模"}
    for one in subjects():
        assert questionnaire(one).questions
    assert questionnaire("社会公众").questions == ()


def test_satisfaction_is_of_valid_answers() -> None:
    held = _survey(200, 190, 188, ("非常满意", 100), ("满意", 80), ("不满意", 8))
    result = satisfaction(held)
    assert str(result) == "95.74%"
    assert result.numerator.refs == (_REF,)
    assert str(satisfaction(_survey(200, 190, None))) == "不适用"
    assert str(satisfaction(_survey(None, None, 0, ("满意", 0)))) == "不适用"


def test_a_result_told_as_a_number_of_the_satisfied() -> None:
    told = _survey(200, 190, 188, *told_result(180, 188))
    assert str(satisfaction(told)) == "95.74%"
    held = replace(told, method="纸质问卷")
    assert survey_problems(held) == ()
    assert told_result(None, 188) == told_result(180, None) == ()
    more = replace(held, answers=told_result(189, 188))
    assert survey_problems(more) != ()
