"""分档（越低越好）：比率不超过哪一档的上限，就得哪一档的分，超过最高一档不得分。"""

from decimal import Decimal

from hengji.scoring.standard import Earned, Standard, StandardTask, percentage, plain


def score(task: StandardTask) -> Earned:
    """各档由低到高；上限属于本档。"""
    value = task.needed()
    for step in task.steps:
        if value <= step.bound:
            shown = f"{percentage(value)} 不超过 {percentage(step.bound)}"
            return Earned(step.points, f"{shown}，得 {plain(step.points)} 分")
    top = task.steps[-1].bound
    return Earned(Decimal(0), f"{percentage(value)} 超过 {percentage(top)}，不得分")


STANDARD = Standard("bands_up", "分档计分（越低越好）", score)
