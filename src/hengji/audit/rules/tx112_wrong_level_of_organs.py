"""区的单位写“县总工会”“县财政局”，县的单位写“区财政局”，多半是照抄了别处的报告。

只看单独写级别的机关；前面有地名、园区、“各”“市”的，说到别的县区的，都不报。
写成本单位自己的，须说明；写成别的机关的，只作提示。
"""

import re
from collections.abc import Iterator
from functools import cache

from hengji.audit.checks.levels import county, is_short_for, kind_of_unit
from hengji.audit.checks.wording import holds_any, quoted, statements, words
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
from hengji.report.running import Running

_DISTRICT = "云岭市临江区总工会2024年度部门整体支出绩效自评报告\n填报单位：云岭市临江区总工会\n"
_COUNTY = "青禾县总工会2024年度部门整体支出绩效自评报告\n填报单位：青禾县总工会\n"
_OTHER = {"县": "区", "区": "县"}


@rule(
    "TX112",
    "机关的级别不符",
    severity=Severity.NOTE,
    basis=Identity("本单位所在的行政区划只有一个"),
    message="{seat}的单位写“{wording}”，共 {count} 处",
    remedy="改成本级机关的名称；确指别处机关的，写明是哪个县区的。",
    needs="没有认出单位所在的县、区，或者没有读到正文",
    examples=(
        accepts(
            _COUNTY + "一、基本情况\n由市总工会和县财政局批复，高新区财政局拨款，各区委参会。"
        ),
        accepts(_DISTRICT + "一、基本情况\n赴青禾县学习，与县总工会座谈，按区财政局要求自评。"),
        accepts(_COUNTY + "一、基本情况\n市总工会是青禾县总工会的上级。"),
        rejects(_DISTRICT + "一、基本情况\n县总工会核定编制16名。", severity="warning"),
        rejects(_COUNTY + "一、基本情况\n本单位按区财政局下发的评分表自评。", severity="note"),
        rejects(_COUNTY + "一、基本情况\n市总工会是工会的领导机关，内设股室3个。"),
    ),
)
def wrong_level_of_organs(case: Case) -> Iterator[Outcome]:
    place, kind = county(case), kind_of_unit(case.report)
    other = _OTHER.get(place[-1:]) if place else None
    running = statements(case)
    if place is None or other is None or not running.text:
        return
    if other == "区" and holds_any(running.text, words("organs", "autonomous")):
        return
    found: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for start, end in _spans(running, other, kind):
        wording = running.text[start:end]
        own = is_short_for(wording[1:], kind) or wording.startswith("团")
        if not quoted(running, start) and not _elsewhere(running, start, other, place):
            found.setdefault((wording, own), []).append((start, end))
    for (wording, own), spans in found.items():
        yield breach(
            *(running.at(*span) for span in spans),
            severity=Severity.WARNING if own else Severity.NOTE,
            seat=place,
            wording=wording,
            count=len(spans),
        )
    if not found:
        yield passed()


def _spans(running: Running, other: str, kind: str) -> Iterator[tuple[int, int]]:
    """Organs of the other level that stand for themselves, and a higher one as oneself."""
    text, particles = running.text, words("organs", "before")
    for one in _organs(other).finditer(text) if other in text else ():
        before = text[one.start() - 1 : one.start()]
        if before in particles or (before != "、" and not before.isalnum()):
            yield one.span()
    for one in _higher().finditer(text) if "省" in text or "市" in text else ():
        if text[one.start() - 1 : one.start()] not in ("", "\n", "。", "；"):
            continue
        organ = one.group()
        if is_short_for(organ[1:], kind) or (organ.startswith("团") and "共青团" in kind):
            yield one.span()


@cache
def _organs(level: str) -> re.Pattern[str]:
    names = "|".join(words("organs", "names"))
    return lazy_pattern(rf"(?:{level}(?:{names})|团{level}委)(?![员会代])")


@cache
def _higher() -> re.Pattern[str]:
    """An organ of a higher level that the unit's own description begins with."""
    names = "|".join(words("organs", "names"))
    return lazy_pattern(
        rf"(?:团[省市]委|[省市](?:{names}))"
        r"(?=是(?![^。]{0,12}的上级)|内设|下设|核定编制|编制|机关内设)"
    )


def _elsewhere(running: Running, start: int, other: str, place: str) -> bool:
    """Whether another county or district is named in the same line."""
    line, stop = running.line(start)
    named = re.findall(rf"[一-鿿]{{2}}{other}(?![级域])", running.text[line:stop])
    pieces = words("organs", "before") + words("organs", "pieces")
    return any(one not in place and one[1] not in pieces for one in named)
