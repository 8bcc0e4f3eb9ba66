"""Every kind of problem a goal sheet can have, with its words. Codes are never reused."""

from __future__ import annotations

from hengji.kernel.problems import ProblemKind

GOAL_MISSING = ProblemKind(
    "IB001",
    "{sheet}的年度总体目标没有填写",
    "写明本年度要完成的主要任务和预期效果。",
    "overall",
)
NO_INDICATORS = ProblemKind(
    "IB002", "{sheet}没有绩效指标", "从指标库中选择，或新增指标。", "indicators"
)
NAME_MISSING = ProblemKind(
    "IB101", "{record} 的三级指标名称没有填写", "填写三级指标名称。", "level3"
)
LEVEL_MISSING = ProblemKind(
    "IB102", "{record} 的一级或二级指标没有选择", "选择一级指标和二级指标。", "level2"
)
TARGET_MISSING = ProblemKind(
    "IB103", "{record} 的目标值没有填写", "填写数值、时间或可评判的等级。", "target"
)
WEIGHT_MISSING = ProblemKind("IB104", "{record} 的分值没有填写", "填写分值。", "weight")
WEIGHT_NOT_POSITIVE = ProblemKind(
    "IB105", "{record} 的分值为 {weight}", "分值要大于 0；不计分的指标可以删除。", "weight"
)
TARGET_ZERO = ProblemKind(
    "IB106",
    "{record} 的目标值为“{target}”，不能按比例计分",
    "填写大于 0 的目标值；要求不发生的，用“≤”并写明扣分标准。",
    "target",
)
DIRECTION_TURNED = ProblemKind(
    "IB107",
    "{record} 的目标值“{target}”方向与指标含义相反",
    "这类指标通常用“{right}”；核对后改正。",
    "target",
    False,
)
OVER_WHOLE = ProblemKind(
    "IB108",
    "{record} 的目标值“{target}”超过 100%",
    "比率类目标一般不超过 100%；核对目标值。",
    "target",
    False,
)
DAY_OUTSIDE = ProblemKind(
    "IB109",
    "{record} 的完成时间“{target}”不在 {year} 年度内",
    "核对年份；跨年实施的，在评分标准中写明。",
    "target",
    False,
)
FORMULA_UNKNOWN = ProblemKind(
    "IB110",
    "{record} 的算法“{formula}”不在指标库中",
    "重新选择算法，或改为人工填报。",
    "formula",
)
UNIT_MISFIT = ProblemKind(
    "IB111",
    "{record} 的目标值“{target}”与算法“{formula}”得出的单位不同",
    "改用相同的单位，或另选算法。",
    "target",
)
DUPLICATE = ProblemKind(
    "IB120",
    "{record} 与{other} 是同一个指标",
    "保留一处，另一处换成其他指标。",
    "level3",
    False,
)
KEY_TWICE = ProblemKind("IB121", "{record} 与另一个指标编号相同", "改用不同的编号。", "key")
LEVEL_POINTS = ProblemKind(
    "IB130",
    "“{level1}”各指标分值合计 {sum} 分，规定为 {due} 分，{gap}",
    "调整该类各指标的分值。",
    "weight",
)
TOTAL_POINTS = ProblemKind(
    "IB131",
    "各指标分值合计 {sum} 分，加预算执行率 {execution} 分为 {total} 分，应为 {due} 分，{gap}",
    "调整各指标的分值。",
    "weight",
)

# working lists and surveys

LIST_UNKNOWN = ProblemKind(
    "IB201", "{record} 所属的台账“{ledger}”不存在", "从已有的台账中选择。", "ledger"
)
RECORD_OUTSIDE_YEAR = ProblemKind(
    "IB202",
    "{record} 的日期 {day} 不在 {year} 年度内",
    "核对日期；属于其他年度的，记入那一年的台账。",
    "day",
)
MEASURE_UNKNOWN = ProblemKind(
    "IB203", "{record} 的“{measure}”不是{ledger}的统计项", "核对列名。", "counts"
)
COUNT_NEGATIVE = ProblemKind(
    "IB204", "{record} 的{measure}为 {count}", "数量不能为负，核对后改正。", "counts"
)
COUNT_BROKEN = ProblemKind(
    "IB205", "{record} 的{measure}为 {count}，不是整数", "填写整数。", "counts"
)
MARK_UNKNOWN = ProblemKind(
    "IB206", "{record} 的标记“{mark}”不在{ledger}的标记中", "可以填：{allowed}。", "marks"
)
MORE_ANSWERS = ProblemKind(
    "IB211", "{record} 的{less} 多于{more}", "核对发放、收回和有效份数。", "valid"
)
SAMPLE_MISSING = ProblemKind(
    "IB212", "{record} 没有填写发放份数或有效份数", "填写样本量和有效答卷数。", "sent"
)
ANSWERS_DIFFER = ProblemKind(
    "IB213",
    "{record} 各选项合计 {sum} 份，有效份数 {valid} 份，不相等",
    "核对各选项的份数。",
    "answers",
)
METHOD_MISSING = ProblemKind(
    "IB214",
    "{record} 没有写明调查方式",
    "写明纸质问卷、扫码填写或电话等方式。",
    "method",
    False,
)
