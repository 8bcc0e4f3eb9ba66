"""日历上没有的日期，例如 6 月 31 日、13 月，一定是写错了。"""

from collections.abc import Iterator

from hengji.audit.checks.dates import all_dates
from hengji.audit.checks.wording import or_passed
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    rejects,
    rule,
)


@rule(
    "TM107",
    "日历上没有的日期",
    severity=Severity.WARNING,
    basis=Identity("一年十二个月，各月天数由日历确定"),
    message="日历上没有 {date}",
    remedy="核对原始资料，改为正确的日期。",
    needs="没有读到任何文字",
    examples=(
        accepts("2024年2月29日举办宣讲，2024-06-30截止。"),
        accepts("第2024.13号文件，单价2024.5元。"),
        rejects("2023年2月29日举办宣讲。", severity="warning"),
        rejects("填报日期：2024年6月31日"),
        rejects("2024年13月完成验收。"),
    ),
)
def impossible_date(case: Case) -> Iterator[Outcome]:
    running = case.report.everything
    yield from or_passed(
        case,
        (
            breach(running.at(one.start, one.end), date=one.text)
            for one in all_dates(case)
            if not one.possible and "月" in one.text
        ),
    )
