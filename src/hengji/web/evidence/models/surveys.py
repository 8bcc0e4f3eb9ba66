"""Satisfaction surveys: the questionnaire, and counted answers without any person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from hengji.web.rows.models import UnitRow, kept


@kept
class Survey(UnitRow):
    """One survey of those served. ``sent`` 发放数, ``returned`` 收回数, ``valid`` 有效数: of
    paper and of entered results; answers by link are counted from their sheets.

    ``subject`` is who was asked, in the words of the core's formulas. ``satisfied`` is
    entered where only the result of a survey made elsewhere is known. ``once``: answers come
    by printed slips of one use each, not by a link that all share.
    """

    class Method(models.TextChoices):
        PAPER = "paper", "纸质问卷"
        LINK = "link", "网上填写"
        ENTERED = "entered", "录入已有结果"

    class State(models.TextChoices):
        DRAFT = "draft", "编制中"
        OPEN = "open", "调查中"
        CLOSED = "closed", "已结束"

    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("调查名称", max_length=60)
    subject = models.CharField("调查对象", max_length=20)
    introduction = models.CharField("卷首语", max_length=300, blank=True, default="")
    project = models.ForeignKey(
        "budget.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所属项目",
    )
    method = models.CharField("调查方式", max_length=8, choices=Method.choices)
    state = FSMField("状态", default=State.DRAFT, choices=State.choices, protected=True)
    sent = models.PositiveIntegerField("发放份数", null=True, blank=True)
    returned = models.PositiveIntegerField("收回份数", null=True, blank=True)
    valid = models.PositiveIntegerField("有效份数", null=True, blank=True)
    satisfied = models.PositiveIntegerField("满意份数", null=True, blank=True)
    held_on = models.DateField("调查日期", null=True, blank=True)
    closes_on = models.DateField("截止日期", null=True, blank=True)
    once = models.BooleanField("每份一个码，只能提交一次", default=False)
    token = models.CharField(max_length=43, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "满意度调查"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(returned__isnull=True)
                | Q(sent__isnull=True)
                | Q(returned__lte=models.F("sent")),
                name="survey_returns_no_more_than_sent",
            ),
            models.CheckConstraint(
                condition=Q(valid__isnull=True)
                | Q(returned__isnull=True)
                | Q(valid__lte=models.F("returned")),
                name="survey_valid_no_more_than_returned",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @transition(state, source=State.DRAFT, target=State.OPEN)
    def begin(self) -> None:
        """From now on the questionnaire does not change."""

    @transition(state, source=State.OPEN, target=State.CLOSED)
    def close(self) -> None:
        """No more answers are taken."""

    @transition(state, source=State.CLOSED, target=State.OPEN)
    def reopen(self) -> None:
        """Answers are taken again."""


@kept
class Question(UnitRow):
    """One question. Every answer is a choice: nobody can write a name into it.

    ``options`` are the words to choose from; empty for satisfaction, whose scale is the
    core's. ``overall``: the one question that the satisfaction is taken from.
    """

    class Kind(models.TextChoices):
        SATISFACTION = "satisfaction", "满意程度"
        SINGLE = "single", "单选"
        MULTIPLE = "multiple", "多选"

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("题号", default=0)
    text = models.CharField("题目", max_length=200)
    kind = models.CharField("题型", max_length=12, choices=Kind.choices, default="satisfaction")
    options = models.JSONField("选项", default=list, blank=True)
    overall = models.BooleanField("作为总体满意度", default=False)

    class Meta:
        verbose_name = "问卷题目"
        ordering = ("survey", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("survey",), condition=Q(overall=True), name="question_overall_once"
            ),
        )

    @property
    def options_text(self) -> str:
        """The options as people write them."""
        return "、".join(self.options)

    def __str__(self) -> str:
        return self.text


class AnswerSheet(UnitRow):
    """One answered questionnaire: choices by question, and the day. Nothing on who or where.

    ``choices``: the question's key → the numbers of its options, from 0.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sheets")
    choices = models.JSONField(default=dict)
    day = models.DateField()

    class Meta:
        verbose_name = "答卷"
        ordering = ("pk",)


class UsedSlip(UnitRow):
    """A printed slip that was answered with: its number, and nothing of the answer."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="used_slips")
    number = models.PositiveIntegerField("编号")

    class Meta:
        verbose_name = "用过的问卷小条"
        constraints = (models.UniqueConstraint(fields=("survey", "number"), name="slip_once"),)


@kept
class Tally(UnitRow):
    """How often an option was chosen, counted from paper."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="tallies")
    question = models.ForeignKey(Question, models.CASCADE, related_name="tallies")
    option = models.PositiveSmallIntegerField("选项")
    count = models.PositiveIntegerField("份数")

    class Meta:
        verbose_name = "问卷统计"
        ordering = ("question", "option")
        constraints = (
            models.UniqueConstraint(fields=("question", "option"), name="tally_option_once"),
        )
