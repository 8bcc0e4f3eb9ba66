"""超过扣分：不超过界限得满分，每超过一步扣若干分，扣完为止。"""

from hengji.scoring.standard import (
    Earned,
    Standard,
    StandardTask,
    percentage,
    plain,
    steps_beyond,
)


def score(task: StandardTask) -> Earned:
    """得分 ＝ 分值 － 超过的步数 × 每步扣分。不足一步的按 ``begun`` 计或不计。"""
    value, limit = task.needed(), task.numbers["limit"]
    if value <= limit:
        shown = (
            f"{percentage(value)} 不超过 {percentage(limit)}，得满分 {plain(task.weight)} 分"
        )
        return Earned(task.weight, shown)
    begun = bool(task.numbers.get("begun"))
    count = steps_beyond(value - limit, task.numbers["step"], begun=begun)
    points = max(task.weight - count * task.numbers["deduct"], 0 * task.weight)
    shown = (
        f"{percentage(value)} 超过 {percentage(limit)}，"
        f"{plain(task.weight)} － {plain(count)} × {plain(task.numbers['deduct'])} "
        f"＝ {plain(points)}"
    )
    return Earned(points, shown)


STANDARD = Standard("step_over", "超过扣分", score)
