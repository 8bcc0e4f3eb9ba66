"""What the table of roles does to a self-evaluation, and the rows that it looks at."""

from __future__ import annotations

import json

from django.test import Client

from hengji.web.evaluation.inputs import load_year
from hengji.web.evaluation.judging import open_rows
from hengji.web.evaluation.models import (
    Evaluation,
    Evaluator,
    Judgement,
    Passage,
    Problem,
    Rectification,
    SigningDetails,
    Statement,
)
from hengji.web.rows.session import as_system
from hengji.web.units.models import Unit, UnitYear, YearState
from web.county import Answer, County
from web.goals import sheets

_YEAR = 2024
_OF = "/units/{}/years/2024/evaluation/{}"
PAGES = {
    "自评概览": "",
    "自评与上年比较": "last-year/",
    "自评范围": "scope/",
    "自评评分": "sheet/",
    "自评得分": "sheet/results/",
    "自评试算": "what-if/",
    "自评试算结果": "what-if/outcome/",
    "情况说明": "statements/",
    "存在的问题": "statements/problems/",
    "上年问题整改": "statements/rectification/",
    "填报与签字信息": "people/",
    "评价组成员": "people/evaluators/",
    "自评表格": "forms/",
    "基础数据表": "forms/2/",
    "数的来源": "trace/final.total/",
    "自评审核": "audit/",
    "自评审核结果": "audit/findings/",
}


REPORT_PAGES = {
    "自评报告": "",
    "报告的审核结果": "findings/",
    "报告的段落": "passages/execution/",
    "上年报告的文字": "last-year/",
    "报告的 Word 文件": "files/docx/",
}


def _year(unit: Unit, state: str = YearState.EVALUATING) -> None:
    with as_system("准备"):
        UnitYear.objects.update_or_create(
            unit=unit, year=_YEAR, defaults={"profile": "hunan-2024"}
        )
        UnitYear.objects.filter(unit=unit, year=_YEAR).update(state=state)
        sheets.sheet(unit, year=_YEAR)


def _grid(
    client: Client, unit: Unit, page: str, row: str, revision: int, **values: str
) -> Answer:
    wish = {"key": "0", "row": row, "revision": revision, "values": values}
    return client.post(
        _OF.format(unit.code, page),
        json.dumps({"rows": [wish]}),
        content_type="application/json",
    )


def begin(client: Client, _: County, unit: Unit) -> Answer:
    """Begin the self-evaluation."""
    _year(unit, YearState.GOALS_APPROVED)
    return client.post(_OF.format(unit.code, "move/begin_evaluation/"))


def take_back(client: Client, _: County, unit: Unit) -> Answer:
    """Take it back from signing."""
    _year(unit, YearState.TO_SIGN)
    return client.post(_OF.format(unit.code, "move/take_back/"))


def state(client: Client, _: County, unit: Unit) -> Answer:
    """Write what the unit says."""
    _year(unit)
    said = {"topic": "duties", "text": "维护职工合法权益", "seen": "0"}
    return client.post(_OF.format(unit.code, "statements/"), said)


def judge(client: Client, _: County, unit: Unit) -> Answer:
    """Give the reason of a row."""
    with as_system("准备"):
        row = make_judgement(unit)
    page = "sheet/"
    seen = row.revision << 20
    return _grid(client, unit, page, str(row.pk), seen, reason="雨天改期")


def name_problem(client: Client, _: County, unit: Unit) -> Answer:
    """Name a problem of the year."""
    _year(unit)
    return _grid(client, unit, "statements/problems/", "", 0, problem="预算编制不够细")


def none_named(client: Client, _: County, unit: Unit) -> Answer:
    """Say that last year's report named no problem."""
    _year(unit)
    return client.post(_OF.format(unit.code, "statements/rectification/"), {"act": "none"})


def who_signs(client: Client, _: County, unit: Unit) -> Answer:
    """Write who fills in and signs."""
    _year(unit)
    return client.post(_OF.format(unit.code, "people/"), {"filler": "经办人甲", "seen": "0"})


def evaluator(client: Client, _: County, unit: Unit) -> Answer:
    """Name a member of the evaluation group."""
    _year(unit)
    return _grid(client, unit, "people/evaluators/", "", 0, name="组员甲")


def consolidate(client: Client, _: County, unit: Unit) -> Answer:
    """Evaluate with the subordinate units."""
    _year(unit)
    return client.post(_OF.format(unit.code, "scope/"), {"together": "yes", "revision": "0"})


def _report(unit: Unit, page: str) -> str:
    return f"/units/{unit.code}/years/{_YEAR}/report/{page}"


def write_passage(client: Client, _: County, unit: Unit) -> Answer:
    """Write a passage of the report over."""
    _year(unit)
    said = {"act": "save", "seen": "0", "markup": "走访困难职工26户。"}
    return client.post(_report(unit, "passages/works/"), said)


def vouch_for_figure(client: Client, _: County, unit: Unit) -> Answer:
    """Say where a figure typed by hand is known from."""
    _year(unit)
    with as_system("准备"):
        Passage.objects.create(unit=unit, year=_YEAR, code="works", markup="走访26户。")
    said = {"act": "vouch", "typed": "26户", "basis": "走访台账"}
    return client.post(_report(unit, "passages/works/"), said)


def take_last_years_text(client: Client, _: County, unit: Unit) -> Answer:
    """Take a passage of last year's report over."""
    _year(unit)
    with as_system("准备"):
        UnitYear.objects.update_or_create(
            unit=unit, year=_YEAR - 1, defaults={"profile": "hunan-2024"}
        )
        Passage.objects.create(unit=unit, year=_YEAR - 1, code="works", markup="走访26户。")
    return client.post(_report(unit, "last-year/"), {"number": "1", "passage": "works"})


def confirm_report(client: Client, _: County, unit: Unit) -> Answer:
    """Confirm every passage."""
    _year(unit)
    return client.post(_report(unit, "confirm/"))


def make_judgement(unit: Unit) -> Judgement:
    """A row of the whole's sheet, ready to be typed into."""
    _year(unit)
    open_rows(load_year(unit, _YEAR))
    return Judgement.objects.filter(unit=unit, indicator__isnull=False).order_by("pk")[0]


ROWS = (
    ("evaluation_judgement", make_judgement, "reason = '改'"),
    (
        "evaluation_evaluation",
        lambda unit: Evaluation.objects.create(unit=unit, year=_YEAR),
        "consolidated = true",
    ),
    (
        "evaluation_statement",
        lambda unit: Statement.objects.create(unit=unit, year=_YEAR, topic="duties"),
        "text = '改'",
    ),
    (
        "evaluation_problem",
        lambda unit: Problem.objects.create(unit=unit, year=_YEAR, problem="问题"),
        "cause = '改'",
    ),
    (
        "evaluation_rectification",
        lambda unit: Rectification.objects.create(unit=unit, year=_YEAR, none_named=True),
        "done = '改'",
    ),
    (
        "evaluation_evaluator",
        lambda unit: Evaluator.objects.create(unit=unit, year=_YEAR, name="组员甲"),
        "duty = '改'",
    ),
    (
        "evaluation_signingdetails",
        lambda unit: SigningDetails.objects.create(unit=unit, year=_YEAR),
        "opinion = '改'",
    ),
)
SIGNED = {"evaluation_judgement", "evaluation_signingdetails"}
"""Tables that those who sign write too."""
