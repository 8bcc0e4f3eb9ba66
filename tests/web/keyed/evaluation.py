"""Sheets of projects, the report and its passages, for the bureau and for the upper union."""

from __future__ import annotations

from collections.abc import Callable

from hengji.composition.layouts import layout
from hengji.web.evaluation.models import (
    HandFigure,
    Passage,
)
from hengji.web.goals.filling import open_sheet
from hengji.web.units.models import Unit, UnitYear
from web import books
from web.county import Allowed
from web.keyed.making import YEAR, Lines, Make, opens, posts

_SAYS = {"act": "save", "seen": "0", "markup": "开展了活动。"}


def _project(rest: str = "") -> Make:
    def make(unit: Unit) -> str:
        work = books.project(unit)
        open_sheet(unit, YEAR, work)
        return f"evaluation/projects/{work.pk}/{rest}"

    return make


def _by_steps(unit: Unit) -> str:
    UnitYear.objects.filter(unit=unit, year=YEAR).update(profile="hunan-2018")
    return "evaluation/evidence/"


def _passage(unit: Unit) -> str:
    first = next(one for spec in layout("hunan-2024").outline for one in spec.passages)
    return f"report/passages/{first}/"


def of_evaluation(reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of project sheets and of the report."""
    return (
        ("项目自评表", opens(_project()), reads),
        ("项目自评得分", opens(_project("results/")), reads),
        ("评分表的佐证", opens(_by_steps), reads),
        ("自评报告", opens(lambda _: "report/"), reads),
        ("报告的审核", opens(lambda _: "report/findings/"), reads),
        ("报告的一段", opens(_passage), reads),
        ("下载报告", opens(lambda _: "report/files/docx/"), reads),
        ("确认报告", posts(lambda _: "report/confirm/"), fills),
    )


def passage_of(book: str) -> Callable[[Unit], Passage]:
    return lambda unit: Passage.objects.create(
        unit=unit, book=book, year=YEAR, code="duties", markup="写"
    )


def figure_of(book: str) -> Callable[[Unit], HandFigure]:
    return lambda unit: HandFigure.objects.create(
        unit=unit, book=book, year=YEAR, code="duties", printed="5", basis="台账",
        confirmed_by="甲",
    )  # fmt: skip


def of_line(reads: Allowed, fills: Allowed) -> Lines:
    """Pages and actions of the package for the upper union."""
    pages = (
        *("report/", "report/findings/", "report/passages/works/", "report/files/docx/"),
        *("report/last-year/", "forms/", "forms/1/", "trace/final.total/", "audit/"),
        "audit/findings/",
    )
    return (
        *((f"报上级工会的 {one}", opens(_line(one)), reads) for one in pages),
        ("写报上级工会的段落", posts(_line("report/passages/works/"), **_SAYS), fills),
        ("确认报上级工会的报告", posts(_line("report/confirm/")), fills),
    )


def _line(rest: str) -> Make:
    return lambda _: f"union/line/{rest}"
