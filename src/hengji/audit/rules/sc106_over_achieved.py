"""完成值远远超过目标值，多半是目标定得过低，应当说明原因。界限由表格版本规定。"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    percent,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.scoring import Unscored


@rule(
    "SC106",
    "完成值远超目标而未说明原因",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#quantitative-scoring"),
    message="{name} 目标值“{target}”，完成值“{actual}”，为目标的 {rate}，超过 {limit}，"
    "未填原因",
    remedy="说明超额完成的原因；目标定得过低的，下年调高目标。",
    needs="没有可以按数比较的指标",
    examples=(
        accepts(indicator_form(activity("≥10场", "13场"))),
        accepts(indicator_form(activity("≥10场", "22场", "10", "10", "年中新增上级交办活动"))),
        rejects(indicator_form(activity("≥10场", "14场")), severity="warning"),
        silent("2024年基本支出100.00万元。"),
    ),
)
def over_achieved(case: Case) -> Iterator[Outcome]:
    limit = case.profile.threshold("over-achievement")
    for one in rows(case):
        row = one.row
        found = one.score
        if isinstance(found, Unscored):
            yield undecided(found.reason)
            continue
        ratio = found.actual.amount / found.target.amount
        if ratio <= limit or one.explained or not found.over:
            yield passed()
        else:
            yield breach(
                row.actual or row.level3,
                row.level3,
                name=name(row),
                target=one.target,
                actual=one.actual,
                rate=percent(ratio),
                limit=percent(limit, 0),
            )
