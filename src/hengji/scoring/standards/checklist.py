"""逐项计分：列明的各项达到一项得一项的分。"""

from decimal import Decimal

from hengji.kernel.figures import Indeterminate
from hengji.scoring.standard import Earned, Standard, StandardTask, plain


def score(task: StandardTask) -> Earned:
    """得分 ＝ 达到的各项分数之和，最多得满分。"""
    if task.ticked is None:
        raise Indeterminate("没有逐项核对")
    met = [one for number, one in enumerate(task.items, 1) if number in task.ticked]
    points = min(task.weight, sum((one.points for one in met), Decimal(0)))
    if not met:
        return Earned(Decimal(0), f"{len(task.items)} 项均未达到，不得分")
    parts = " ＋ ".join(plain(one.points) for one in met)
    shown = f"{len(task.items)} 项中达到 {len(met)} 项，{parts} ＝ {plain(points)}"
    return Earned(points, shown)


STANDARD = Standard("checklist", "逐项计分", score)
