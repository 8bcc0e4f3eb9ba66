"""An import: the file as it was given, how it was understood, what came of it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from hengji.web.rows.models import BookRow, kept


@kept
class ImportBatch(BookRow):
    """One file of one kind for one year. Its rows come in whole, and go out whole.

    ``mapping``: field → column number from 1. ``problems``: found in the last check, as
    ``imports.outcome`` writes them. ``done`` of ``rows`` are through.
    """

    class Kind(models.TextChoices):
        PAYMENTS = "payments", "支付明细"
        BUDGET = "budget", "年初预算"
        CARRY_OVER = "carry_over", "上年结转"
        ADJUSTMENTS = "adjustments", "预算调整"
        PLAN = "plan", "分月用款计划"
        RECEIPTS = "receipts", "收入"
        PROCUREMENT = "procurement", "政府采购"
        INCOME = "income", "收入预算"
        ASSETS = "assets", "固定资产"
        STAFFING = "staffing", "人员编制"

    class State(models.TextChoices):
        UPLOADED = "uploaded", "待核对"
        CHECKING = "checking", "正在检查"
        CHECKED = "checked", "已检查"
        LOADING = "loading", "正在导入"
        LOADED = "loaded", "已导入"
        UNDONE = "undone", "已撤销"
        DISCARDED = "discarded", "已放弃"

    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("内容", max_length=12, choices=Kind.choices)
    state = models.CharField("状态", max_length=10, choices=State.choices, default="uploaded")
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("校验值", max_length=64)
    sheet = models.CharField("工作表", max_length=100, blank=True, default="")
    header = models.PositiveIntegerField("表头行", default=0)
    scale = models.CharField("金额单位", max_length=4, default="元")
    mapping = models.JSONField("列的对应", default=dict)
    rows = models.PositiveIntegerField("行数", default=0)
    done = models.PositiveIntegerField("已处理", default=0)
    skipped = models.JSONField("跳过的行", default=list)
    problems = models.JSONField("问题", default=list)
    errors = models.PositiveIntegerField("须改的问题", default=0)
    total = models.DecimalField("金额合计（元）", max_digits=18, decimal_places=2, null=True)
    made_at = models.DateTimeField("上传时间", default=timezone.now)
    made_by = models.CharField("上传人", max_length=40, blank=True, default="")
    undone_why = models.CharField("撤销原因", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "导入批次"
        ordering = ("-made_at", "-pk")


class ImportFile(BookRow):
    """The bytes of the uploaded file, until its batch is loaded or given up."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, related_name="file")
    data = models.BinaryField()

    class Meta:
        verbose_name = "导入的文件"
