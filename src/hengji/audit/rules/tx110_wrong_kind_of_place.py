"""区的单位说“全县”，县的单位说“全区”，多半是照抄了别处的报告。

只看本单位的职责、机构和绩效；“县级模范职工之家”是称号，书名号和引号里的、说到别的县区的，都不报。
县的单位说“全区”，所在地是自治区、园区的也不报。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.levels import Seat, seat
from hengji.audit.checks.wording import quoted, running_in
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
from hengji.report.outline import Role
from hengji.report.running import Running

_OWN = (Role.OVERVIEW, Role.DUTIES, Role.STAFFING, Role.GOALS, Role.SPENDING, Role.RESULTS)
_OTHER = {"县": "区", "区": "县", "市": "县"}
_AUTONOMOUS = ("自治区", "广西", "内蒙古", "宁夏", "新疆", "西藏")
_ELSEWHERE = lazy_pattern(
    r"高新区|经开区|开发区|园区|新区|景区|自治区|校区|库区|片区|山区|社区|林区|矿区"
)
_DISTRICT = "云岭市临江区总工会2024年度部门整体支出绩效自评报告\n填报单位：云岭市临江区总工会\n"
_COUNTY = "青禾县总工会2024年度部门整体支出绩效自评报告\n填报单位：青禾县总工会\n"


@rule(
    "TX110",
    "行政区划的称呼不符",
    severity=Severity.WARNING,
    basis=Identity("本单位所在的行政区划只有一个"),
    message="{seat}的单位说“{wording}”，共 {count} 处",
    remedy="改成本地的称呼，并检查这一段是否从别处复制而来。",
    needs="没有认出单位所在的县、区，或者没有读到职责和绩效部分",
    examples=(
        accepts(
            _DISTRICT
            + "一、绩效情况\n全区建成“县级模范职工之家”4家，赴青禾县交流，全县经验值得学习。"
        ),
        accepts(_COUNTY + "一、绩效情况\n高新区新建工会9家，全区职工入会率90%；全县宣讲25场。"),
        accepts(
            _DISTRICT + "一、职能职责\n指导全区工会工作，贯彻《关于加强全县工会工作的意见》。"
        ),
        rejects(_DISTRICT + "一、职能职责\n指导全县工会工作。", severity="warning"),
        rejects(_COUNTY + "一、绩效情况\n全区参加医疗互助的单位81个，我区职工踊跃参加。"),
    ),
)
def wrong_kind_of_place(case: Case) -> Iterator[Outcome]:
    own = seat(case)
    other = _OTHER.get(own.kind) if own else None
    if own is None or other is None or (other == "区" and _autonomous(case)):
        return
    running = running_in(case, *_OWN)
    clean = True
    for word in (f"全{other}", f"我{other}", f"本{other}"):
        spans = [s for s in running.find(word) if _is_own(running, own, other, *s)]
        if spans:
            clean = False
            places = (running.at(*span) for span in spans)
            yield breach(*places, seat=own.name, wording=word, count=len(spans))
    if clean and running.text:
        yield passed()


def _autonomous(case: Case) -> bool:
    """Whether 全区 may well mean an autonomous region."""
    return any(name in case.report.prose.text for name in _AUTONOMOUS)


def _is_own(running: Running, own: Seat, other: str, start: int, end: int) -> bool:
    """Whether it speaks of the unit's own place, and no other is named beside it."""
    text = running.text
    if quoted(running, start) or text[end : end + 1] in ("级", "域"):
        return False
    line, stop = running.line(start)
    near = text[max(line, start - 80) : min(stop, end + 20)]
    if other == "区":
        return not _ELSEWHERE.search(near)
    named = re.search(rf"[一-鿿]{{2}}{other}(?![级域])", near.replace(text[start:end], ""))
    return named is None or named.group() in own.name
