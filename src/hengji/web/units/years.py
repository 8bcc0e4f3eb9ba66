"""A unit's year: which forms it fills, how far it has come, who may move it on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django_fsm import FSMField, transition

from hengji.web.rows.models import Reading, UnitRow, Writing, kept


class YearState(models.TextChoices):
    """How far a unit's year has come."""

    FILLING = "filling", "填报"
    GOALS_IN_REVIEW = "goals_in_review", "目标审核"
    GOALS_APPROVED = "goals_approved", "目标已批复"
    EVALUATING = "evaluating", "自评"
    TO_SIGN = "to_sign", "待签"
    SIGNED = "signed", "已签"
    SUBMITTED = "submitted", "已报送"
    ARCHIVED = "archived", "已归档"


OPEN_STATES = frozenset(
    {
        YearState.FILLING,
        YearState.GOALS_IN_REVIEW,
        YearState.GOALS_APPROVED,
        YearState.EVALUATING,
    }
)
"""While the figures of the year may still be changed."""
_BEFORE_SIGNING = [YearState.EVALUATING]
_DONE = [YearState.SIGNED, YearState.SUBMITTED]


@kept
class UnitYear(UnitRow):
    """One fiscal year of one unit. ``profile`` is the key of the forms it fills."""

    read_in: ClassVar[Reading] = "identity"
    written_in: ClassVar[tuple[Writing, ...]] = ("fills", "signs", "reviews")

    year = models.PositiveSmallIntegerField("年度")
    profile = models.CharField("表式", max_length=60)
    state = FSMField(
        "状态",
        max_length=20,
        choices=YearState.choices,
        default=YearState.FILLING,
        protected=True,
    )
    frugality = models.TextField("厉行节约保障措施", blank=True, default="")

    class Meta:
        verbose_name = "年度"
        ordering = ("-year",)
        constraints = (models.UniqueConstraint(fields=("unit", "year"), name="unit_year_once"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.year} 年度"

    @property
    def open(self) -> bool:
        """May the year's figures still be changed?"""
        return self.state in OPEN_STATES

    @transition(
        state, YearState.FILLING, YearState.GOALS_IN_REVIEW, custom={"may": "unit.fill"}
    )
    def submit_goals(self) -> None:
        """报送目标审核"""

    @transition(
        state, YearState.GOALS_IN_REVIEW, YearState.FILLING, custom={"may": "unit.review"}
    )
    def return_goals(self) -> None:
        """退回修改"""

    @transition(
        state,
        YearState.GOALS_IN_REVIEW,
        YearState.GOALS_APPROVED,
        custom={"may": "unit.review"},
    )
    def approve_goals(self) -> None:
        """批复目标"""

    @transition(
        state, YearState.GOALS_APPROVED, YearState.EVALUATING, custom={"may": "unit.fill"}
    )
    def begin_evaluation(self) -> None:
        """开始自评"""

    @transition(state, _BEFORE_SIGNING, YearState.TO_SIGN, custom={"may": "unit.fill"})
    def offer_for_signing(self) -> None:
        """提交签字"""

    @transition(
        state, YearState.TO_SIGN, YearState.EVALUATING, custom={"may": "unit.fill_or_sign"}
    )
    def take_back(self) -> None:
        """退回自评"""

    @transition(state, YearState.TO_SIGN, YearState.SIGNED, custom={"may": "unit.sign"})
    def sign(self) -> None:
        """签字完成"""

    @transition(state, YearState.SIGNED, YearState.SUBMITTED, custom={"may": "unit.fill"})
    def submit(self) -> None:
        """报送"""

    @transition(state, _DONE, YearState.EVALUATING, custom={"may": "unit.fill"})
    def begin_new_version(self) -> None:
        """另出新版"""

    @transition(state, YearState.SUBMITTED, YearState.ARCHIVED, custom={"may": "unit.fill"})
    def archive(self) -> None:
        """归档"""
