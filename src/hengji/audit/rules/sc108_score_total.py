"""自评表的总得分，应当等于预算执行率得分与各指标得分之和。"""

from collections.abc import Iterator

from hengji.audit.checks.lookup import evaluation_forms
from hengji.audit.checks.rows import certain, execution_row
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.report.forms import Form

_OF_LEVELS = """
2019年度部门整体支出绩效评价自评表
| 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 得分 | 扣分原因 |
| 投入 | 40 | 目标设定 | 20 | 目标合理性 | 10 | |
| ^ | ^ | ^ | ^ | 指标明确性 | 9 | 没有量化 |
| ^ | ^ | 预算配置 | 20 | 人员控制率 | 20 | |
| 产出 | 60 | 职责履行 | 60 | 项目完成率 | 58.5 | 完成率97.5% |
| 合计 | 100 | | 100 | | {} | |
"""


@rule(
    "SC108",
    "总得分与各项得分之和不符",
    severity=Severity.ERROR,
    basis=Identity("总得分 ＝ 预算执行率得分 ＋ 各指标得分"),
    message="各项得分 {parts} ＝ {sum}，总得分填 {total}，相差 {gap} 分",
    remedy="核对各项得分和总得分。",
    needs="没有填写总得分的自评表",
    examples=(
        accepts(
            indicator_form(
                activity("≥10场", "12场", "60", "58", "活动偏少"),
                ("产出指标", "数量指标", "举办培训班", "5期", "5期", "40", "40", ""),
                total=("100", "98"),
            )
        ),
        rejects(
            indicator_form(
                activity("≥10场", "12场", "60", "58", "活动偏少"),
                ("产出指标", "数量指标", "举办培训班", "5期", "5期", "40", "40", ""),
                total=("100", "97.9"),
            ),
            severity="error",
        ),
        rejects(
            """
            2023年度部门整体绩效自评表
            | 预算执行情况（万元） |  | 预算数 | 执行数 | 执行率 | 得分（20分×执行率） |
            | ^ | 支出总额 | 50.00 | 45.00 | 90% | 18 |
            | 一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 | 得分 |
            | 产出指标 | 数量指标（80分） | 活动场次 | 60场 | 63场 | 80 |
            | 总分 | < | < | < | < | 97 |
            """,
            severity="error",
        ),
        accepts(_OF_LEVELS.format("97.5")),
        rejects(_OF_LEVELS.format("98.5"), severity="error"),
        silent(indicator_form(activity())),
    ),
)
def score_total(case: Case) -> Iterator[Outcome]:
    for form in evaluation_forms(case.report):
        if form.total_score is None or not form.rows:
            continue
        scores = [row.score.digits for row in form.rows if row.score]
        missing = any(row.weight and row.score is None for row in form.rows)
        if not certain(form) or missing or not form.total_score.certain:
            yield undecided("有的得分没有填写，或单元格归属不能确定")
            continue
        _, execution = execution_row(form)
        total, plain_sum = form.total_score.figure.digits, sum(scores)
        added = plain_sum + (execution or 0)
        if total in (plain_sum, added):
            yield passed()
            continue
        if execution is None and _incomplete(case, form):
            yield undecided("各行分值不足满分，可能有得分没有读到")
            continue
        parts = [*([execution] if execution is not None else []), *scores]
        yield breach(
            form.total_score,
            *(row.score_text or row.level3 for row in form.rows),
            parts="＋".join(str(one) for one in parts),
            sum=added,
            total=total,
            gap=abs(total - added),
        )


def _incomplete(case: Case, form: Form) -> bool:
    """Do the weights that were read fall short of the form's full marks?

    Where points are printed for levels alone, every row with a score is one that counts.
    """
    if all(row.weight is None and row.level2 for row in form.rows):
        return False
    stated = form.total_weight
    full = stated.figure.digits if stated else case.profile.total_points
    return sum(row.weight.digits for row in form.rows if row.weight) < full
