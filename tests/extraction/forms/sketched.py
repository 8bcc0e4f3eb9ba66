"""Forms of a sketched text, and the sheet that most tests read."""

from __future__ import annotations

from hengji.audit.example import sketch
from hengji.extraction.forms import Tables, find_forms
from hengji.extraction.identity import Identity
from hengji.report.facts import Fact
from hengji.report.forms import Form
from hengji.report.report import Identified

YEAR = Identity(year=Identified("2023"))


def forms(text: str) -> tuple[Form, ...]:
    """The forms among the tables of a sketch, as of 2023."""
    return find_forms(Tables([sketch(text)]), YEAR)


def digits(fact: Fact | None) -> str | None:
    """The digits as printed; ``None`` where there is no figure."""
    return str(fact.figure.digits) if fact else None


SELF = """
部门整体支出绩效自评表
| 预算单位名称 | < | 青禾县总工会 | < | < | < | < | < | < |
| 年度预算申请（万元） |  | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| ^ | 年度资金总额 | < | 47.90 | 52.00 | 50.00 | 10 | 96.15% | 9.62 |
| ^ | 按收入性质分： | < | < | < | 按支出性质分： | < | < | < |
| ^ | 其中：一般公共预算：50.00 | < | < | < | 其中：基本支出：42.00 | < | < | < |
| ^ | 政府性基金拨款：0 | < | < | < | 项目支出：8.00 | < | < | < |
| 年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < |
| ^ | 组织竞赛8场。 | < | < | < | 组织竞赛9场。 | < | < | < |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
| ^ | 产出指标（50分） | 数量指标 | 竞赛场次 | ≥8场 | 9场 | 25 | 25 |  |
| ^ | ^ | ^ | 新建驿站 | 4家 | 4家 | 25 | 24.5 | 选址推迟 |
| ^ | 效益指标 | 经济效益指标 |  |  |  |  |  |  |
| ^ | ^ | 社会效益指标 | 新增会员 | ≥300人 | 310人 | 30 | 30 |  |
| ^ | 满意度指标 | 服务对象满意度指标 | 职工满意度 | ≥95% | 96% | 10 | 10 |  |
| 总分 | < | < | < | < | < | 100 | 99.12 |  |
| 评价等次 | < | < | < | < | < | 优 | < | < |
填表人：周启明    填报日期：2024年3月1日    联系电话：0731-55501201
"""
