"""Who may open a file."""

from __future__ import annotations

from hengji.web.accounts.permissions import Predicate, permit, within

_sees_persons = within("persons")
_reviews = within("reviews")
_signs = within("signs")
_sees = within("units")


def register() -> None:
    """Make the permissions of this app known; called once when the app is ready."""
    permit("attachment.open", "您的角色不能打开这个单位的附件。", _opens)
    permit(
        "attachment.open_personal", "这份附件含个人信息，只有本单位能打开。", _opens_personal
    )


def _opens(account: object, row: object) -> bool:
    """The unit itself, and those who review it; an analyst sees that there is a file."""
    asked: tuple[Predicate, ...] = (_sees_persons, _reviews, _signs)
    return _sees(account, row) and any(one(account, row) for one in asked)


def _opens_personal(account: object, row: object) -> bool:
    return _sees(account, row) and (_sees_persons(account, row) or _signs(account, row))
