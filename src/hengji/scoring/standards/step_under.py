"""不足扣分：达到界限得满分，每低一步扣若干分，扣完为止。"""

from hengji.scoring.standard import (
    Earned,
    Standard,
    StandardTask,
    percentage,
    plain,
    steps_beyond,
)


def score(task: StandardTask) -> Earned:
    """得分 ＝ 分值 － 低于的步数 × 每步扣分。不足一步的按 ``begun`` 计或不计。"""
    value, limit = task.needed(), task.numbers["limit"]
    if value >= limit:
        shown = f"{percentage(value)} 达到 {percentage(limit)}，得满分 {plain(task.weight)} 分"
        return Earned(task.weight, shown)
    begun = bool(task.numbers.get("begun"))
    count = steps_beyond(limit - value, task.numbers["step"], begun=begun)
    points = max(task.weight - count * task.numbers["deduct"], 0 * task.weight)
    shown = (
        f"{percentage(value)} 低于 {percentage(limit)}，"
        f"{plain(task.weight)} － {plain(count)} × {plain(task.numbers['deduct'])} "
        f"＝ {plain(points)}"
    )
    return Earned(points, shown)


STANDARD = Standard("step_under", "不足扣分", score)
