"""反向：不超过目标得满分，超过的按超出比例扣分，超过一倍不得分。"""

from decimal import Decimal

from hengji.scoring.method import Method, Scored, Task, clamp


def refuses(task: Task) -> str:
    """Why these figures cannot be scored so; nothing where they can."""
    known = task.target.digits > 0 and task.actual.digits > 0
    return "" if known else "目标值或完成值为零，不能按反向比例计分"


def score(task: Task) -> Scored:
    """得分 ＝ 分值 ×（1 －（完成值 － 目标值）÷ 目标值）；有的地方用 目标值 ÷ 完成值。

    两种办法都有人用，因此可能的得分取两者的范围。
    """
    target, actual, weight = task.target.amount, task.actual.span, task.weight

    def linear(value: Decimal) -> Decimal:
        return clamp(weight * (1 - (value - target) / target), weight)

    def quotient(value: Decimal) -> Decimal:
        return clamp(weight * target / value, weight) if value > 0 else weight

    ends = [f(end) for f in (linear, quotient) for end in (actual.low, actual.high)]
    printed = linear(task.actual.amount)
    formula = "{weight} ×（1 －（{actual} － {target}）÷ {target}）"
    return Scored(min(ends), max(ends), printed, task, formula)


METHOD = Method("reverse", "反向按比例", refuses, score)
