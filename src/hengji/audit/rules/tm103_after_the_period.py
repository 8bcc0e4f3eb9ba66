"""评价的是一个年度。把次年的活动算作本年的结果，次年又会再算一遍。

自评、决算、公开、审计、验收这些本来就在次年做的事，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.dates import PrintedDate, dates
from hengji.audit.checks.rows import name, plain
from hengji.audit.checks.wording import holds_any, quoted, results, words
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
from hengji.audit.samples import Row, indicator_form
from hengji.kernel.patterns import lazy_pattern
from hengji.report.forms import IndicatorRow

_SHORTEST_EVENT = 6
_FILLED_IN = lazy_pattern(r"(?:日期|时间)\s*[:：]\s*$")
_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、绩效情况\n"


def _row(what: str, target: str, actual: str) -> Row:
    return ("产出指标", "时效指标", what, target, actual, "10", "10", "")


@rule(
    "TM103",
    "年度以后的事算作结果",
    severity=Severity.WARNING,
    basis=Identity("年度结果发生在年度之内"),
    message="{year} 年度的绩效情况写了 {date} 的事：{text}",
    remedy="核对日期；确是次年的事，移到次年的报告。",
    needs="没有认出年度，或者没有读到绩效情况部分",
    examples=(
        accepts(_TITLE + "2024年12月20日举办年终表彰会。"),
        accepts(_TITLE + "2025年3月开展绩效自评，2025年2月完成决算公开。"),
        accepts(_TITLE + "宣讲12场。\n青禾县总工会\n2025年3月10日"),
        accepts(_TITLE + "项目合同有效期至2025年6月。"),
        accepts(_TITLE + "填表单位：青禾县总工会    填表日期：2025年3月12日    负责人："),
        accepts(_TITLE + indicator_form(_row("决算公开时间", "次年3月底前", "2025年3月10日"))),
        rejects(_TITLE + indicator_form(_row("设备安装", "10月底前", "2025年1月18日"))),
        rejects(_TITLE + "2025年3月8日举办女职工趣味运动会1场。", severity="warning"),
    ),
)
def after_the_period(case: Case) -> Iterator[Outcome]:
    year = case.year
    running = results(case)
    if year is None or not running.text:
        return
    clean = True
    for row in case.report.indicators:
        if row.actual and (late := _finished_after(row, year)):
            clean = False
            yield breach(row.actual, row.level3, year=str(year), date=late.text, text=name(row))
    if str(year + 1) in running.text or str(year + 2) in running.text:
        for one in dates(running.text):
            sentence = running.text[slice(*running.sentence(one.start))]
            if one.year <= year or quoted(running, one.start) or _is_sign_off(sentence, one):
                continue
            if holds_any(sentence, words("events", "afterwards")):
                continue
            clean = False
            yield breach(
                running.at(one.start, one.end),
                year=str(year),
                date=one.text,
                text=sentence.strip()[:60],
            )
    if clean:
        yield passed()


def _finished_after(row: IndicatorRow, year: int) -> PrintedDate | None:
    """The date of a result cell that is nothing but a date of a later year."""
    told = plain(row.actual)
    found = next(dates(told), None)
    if found is None or found.year <= year or len(told) - len(found.text) >= _SHORTEST_EVENT:
        return None
    aims = row.level3.text + (row.target.text if row.target else "")
    if str(year + 1) in aims or holds_any(aims, words("events", "afterwards_rows")):
        return None
    return found


def _is_sign_off(sentence: str, date: PrintedDate) -> bool:
    """A date that stands alone, or is filled in behind 填报日期："""
    if _FILLED_IN.search(sentence[: sentence.find(date.text)]):
        return True
    return len(sentence.strip()) - len(date.text) < _SHORTEST_EVENT
