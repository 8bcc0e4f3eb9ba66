"""Roles, what each lets a person do, and which may not meet in one person."""

from __future__ import annotations

from typing import Final

from django.db import models


class Role(models.TextChoices):
    """A role is granted for a unit; the three administrators for the installation."""

    CLERK = "clerk", "经办人"
    HEAD = "head", "单位负责人"
    EVALUATION_GROUP = "evaluation", "评价组"
    SUPERVISOR = "supervisor", "主管部门"
    BUREAU_DESK = "bureau_desk", "归口业务股室"
    PERFORMANCE_DESK = "performance", "绩效股"
    BUREAU_HEAD = "bureau_head", "财政局领导"
    UPPER_UNION = "upper_union", "上级工会"
    UNION_AUDIT = "union_audit", "经审会"
    ANALYST = "analyst", "分析员"
    SYSTEM_ADMINISTRATOR = "system", "系统管理员"
    SECURITY_ADMINISTRATOR = "security", "安全管理员"
    AUDIT_ADMINISTRATOR = "audit", "审计管理员"


ADMINISTRATORS: Final = frozenset(
    {Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR}
)
BUREAU: Final = frozenset({Role.BUREAU_DESK, Role.PERFORMANCE_DESK, Role.BUREAU_HEAD})
OWN_WORK: Final = frozenset({Role.CLERK, Role.ANALYST})
"""Roles whose work is not what others hand to them."""
UNION_LINE: Final = frozenset({Role.UPPER_UNION, Role.UNION_AUDIT})


def separated(roles: frozenset[Role]) -> bool:
    """May one person hold these together where the three administrators are separated?

    An administrator holds nothing but that one role.
    """
    return not roles & ADMINISTRATORS or len(roles) == 1
