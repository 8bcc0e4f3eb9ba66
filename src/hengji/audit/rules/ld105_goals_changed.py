"""自评用的指标、目标值和分值，应当与批复的绩效目标一致；改动过的要有调整程序。用 --against
提供批复的绩效目标时检查。
"""

from collections.abc import Iterator

from hengji.audit.case import AgainstKind
from hengji.audit.checks.rows import name, plain, weight_text
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
from hengji.audit.samples import indicator_form
from hengji.report.forms import IndicatorRow

_ROW = ("产出指标", "数量指标", "开展活动", "≥10场", "12场", "10", "10")


@rule(
    "LD105",
    "指标与批复的绩效目标不同",
    severity=Severity.WARNING,
    basis=Identity("自评的指标、目标值、分值 ＝ 批复的绩效目标（按程序调整的除外）"),
    message="{name} 的{what}写“{stated}”，批复为“{theirs}”",
    remedy="改回批复的内容；按程序调整过的，写明调整文号。",
    needs="没有提供批复的绩效目标，或其中没有可对照的指标",
    examples=(
        accepts(
            indicator_form(_ROW),
            against=(("批复", indicator_form(_ROW)),),
        ),
        rejects(
            indicator_form(_ROW),
            against=(("批复", indicator_form((*_ROW[:3], "≥12场", *_ROW[4:]))),),
        ),
        rejects(
            indicator_form(_ROW, (*_ROW[:2], "举办培训班", "5期", "5期", "10", "10")),
            against=(("批复", indicator_form(_ROW)),),
        ),
        silent(indicator_form(_ROW)),
    ),
)
def goals_changed(case: Case) -> Iterator[Outcome]:
    for report in case.compared(AgainstKind.APPROVED):
        approved = {plain(row.level3): row for form in report.forms for row in form.rows}
        if not approved:
            yield undecided("批复中未见绩效指标")
            continue
        for form in case.report.forms:
            for row in form.rows:
                yield _compare(row, approved.get(plain(row.level3)))
            ours = {plain(row.level3) for row in form.rows}
            for missing in approved.keys() - ours if ours else ():
                theirs = approved[missing]
                yield breach(
                    form.place, name=name(theirs), what="指标", stated="无", theirs=missing
                )


def _compare(row: IndicatorRow, approved: IndicatorRow | None) -> Outcome:
    if not row.certain or (approved and not approved.certain):
        return undecided("单元格归属不能确定")
    if approved is None:
        return breach(row.level3, name=name(row), what="指标", stated="有", theirs="无此指标")
    pairs = (
        ("目标值", plain(row.target), plain(approved.target)),
        ("分值", weight_text(row), weight_text(approved)),
    )
    for what, ours, theirs in pairs:
        if theirs and ours != theirs:
            return breach(row.level3, name=name(row), what=what, stated=ours, theirs=theirs)
    return passed()
