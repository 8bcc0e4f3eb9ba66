"""Who may do what to a sheet of goals."""

from __future__ import annotations

from hengji.web.accounts.permissions import Predicate, holding, may, permit, within
from hengji.web.accounts.roles import Role
from hengji.web.goals.models import GoalSheet, Review
from hengji.web.goals.selectors import year_open
from hengji.web.goals.states import State

_ROLES = {
    State.DEPARTMENT: "goals.pass_department",
    State.DESK: "goals.pass_desk",
    State.PERFORMANCE: "goals.pass_performance",
}


def register() -> None:
    """Make the permissions of this app known; called once when the app is ready."""
    desks = (
        ("goals.pass_department", Role.SUPERVISOR, "现在由主管部门审核。"),
        ("goals.pass_desk", Role.BUREAU_DESK, "现在由归口业务股室审核。"),
        ("goals.pass_performance", Role.PERFORMANCE_DESK, "现在由绩效股审核。"),
    )
    for name, role, why in desks:
        permit(name, why, _both(role))


def _both(role: Role) -> Predicate:
    held, reached = holding(role), within("reviews")

    def check(account: object, row: object) -> bool:
        return held(account, row) and reached(account, row)

    return check


def opinion_permission(review: Review) -> str | None:
    """The permission that the opinion due now needs; ``None`` where none is due."""
    return _ROLES.get(State(review.state))


def may_decide(account: object, sheet: GoalSheet) -> bool:
    """Does the sheet wait for this person's opinion?"""
    needed = opinion_permission(sheet.review)
    return needed is not None and may(account, needed, sheet)


def may_fill(account: object, sheet: GoalSheet) -> bool:
    """May this person fill the sheet as it stands now?"""
    return sheet.review.open and _fills(account, sheet)


def may_adjust(account: object, sheet: GoalSheet) -> bool:
    """May this person record an adjustment of the approved sheet?"""
    return sheet.review.approved and _fills(account, sheet)


def _fills(account: object, sheet: GoalSheet) -> bool:
    return may(account, "unit.fill", sheet) and year_open(sheet.unit_id, sheet.year)
