"""Sheets of goals, their indicators, their review, and changes after approval."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Func, Q
from django_fsm import FSMField, transition

from hengji.web.goals.fields import PointsField
from hengji.web.goals.states import OPEN, UNDER_REVIEW, Desk, State
from hengji.web.goals.triggers import as_recorded, decided_by_reviewers, locked
from hengji.web.rows.models import UnitRow, Writing, kept


class Direction(models.TextChoices):
    """How an attainment is held against its target: by a sign, in bands, by a day."""

    AT_LEAST = "≥", "≥"
    MORE = "＞", "＞"
    EQUAL = "＝", "＝"
    AT_MOST = "≤", "≤"
    LESS = "＜", "＜"
    QUALITATIVE = "定性", "定性"
    DEADLINE = "时限", "时限"


@kept
class GoalSheet(UnitRow):
    """The goals of a unit's year: for the whole, for one project, for money added in the year.

    ``adjustment``: the budget adjustment that brought the money, for goals added mid-year.
    """

    year = models.PositiveSmallIntegerField("年度")
    project = models.ForeignKey(
        "budget.Project", models.PROTECT, null=True, blank=True, related_name="goal_sheets"
    )
    adjustment = models.ForeignKey(
        "budget.Adjustment", models.PROTECT, null=True, blank=True, related_name="goal_sheets"
    )
    overall = models.TextField("年度总体目标", blank=True, default="")

    class Meta:
        verbose_name = "绩效目标表"
        ordering = ("year", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "project", "adjustment"),
                name="goal_sheet_once",
                nulls_distinct=False,
            ),
        )
        triggers = (locked("id"),)

    def __str__(self) -> str:
        title = "部门整体支出" if self.project is None else f"项目“{self.project.name}”"
        added = "年中追加" if self.adjustment_id else ""
        return f"{title}{added}绩效目标表"


@kept
class Indicator(UnitRow):
    """One row of a sheet. ``formula`` and ``catalogue`` are keys of the core's; may be blank.

    ``target`` holds digits as typed, words where the direction is 定性, an ISO date where it
    is 时限.

    ``withdrawn``: taken out after approval, by an adjustment; it stays for the record.
    """

    sheet = models.ForeignKey(GoalSheet, models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField("序号", default=0)
    level1 = models.CharField("一级指标", max_length=40)
    level2 = models.CharField("二级指标", max_length=40)
    level3 = models.CharField("三级指标", max_length=100)
    direction = models.CharField(
        "方向", max_length=2, choices=Direction.choices, blank=True, default=""
    )
    target = models.CharField("年度指标值", max_length=200, blank=True, default="")
    measure_unit = models.CharField("计量单位", max_length=20, blank=True, default="")
    weight = PointsField("分值", max_digits=5, decimal_places=2, null=True, blank=True)
    source = models.CharField("数据来源", max_length=200, blank=True, default="")
    standard = models.CharField("评分标准", max_length=500, blank=True, default="")
    basis = models.CharField("指标值依据", max_length=200, blank=True, default="")
    formula = models.CharField("计算方法", max_length=60, blank=True, default="")
    catalogue = models.CharField("指标库编号", max_length=60, blank=True, default="")
    withdrawn = models.BooleanField("已调减", default=False)

    class Meta:
        verbose_name = "绩效指标"
        ordering = ("sheet", "position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(direction__in=("≥", "＞", "＝", "≤", "＜"))
                | Q(target="")
                | Q(target__regex=r"^-?[0-9]+([.][0-9]+)?$"),
                name="indicator_number_is_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(direction="时限")
                | Q(target="")
                | Q(target__regex=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
                name="indicator_deadline_is_a_day",
            ),
        )
        triggers = (locked("sheet_id"),)

    def __str__(self) -> str:
        return self.level3


@kept
class Review(UnitRow):
    """Where a sheet stands on its way to approval. Reviewers write here, never in the sheet.

    ``round`` counts how often it was handed in.
    """

    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "signs", "reviews")

    sheet = models.OneToOneField(GoalSheet, models.CASCADE, related_name="review")
    state = FSMField("状态", default=State.DRAFT, choices=State.choices, protected=True)
    round = models.PositiveSmallIntegerField("第几次送审", default=0)
    submitted_at = models.DateTimeField("送审时间", null=True)
    submitted_by = models.CharField("送审人", max_length=40, blank=True)
    decided_at = models.DateTimeField("批复时间", null=True)
    document = models.CharField("批复文号", max_length=60, blank=True)

    class Meta:
        verbose_name = "绩效目标审核"
        triggers = (decided_by_reviewers(),)

    def __str__(self) -> str:
        return State(self.state).label

    @property
    def open(self) -> bool:
        """May the unit fill the sheet?"""
        return self.state in OPEN

    @property
    def under_review(self) -> bool:
        return self.state in UNDER_REVIEW

    @property
    def approved(self) -> bool:
        return bool(self.state == State.APPROVED)

    @transition(state, source=OPEN, target=State.DEPARTMENT)
    def submit_to_department(self) -> None:
        """Handed in where a supervising department stands above the unit."""

    @transition(state, source=OPEN, target=State.DESK)
    def submit_to_desk(self) -> None:
        """Handed in by a unit that answers to the bureau directly."""

    @transition(state, source=State.DEPARTMENT, target=State.DESK)
    def pass_department(self) -> None:
        """The supervising department agrees."""

    @transition(state, source=State.DESK, target=State.PERFORMANCE)
    def pass_desk(self) -> None:
        """The bureau's desk in charge agrees."""

    @transition(state, source=State.PERFORMANCE, target=State.APPROVED)
    def approve(self) -> None:
        """The performance desk agrees: the sheet is approved."""

    @transition(state, source=(*OPEN, *UNDER_REVIEW), target=State.APPROVED)
    def approve_on_paper(self) -> None:
        """The approval came on paper."""

    @transition(state, source=UNDER_REVIEW, target=State.RETURNED)
    def give_back(self) -> None:
        """Returned with reasons."""

    @transition(state, source=UNDER_REVIEW, target=State.DRAFT)
    def take_back(self) -> None:
        """The unit takes it back before anyone has given an opinion on it."""


@kept
class Opinion(UnitRow):
    """What a desk said about a sheet: agreed, or returned with reasons. Never changed."""

    class Verdict(models.TextChoices):
        AGREED = "agreed", "同意"
        RETURNED = "returned", "退回修改"

    written_in: ClassVar[tuple[Writing, ...]] = ("reviews", "signs")

    sheet = models.ForeignKey(GoalSheet, models.CASCADE, related_name="opinions")
    round = models.PositiveSmallIntegerField("第几次送审")
    desk = models.CharField("审核环节", max_length=12, choices=Desk.choices)
    verdict = models.CharField("审核结论", max_length=10, choices=Verdict.choices)
    text = models.TextField("审核意见", blank=True)
    document = models.CharField("批复文号", max_length=60, blank=True)
    given_by = models.CharField("审核人", max_length=40)
    given_at = models.DateTimeField("审核时间")

    class Meta:
        verbose_name = "审核意见"
        ordering = ("sheet", "pk")
        triggers = as_recorded()
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict="returned") | ~Q(text=""),
                name="opinion_returns_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_desk_display()}：{self.get_verdict_display()}"


@kept
class IndicatorAdjustment(UnitRow):
    """A change of an approved sheet. ``before`` and ``after`` hold what was changed, by field.

    ``indicator`` is ``None`` for a change of the overall goal. ``made_in`` is the
    transaction in which it was recorded: the database lets a locked row change only there.
    """

    class Kind(models.TextChoices):
        CHANGED = "changed", "调整"
        ADDED = "added", "新增"
        WITHDRAWN = "withdrawn", "调减"

    sheet = models.ForeignKey(GoalSheet, models.CASCADE, related_name="adjustments")
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="adjustments", null=True
    )
    kind = models.CharField("调整方式", max_length=10, choices=Kind.choices)
    before = models.JSONField("调整前", default=dict)
    after = models.JSONField("调整后", default=dict)
    reason = models.TextField("调整原因")
    document = models.CharField("调整文号", max_length=60)
    made_by = models.CharField("经办人", max_length=40)
    made_at = models.DateTimeField("调整时间")
    made_in = models.BigIntegerField(db_default=Func(function="txid_current"), editable=False)

    class Meta:
        verbose_name = "目标调整记录"
        ordering = ("sheet", "pk")
        triggers = as_recorded(
            "kind", "before", "after", "reason", "document", "made_by", "made_at", "made_in"
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(document=""),
                name="goal_adjustment_has_reason_and_document",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.document}"
