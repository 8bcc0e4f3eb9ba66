"""分档（越高越好）：比率达到哪一档的下限，就得哪一档的分，最低一档也达不到不得分。"""

from decimal import Decimal

from hengji.scoring.standard import Earned, Standard, StandardTask, percentage, plain


def score(task: StandardTask) -> Earned:
    """各档由高到低；下限属于本档。"""
    value = task.needed()
    for step in task.steps:
        if value >= step.bound:
            shown = f"{percentage(value)} 达到 {percentage(step.bound)}"
            return Earned(step.points, f"{shown}，得 {plain(step.points)} 分")
    least = task.steps[-1].bound
    return Earned(Decimal(0), f"{percentage(value)} 低于 {percentage(least)}，不得分")


STANDARD = Standard("bands_down", "分档计分（越高越好）", score)
