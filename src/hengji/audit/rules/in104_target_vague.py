"""目标值只写“不断提升”一类的词，而没有数、时间或评判标准的，无法核对是否达到。

数量、成本指标本来就有数，写成定性词语的要求说明；其他指标可以定性，只作参考。
"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, plain, rows, score_text
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
from hengji.audit.samples import activity, indicator_form
from hengji.vocabulary.indicator_words import is_vague

_COUNTED = ("数量", "成本")


@rule(
    "IN104",
    "目标值不可衡量",
    severity=Severity.NOTE,
    basis=Identity("目标值要能与完成值比出是否达到"),
    message="{name} 的目标值为“{target}”、完成值为“{actual}”，没有可衡量的数或标准，"
    "得 {score} 分",
    variants={
        "planned": "{name} 的目标值为“{target}”，没有可衡量的数或标准",
    },
    remedy="把目标值改为可核对的数、比例或有明确标准的等级；定性指标写明评判标准。",
    needs="没有只写定性词语的目标值",
    examples=(
        accepts(indicator_form(activity())),
        rejects(
            indicator_form(
                (
                    "效益指标",
                    "社会效益指标",
                    "职工获得感",
                    "不断提升",
                    "不断提升",
                    "10",
                    "10",
                    "",
                )
            ),
            severity="note",
        ),
        rejects(indicator_form(activity("不断提高", "不断提高")), severity="warning"),
        rejects(indicator_form(activity("不断提高", "")), severity="warning"),
        accepts(
            indicator_form(
                ("产出指标", "时效指标", "发放时间", "12月20日前", "12月15日", "10", "10")
            )
        ),
        rejects(
            indicator_form(("产出指标", "时效指标", "发放时间", "及时", "及时", "10", "10")),
            severity="note",
        ),
        silent("2024年基本支出100.00万元。"),
    ),
)
def target_vague(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        target, actual = one.target, one.actual
        if not target:
            continue
        if not row.certain:
            yield undecided("单元格归属不能确定")
        elif not is_vague(target) or plain(row.standard):
            yield passed()
        else:
            quantity = any(kind in row.level2 for kind in _COUNTED)
            yield breach(
                row.target or row.level3,
                row.level3,
                severity=Severity.WARNING if quantity else None,
                variant="" if actual else "planned",
                name=name(row),
                target=target,
                actual=actual,
                score=score_text(row) or "未填",
            )
