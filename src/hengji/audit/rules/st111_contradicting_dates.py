"""年度自评在年度终了以后做。填报日期早于年末、或者比年度晚好几年，多半沿用了旧表。

各表的填报日期不同，只作提示。
"""

from collections.abc import Iterator

from hengji.audit.checks.dates import PrintedDate, labelled
from hengji.audit.checks.sign_off import own_sign_offs
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

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n"
_LATEST = 2  # the year after next: re-issued copies are common in the next year
_DECEMBER = 12


@rule(
    "ST111",
    "填报日期、落款日期与年度不符",
    severity=Severity.WARNING,
    basis=Identity("年度自评在年度终了以后填报"),
    message="{year} 年度自评的{label}是 {date}",
    variants={"differ": "各处填报日期不同：{dates}"},
    remedy="核对填报日期；沿用旧表的，逐项检查是否都已更新。",
    needs="没有认出年度，或者没有填报日期和落款日期",
    examples=(
        accepts(_TITLE + "填报日期：2025年3月10日\n报告日期：2025年3月12日"),
        accepts(_TITLE + "填报日期：2025.03.10\n填报日期：2025年3月10日"),
        rejects(_TITLE + "填报日期：2024年7月30日", severity="warning"),
        rejects(_TITLE + "填报日期：2024年12月25日", severity="note"),
        accepts(_TITLE + "一、基本情况\n股室3个。\n青禾县总工会\n2025年3月10日"),
        accepts(
            _TITLE + "填报日期：2025年3月10日\n一、表彰名单\n安澜县纺织厂工会\n2024年5月1日"
        ),
        rejects(
            _TITLE + "一、基本情况\n股室3个。\n青禾县总工会\n2024年3月10日",
            severity="warning",
        ),
        rejects(_TITLE + "填报日期：2025年3月10日\n填报日期：2025年4月2日", severity="note"),
    ),
)
def contradicting_dates(case: Case) -> Iterator[Outcome]:
    year = case.year
    if year is None:
        return
    filled: dict[tuple[int, int, int], PrintedDate] = {}
    at = case.report.everything.at
    for label, date in labelled(case):
        if severity := _judged(date, year):
            place = at(date.start, date.end)
            yield breach(place, severity=severity, year=str(year), label=label, date=date.text)
        else:
            yield passed()
        if label.startswith("填"):
            filled.setdefault(date.key, date)
    for one in own_sign_offs(case):
        if severity := _judged(one.date, year):
            what = {"label": "落款日期", "date": one.date.text}
            yield breach(one.place, severity=severity, year=str(year), **what)
        else:
            yield passed()
    if len(filled) > 1:
        yield breach(
            *(at(date.start, date.end) for date in filled.values()),
            severity=Severity.NOTE,
            variant="differ",
            dates=[date.text for date in filled.values()],
        )


def _judged(date: PrintedDate, year: int) -> Severity | None:
    if date.year > year + _LATEST or date.key < (year, _DECEMBER, 1):
        return Severity.WARNING
    return Severity.NOTE if date.year <= year else None
