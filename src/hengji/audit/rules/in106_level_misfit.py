"""三级指标应当能反映它所在的二级指标。资金支付率列在成本或数量下，满意度列在质量下，都
放错了位置。只认明显的错放。
"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows
from hengji.audit.checks.wording import holds_any
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
    silent,
    undecided,
)
from hengji.audit.samples import activity, indicator_form
from hengji.vocabulary.indicator_words import Misfit, wordings


@rule(
    "IN106",
    "三级指标与二级指标不相符",
    severity=Severity.WARNING,
    basis=cite("mof-2021-101#indicator-levels"),
    message="{name} 列在“{level2}”下，{because}",
    remedy="把该指标移到相符的二级指标下，或换成能反映“该类产出或效果”的指标。",
    needs="没有三级指标",
    examples=(
        accepts(indicator_form(activity())),
        rejects(
            indicator_form(
                ("成本指标", "经济成本指标", "活动费用支付率", "100%", "100%", "10", "10", "")
            ),
            severity="warning",
        ),
        rejects(
            indicator_form(
                ("产出指标", "质量指标", "职工满意度", "≥95%", "96%", "10", "10", "")
            ),
            severity="warning",
        ),
        silent("2024年基本支出100.00万元。"),
    ),
)
def level_misfit(case: Case) -> Iterator[Outcome]:
    misfits: dict[str, list[Misfit]] = {}
    for one in rows(case):
        row = one.row
        if row.level2 not in misfits:
            known = wordings().misfits
            misfits[row.level2] = [m for m in known if holds_any(row.level2, m.under)]
        text = one.level3 + one.target
        faults = [m for m in misfits[row.level2] if holds_any(text, m.words)]
        fault = faults[0] if faults else None
        if not row.certain:
            yield undecided("单元格归属不能确定")
        elif fault is None:
            yield passed()
        else:
            yield breach(
                row.level3, name=name(row), level2=row.level2.strip(), because=fault.because
            )
