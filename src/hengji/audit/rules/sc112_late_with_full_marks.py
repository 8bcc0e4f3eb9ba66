"""时效指标写明了期限，完成日期晚于期限的，没有达到目标，得分应当低于满分。

期限没有写年份的，按填报年度算；只写月份的完成时间，按月份比。
"""

from collections.abc import Iterator

from hengji.audit.checks.dates import deadline, finished
from hengji.audit.checks.rows import name, rows, score_text
from hengji.audit.checks.wording import holds_any, words
from hengji.audit.rule import (
    Case,
    Outcome,
    Severity,
    accepts,
    breach,
    cite,
    passed,
    rejects,
    rule,
    undecided,
)
from hengji.audit.samples import Row, indicator_form

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n"


def _row(target: str, actual: str, score: str = "10", reason: str = "") -> Row:
    return ("产出指标", "时效指标", "设备安装完成时间", target, actual, "10", score, reason)


@rule(
    "SC112",
    "逾期完成而得满分",
    severity=Severity.WARNING,
    basis=cite("mof-2020-10#quantitative-scoring"),
    message="{name} 期限“{target}”，完成时间“{actual}”，晚于期限，得满分 {score} 分",
    remedy="核对完成日期；确实逾期的，按评分标准扣分并填写偏差原因。",
    needs="没有写明期限和完成日期的指标",
    examples=(
        accepts(_TITLE + indicator_form(_row("10月底前", "10月18日"))),
        accepts(_TITLE + indicator_form(_row("2024年12月31日前", "2024年12月"))),
        accepts(_TITLE + indicator_form(_row("10月底前", "11月20日", "8", "供货推迟"))),
        rejects(_TITLE + indicator_form(_row("10月底前", "11月1日")), severity="warning"),
        rejects(_TITLE + indicator_form(_row("2024年10月底前", "2025年1月18日"))),
    ),
)
def late_with_full_marks(case: Case) -> Iterator[Outcome]:
    if case.year is None:
        return
    for one in rows(case):
        row = one.row
        due = deadline(one.target, case.year)
        if due is None or row.score is None or row.weight is None:
            continue
        done = finished(one.actual, case.year)
        if done is None:
            continue
        if holds_any(row.level3.text, words("events", "afterwards_rows")):
            continue  # an evaluation is done in the following year
        full = row.score.digits >= row.weight.digits
        if not row.certain:
            yield undecided("单元格归属不能确定")
        elif done <= due or not full or one.explained:
            yield passed()
        else:
            yield breach(
                row.score_text or row.level3,
                row.actual or row.level3,
                name=name(row),
                target=one.target,
                actual=one.actual,
                score=score_text(row),
            )
