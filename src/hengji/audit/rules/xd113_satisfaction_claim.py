"""正文写满意度上升、提高，而自评表的满意度没有达到目标，又没有写上年是多少，表述缺少依据。
上升是与上年比，未达到目标不等于没有上升，因此只作提示；写明上年满意度的不提。
"""

from collections.abc import Iterator

from hengji.audit.checks.claims import claims
from hengji.audit.checks.rows import name, plain, rows
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
from hengji.kernel.patterns import lazy_pattern
from hengji.report.forms import IndicatorRow
from hengji.scoring.values import read_value

_PRIOR = lazy_pattern(r"上年[^。]{0,20}满意[^。]{0,12}\d|满意度[^。]{0,12}上年[^。]{0,8}\d")


def score_values(row: IndicatorRow) -> bool | None:
    """Did the result reach the target? ``None`` where they are not single numbers."""
    target = read_value(plain(row.target))
    actual = read_value(plain(row.actual))
    if target is None or actual is None or target.figure.kind is not actual.figure.kind:
        return None
    return not actual.figure.span.below(target.figure.span)


@rule(
    "XD113",
    "写明满意度上升而未达到目标",
    severity=Severity.NOTE,
    basis=Identity("满意度上升 ＝ 完成值不低于目标或上年"),
    message="写明“{claim}”，而{name} 目标值“{target}”，完成值“{actual}”，低于目标",
    remedy="改写表述，或写明上年的满意度和调查结果。",
    needs="没有满意度上升的表述，或没有可以按数比较的满意度指标",
    examples=(
        accepts(
            indicator_form(("满意度指标", "服务对象满意度指标", "职工满意度", "≥95%", "96%"))
            + "社会公众满意度上升。"
        ),
        rejects(
            indicator_form(("满意度指标", "服务对象满意度指标", "职工满意度", "≥95%", "93%"))
            + "社会公众满意度上升。"
        ),
        silent("社会公众满意度上升。"),
    ),
)
def satisfaction_claim(case: Case) -> Iterator[Outcome]:
    stated_claims = list(claims(case, "satisfied"))
    if not stated_claims:
        return
    prior = any(_PRIOR.search(p.text) for p in case.report.paragraphs)
    for one in rows(case):
        row = one.row
        if "满意" not in row.level1 + row.level2 + row.level3.text:
            continue
        found = score_values(row)
        if found is None:
            yield undecided("满意度的目标值或完成值不是单一的数")
        elif found or prior:
            yield passed()
        else:
            yield breach(
                stated_claims[0],
                row.actual or row.level3,
                claim=stated_claims[0],
                name=name(row),
                target=one.target,
                actual=one.actual,
            )
