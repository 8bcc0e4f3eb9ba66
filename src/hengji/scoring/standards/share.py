"""按比率：得分 ＝ 分值 × 比率，最多得满分。"""

from decimal import Decimal

from hengji.scoring.standard import Earned, Standard, StandardTask, percentage, plain


def score(task: StandardTask) -> Earned:
    """比率为负的不得分。"""
    value = task.needed()
    points = max(Decimal(0), min(task.weight, task.weight * value))
    shown = f"{plain(task.weight)} × {percentage(value)} ＝ {points:.2f}"
    return Earned(points, shown)


STANDARD = Standard("share", "按比率计分", score)
