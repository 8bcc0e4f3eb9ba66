"""What the unit says in its own words, and who signs for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hengji.web.rows.models import UnitRow, Writing, kept


class Topic(models.TextChoices):
    """What a statement is about; the values are the fields of the core's ``Told``."""

    DUTIES = "duties", "职能职责"
    OFFICES = "offices", "机构设置"
    ACHIEVED = "achieved", "目标实际完成情况"
    WORKS = "works", "年度主要工作"
    ASSETS = "assets", "资产管理情况"
    ADJUSTMENT_REASON = "adjustment_reason", "预算调整的原因"
    EXECUTION_REASON = "execution_reason", "执行率偏低的原因"
    PROJECT_REASON = "project_reason", "项目支出与预算相差的原因"
    PUBLIC_REASON = "public_reason", "公用经费与预算相差的原因"
    THREE_PUBLIC_REASON = "three_public_reason", "“三公”经费与预算相差的原因"
    PROCUREMENT_REASON = "procurement_reason", "政府采购与预算相差的原因"
    OTHER = "other", "其他需要说明的情况"


@kept
class Statement(UnitRow):
    """One text of the year. ``project`` only where the topic is about one project."""

    year = models.PositiveSmallIntegerField("年度")
    topic = models.CharField("事项", max_length=24, choices=Topic.choices)
    project = models.ForeignKey(
        "budget.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="项目",
    )
    text = models.TextField("内容", blank=True, default="")

    class Meta:
        verbose_name = "情况说明"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "topic", "project"),
                name="statement_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.get_topic_display()


@kept
class Problem(UnitRow):
    """A problem of the year, why it came about, what will be done about it."""

    year = models.PositiveSmallIntegerField("年度")
    position = models.PositiveSmallIntegerField("序号", default=0)
    problem = models.TextField("存在的问题")
    cause = models.TextField("原因", blank=True, default="")
    measure = models.TextField("改进措施", blank=True, default="")

    class Meta:
        verbose_name = "问题与措施"
        ordering = ("year", "position", "pk")


@kept
class Rectification(UnitRow):
    """A problem of last year's report or of an earlier evaluation, and what was done.

    ``none_named``: the unit says that there was no such problem; the row then has no text.
    """

    year = models.PositiveSmallIntegerField("年度")
    position = models.PositiveSmallIntegerField("序号", default=0)
    none_named = models.BooleanField("上年没有指出问题", default=False)
    problem = models.TextField("上年的问题", blank=True, default="")
    done = models.TextField("整改情况", blank=True, default="")
    finished = models.BooleanField("已完成整改", default=False)

    class Meta:
        verbose_name = "上年问题整改"
        ordering = ("year", "position", "pk")


@kept
class Evaluator(UnitRow):
    """A member of the unit's evaluation group."""

    year = models.PositiveSmallIntegerField("年度")
    position = models.PositiveSmallIntegerField("序号", default=0)
    name = models.CharField("姓名", max_length=20)
    duty = models.CharField("职务/职称", max_length=40, blank=True, default="")
    workplace = models.CharField("单位", max_length=60, blank=True, default="")

    class Meta:
        verbose_name = "评价人员"
        ordering = ("year", "position", "pk")


@kept
class SigningDetails(UnitRow):
    """Who fills in and signs the year's package; blanks are filled in on paper."""

    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "signs")

    year = models.PositiveSmallIntegerField("年度")
    filler = models.CharField("填表人", max_length=20, blank=True, default="")
    filled_on = models.DateField("填报日期", null=True, blank=True)
    telephone = models.CharField("联系电话", max_length=20, blank=True, default="")
    head = models.CharField("单位负责人", max_length=20, blank=True, default="")
    leader = models.CharField("评价组组长", max_length=20, blank=True, default="")
    bureau = models.CharField("财政局名称", max_length=60, blank=True, default="")
    opinion = models.TextField("部门（单位）意见", blank=True, default="")

    class Meta:
        verbose_name = "填报与签字信息"
        constraints = (
            models.UniqueConstraint(fields=("unit", "year"), name="signing_details_once"),
        )
