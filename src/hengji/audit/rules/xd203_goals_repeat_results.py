"""绩效目标写在年初，结果写在年末。目标与结果逐字相同，说明目标是照着结果补写的。

只比较较长的整段文字；工作名称、政策提法相同很正常，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.headings import printed
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
)
from hengji.kernel.patterns import lazy_pattern
from hengji.report.document import Paragraph
from hengji.report.outline import Role

_CLAUSE = lazy_pattern(r"[^，。；：\n]+")
_LEAST = 60  # characters word for word before it is called a copy
_SHORTEST = 8  # a clause shorter than this is a set phrase
_DONE = (
    "开办货车司机夜校，讲授行车安全、合同维权和急救常识；组建劳动法律监督队伍，到企业开展用工体检；"
    "办好拔河、羽毛球两项职工赛事，丰富职工业余生活。"
)
_FORM = (
    "部门整体支出绩效自评表\n| 年度总体目标 | 预期目标 | 实际完成情况 |\n| ^ | {} | {} |\n"
    "| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
    "| ^ | 产出指标 | 数量指标 | 宣讲场次 | 12场 | 12场 | 100 | 95 |\n"
)
_PLANNED = (
    "办夜校2期、职工赛事2项，劳动法律监督队伍覆盖规模以上企业；围绕县委中心工作，服务一线职工，"
    "完成年度建会任务20家，职工满意度达到95%以上。"
)


@rule(
    "XD203",
    "绩效目标与结果雷同",
    severity=Severity.WARNING,
    basis=Identity("目标在年初设定，结果在年末形成"),
    variants={"form": "自评表的年度总体目标与实际完成情况逐字重复（雷同）：“{text}”"},
    message="“{title}”有 {length} 个字与绩效情况逐字重复（雷同）：“{text}”",
    remedy="目标改为年初批复的目标，写将要达到的数；结果写实际完成的数和偏差原因。",
    needs="没有同时读到绩效目标和绩效情况",
    examples=(
        accepts("一、绩效目标设定情况\n" + _PLANNED + "\n二、绩效情况\n" + _DONE),
        rejects(_FORM.format(_DONE, _DONE), severity="warning"),
        rejects(_FORM.format("完成年度各项目标任务", "完成年度各项目标任务"), severity="note"),
        accepts(_FORM.format(_PLANNED, _DONE)),
        rejects(
            "一、绩效目标设定情况\n" + _DONE + "\n二、绩效情况\n" + _DONE, severity="warning"
        ),
    ),
)
def goals_repeat_results(case: Case) -> Iterator[Outcome]:
    yield from _forms(case)
    report = case.report
    goals = [p for p in report.paragraphs_in(Role.GOALS) if len(p.text) >= _LEAST]
    done = "".join("".join(p.text.split()) for p in report.paragraphs_in(Role.RESULTS))
    if not goals or not done:
        return
    for paragraph in goals:
        copied = [c for c in _CLAUSE.findall(paragraph.text) if _copied(c, done)]
        length = sum(len("".join(c.split())) for c in copied)
        if length >= _LEAST:
            yield _breach(case, paragraph, copied, length)
        else:
            yield passed()


def _forms(case: Case) -> Iterator[Outcome]:
    """The goals block of a form: the same words on both sides. Short ones are set phrases."""
    for form in case.report.forms:
        expected, achieved = form.expected, form.achieved
        if not (expected and achieved and form.certain):
            continue
        goal, done = ("".join(one.text.split()) for one in (expected, achieved))
        if len(goal) < _SHORTEST or goal != done:
            yield passed()
            continue
        severity = Severity.WARNING if len(goal) >= _LEAST else Severity.NOTE
        text = goal[:60]
        yield breach(expected, achieved, severity=severity, variant="form", text=text)


def _copied(clause: str, done: str) -> bool:
    bare = "".join(clause.split())
    return len(bare) >= _SHORTEST and bare in done


def _breach(case: Case, goal: Paragraph, copied: list[str], length: int) -> Outcome:
    section = case.report.section_at(goal.place)
    start = goal.text.find(copied[0])
    return breach(
        goal.at(start, start + len(copied[0])),
        title=printed(section) if section else "绩效目标",
        length=length,
        text="，".join(copied)[:60] + "…",
    )
