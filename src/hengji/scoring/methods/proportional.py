"""按比例：达到目标得满分，未达到的按完成比例得分，超过的不加分。"""

from decimal import Decimal

from hengji.scoring.method import Method, Scored, Task, clamp


def refuses(task: Task) -> str:
    """Why these figures cannot be scored so; nothing where they can."""
    return "" if task.target.digits > 0 else "目标值为零或负数，不能按比例计分"


def score(task: Task) -> Scored:
    """得分 ＝ 分值 × 完成值 ÷ 目标值，最多得满分。"""
    target, actual, weight = task.target.amount, task.actual.span, task.weight

    def due(value: Decimal) -> Decimal:
        return clamp(weight * value / target, weight) if value < target else weight

    printed, low, high = due(task.actual.amount), due(actual.low), due(actual.high)
    return Scored(low, high, printed, task, "{weight} × {actual} ÷ {target} ")


METHOD = Method("proportional", "按完成比例", refuses, score)
