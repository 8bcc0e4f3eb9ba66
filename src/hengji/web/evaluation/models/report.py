"""The report's passages as they were written over, and figures typed by hand: of each book."""

from __future__ import annotations

from django.db import models

from hengji.web.rows.models import BookRow, kept


class PassageState(models.TextChoices):
    """How far a passage has come. A passage without a row is the draft as composed."""

    EDITED = "edited", "已修改"
    CONFIRMED = "confirmed", "已确认"


@kept
class Passage(BookRow):
    """A passage that the unit wrote over, as markup: one paragraph a line, figures live.

    ``code`` is the passage's code in the core. ``from_prior``: taken over from last year's
    report, to be looked through for stale wording. ``figures`` are the figures that it
    printed when it was kept, by key; ``drafted`` is the draft of that time, as markup: what
    has moved since is told. A draft that was confirmed as it is has no markup of its own.
    """

    year = models.PositiveSmallIntegerField("年度")
    code = models.CharField("段落", max_length=60)
    markup = models.TextField("内容", blank=True, default="")
    state = models.CharField(
        "状态", max_length=10, choices=PassageState.choices, default=PassageState.EDITED
    )
    from_prior = models.BooleanField("取自上年报告", default=False)
    figures = models.JSONField("保存时的数字", default=dict, editable=False)
    drafted = models.TextField("保存时的草稿", blank=True, default="", editable=False)

    class Meta:
        verbose_name = "报告段落"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "book", "year", "code"), name="passage_once"
            ),
        )


@kept
class HandFigure(BookRow):
    """A figure typed by hand into a passage that no record tells, and who confirmed it.

    ``printed`` is the figure as typed. ``basis`` says where it is known from.
    """

    year = models.PositiveSmallIntegerField("年度")
    code = models.CharField("段落", max_length=60)
    printed = models.CharField("数字", max_length=40)
    basis = models.CharField("数据出处", max_length=200)
    confirmed_by = models.CharField("确认人", max_length=40, editable=False)
    confirmed_at = models.DateTimeField("确认时间", auto_now_add=True)

    class Meta:
        verbose_name = "人工填写的数字"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "book", "year", "code", "printed"), name="hand_figure_once"
            ),
        )
