"""Scores in running text with their deductions and parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hengji.audit.checks.told_scores import with_deductions, with_parts
from hengji.audit.example import sketch
from hengji.extraction import understand
from hengji.report.report import Report

_START = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、评价结论\n"


def _report(text: str) -> Report:
    return understand([sketch(_START + text)])


@pytest.mark.parametrize(
    ("text", "taken", "whole", "listed"),
    [
        ("自评得分93分。扣分项：整改率扣4分，修订扣3分。", ["4", "3"], None, True),
        ("自评得分95分，共扣5分：整改率扣4分，修订扣1分。", ["4", "1"], "5", False),
        (
            "自评得分97.5分。扣2.5分的原因：一是修订扣2分；二是自扣0.5分。",
            ["2", "0.5"],
            "2.5",
            False,
        ),
    ],
)
def test_deductions(text: str, taken: list[str], whole: str | None, listed: bool) -> None:
    (told,) = with_deductions(_report(text))
    assert told.taken == tuple(map(Decimal, taken))
    assert told.all_taken == (Decimal(whole) if whole else None)
    assert told.listed is listed


@pytest.mark.parametrize(
    "text",
    [
        "自评得分95分，每少一场扣1分，扣完为止。",
        "自评得分95分，上年扣3分。",
        "自评得分95分。",
    ],
)
def test_no_deductions(text: str) -> None:
    assert not list(with_deductions(_report(text)))


def test_parts_without_their_full_marks() -> None:
    ((_, parts),) = with_parts(
        _report("自评得分98分，其中：投入10分（满分10分）、产出48分（满分50分）、效益40分。")
    )
    assert parts == (("投入", Decimal(10)), ("产出", Decimal(48)), ("效益", Decimal(40)))


def test_parts_of_a_score_said_of_this_project() -> None:
    text = "该项目综合得分97分，评价等级为优。其中：资金执行情况得9分，产出指标得88分。"
    ((score, parts),) = with_parts(_report(text))
    assert score.figure.digits == 97
    assert [points for _, points in parts] == [Decimal(9), Decimal(88)]


def test_points_got_are_told_behind_points_to_be_had() -> None:
    text = "自评得分96.5分。其中：投入10分得10分，过程40分得38.5分，产出50分，实际得48分。"
    ((_, parts),) = with_parts(_report(text))
    assert [points for _, points in parts] == [Decimal(10), Decimal("38.5"), Decimal(48)]


@pytest.mark.parametrize(
    "text",
    [
        "自评得分88.4分，其中决策指标满分20分得18.4分，过程指标满分80分得70分。",
        "自评总分88.4分：决策20分得18.4分，过程80分得70分。",
    ],
)
def test_points_to_be_had_are_no_parts(text: str) -> None:
    ((_, parts),) = with_parts(_report(text))
    assert [points for _, points in parts] == [Decimal("18.4"), Decimal(70)]


def test_parts_go_on_over_semicolons() -> None:
    text = (
        "该项目综合得分88分，评价等级为“良”。其中：决策类指标权重20分，得分18分，得分率90%；"
        "产出类指标权重80分，得分70分，得分率87.5%。"
    )
    ((_, parts),) = with_parts(_report(text))
    assert [points for _, points in parts] == [Decimal(18), Decimal(70)]


def test_points_to_be_had_before_points_assessed_are_no_parts() -> None:
    text = (
        "自评总分96分，其中投入指标20分自评20分，过程指标30分自评28分，产出指标50分，自评48分。"
    )
    ((_, parts),) = with_parts(_report(text))
    assert [points for _, points in parts] == [Decimal(20), Decimal(28), Decimal(48)]
