"""Questionnaires of satisfaction: their scale, what to begin with, and the result."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hengji.indicators.attainment import measured
from hengji.indicators.formulas import SatisfactionOf, formulas
from hengji.indicators.records import Sources, Survey
from hengji.kernel.totals import Ratio

_SATISFIED, _NOT = "满意", "不满意"


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a new questionnaire for those of one subject begins with."""

    introduction: str
    overall: str
    questions: tuple[str, ...]


@cache
def _raw() -> dict[str, object]:
    return tomllib.loads((files(__package__) / "questionnaires.toml").read_text("utf-8"))


@cache
def scale() -> tuple[str, ...]:
    """The grades of satisfaction, the best first."""
    return _strings(_raw()["scale"])


def subjects() -> tuple[str, ...]:
    """Those whose satisfaction the library asks for, in its order."""
    made = (one.making for one in formulas().values())
    asked = (one.subject for one in made if isinstance(one, SatisfactionOf))
    return tuple(dict.fromkeys(asked))


def questionnaire(subject: str) -> Questionnaire:
    """A beginning for those of this subject; without questions for an unknown one."""
    raw = _raw()
    known = raw["questions"]
    questions = known.get(subject, []) if isinstance(known, dict) else []
    return Questionnaire(str(raw["introduction"]), str(raw["overall"]), _strings(questions))


def satisfaction(survey: Survey) -> Ratio:
    """Satisfied answers of the valid ones, with the survey as its record."""
    found = measured(SatisfactionOf(survey.subject), Sources(surveys=(survey,)))
    if not isinstance(found, Ratio):
        raise TypeError("satisfaction is a ratio")
    return found


def told_result(satisfied: int | None, valid: int | None) -> tuple[tuple[str, int], ...]:
    """Answers where only the satisfied ones of a survey are known; none where nothing is."""
    if satisfied is None or valid is None:
        return ()
    return ((_SATISFIED, satisfied), (_NOT, valid - satisfied))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
