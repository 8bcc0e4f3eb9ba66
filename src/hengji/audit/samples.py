"""Official forms filled in with a few figures, for the examples of rules."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str]
"""level 1, level 2, level 3, target, actual, weight, score, reason; ``^`` repeats above."""

_HEAD = (
    "部门整体支出绩效自评表\n"
    "| 预算单位名称 | 青禾县总工会 | < | < | < | < | < | < |\n"
    "| 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 "
    "| 得分 |\n"
)
_INDICATORS = (
    "| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 "
    "| 偏差原因分析及改进措施 |\n"
)


def activity(
    target: str = "≥10场", actual: str = "12场", weight: str = "10", score: str = "10",
    reason: str = "",
) -> Row:  # fmt: skip
    """A quantity indicator of the output block, in the usual case met in full."""
    return ("产出指标", "数量指标", "开展职工文体活动", target, actual, weight, score, reason)


def fund_form(initial: str, adjusted: str, executed: str, rate: str, score: str) -> str:
    """A self-evaluation form with nothing but its fund row; weight 10."""
    return (
        f"{_HEAD}| ^ | 年度资金总额 | {initial} | {adjusted} | {executed} | 10 "
        f"| {rate} | {score} |\n"
    )


def indicator_form(
    *rows: Row, total: tuple[str, str] | None = None, grade: str = "", title: str = ""
) -> str:
    """A self-evaluation form with indicator rows, and its total row and grade if given."""
    lines = [f"{title or '部门整体支出绩效自评表'}\n", _INDICATORS]
    for row in rows:
        cells = [*row, *[""] * (8 - len(row))]
        lines.append(f"| ^ | {' | '.join(cells)} |\n")
    if total:
        lines.append(f"| 总分 | < | < | < | < | < | {total[0]} | {total[1]} |  |\n")
    if grade:
        lines.append(f"| 评价等次 | {grade} | < | < | < | < | < | < | < |\n")
    return "".join(lines)


def indicator_rows(*rows: Row) -> str:
    """Indicator rows that go on below :func:`fund_form` in the same table."""
    return indicator_form(*rows).split("\n", 1)[1]


def summary_form(executed: str, rate: str, *, score: str = "95") -> str:
    """A summary of projects with one row: 职工培训, a budget of 5.00 万元."""
    return (
        "项目支出绩效自评汇总表（单位：万元）\n"
        "| 序号 | 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 |\n"
        f"| 1 | 职工培训 | 5.00 | 5.00 | {executed} | {rate} | {score} |\n"
    )


def project_form(name: str, executed: str) -> str:
    """A project's form with its name and its fund row: a budget of 5.00 万元, all points."""
    return (
        f"项目支出绩效自评表\n| 项目名称 | {name} | < | < | < | < | < | < |\n"
        "| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 "
        f"| 得分 |\n| ^ | 年度资金总额 | 5.00 | 5.00 | {executed} | 10 | 100% | 10 |\n"
    )


def base_form(*rows: Sequence[str]) -> str:
    """A base data form: label, last year's final, this year's budget, this year's final."""
    head = (
        "部门整体支出绩效评价基础数据表\n"
        "| 经费控制情况（万元） | 2023年决算数 | 2024年预算数 | 2024年决算数 |\n"
    )
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)
