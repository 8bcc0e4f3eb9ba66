"""The states of a sheet under review, and the desks it passes."""

from __future__ import annotations

from typing import Final

from django.db import models


class State(models.TextChoices):
    """Where a sheet stands."""

    DRAFT = "draft", "填报中"
    DEPARTMENT = "department", "主管部门审核"
    DESK = "desk", "归口业务股室审核"
    PERFORMANCE = "performance", "绩效股审核"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已批复"


class Desk(models.TextChoices):
    """Who gives an opinion. ``PAPER``: the approval came on paper and was entered."""

    DEPARTMENT = "department", "主管部门"
    DESK = "desk", "归口业务股室"
    PERFORMANCE = "performance", "绩效股"
    PAPER = "paper", "纸质批复"


OPEN: Final = (State.DRAFT, State.RETURNED)
"""Here the unit fills the sheet."""
UNDER_REVIEW: Final = (State.DEPARTMENT, State.DESK, State.PERFORMANCE)
