"""完成值远超目标值: what a profile makes of it."""

from __future__ import annotations

from decimal import Decimal

from hengji.indicators import Cap
from hengji.kernel.totals import rounded
from hengji.profiles import OverAchievement, Profile
from hengji.scoring.standard import percentage


def far_above(completion: Decimal | None, profile: Profile) -> bool:
    """Is the attainment beyond the profile's limit?"""
    return completion is not None and completion > profile.threshold("over-achievement")


def after_over_achievement(
    name: str, points: Decimal, completion: Decimal, profile: Profile
) -> tuple[Decimal, Cap | None]:
    """Points left to a row that is beyond the limit, and the cap if some were taken."""
    limit = profile.threshold("over-achievement")
    match profile.scoring.over:
        case OverAchievement.KEEP:
            return points, None
        case OverAchievement.NOTHING:
            left = Decimal(0)
            because = (
                f"完成值为目标值的 {percentage(completion)}，超过 {percentage(limit)}，不得分"
            )
        case OverAchievement.REDUCE:
            lost = points * profile.scoring.reduction * (completion - limit)
            left = rounded(max(Decimal(0), points - lost))
            because = (
                f"完成值为目标值的 {percentage(completion)}，超过 {percentage(limit)}，"
                f"按偏离度调减 {points - left:f} 分"
            )
    return left, Cap(name, points, left, because)
