"""目标值与完成值单位不同就无法比较；满意度写“≤”、成本写“≥”，方向与含义相反。"""

from collections.abc import Iterator

from hengji.audit.checks.rows import name, rows
from hengji.audit.checks.wording import holds_any
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
from hengji.scoring.values import Value
from hengji.vocabulary.indicator_words import wordings


@rule(
    "IN105",
    "目标值的单位或方向不合适",
    severity=Severity.WARNING,
    basis=Identity("目标值与完成值用同一单位，方向与指标含义一致"),
    message="{name} 的目标值“{target}”与完成值“{actual}”单位不同",
    variants={
        "direction": "{name} 的目标值“{target}”方向与指标含义相反，通常用“{right}”",
    },
    remedy="统一目标值和完成值的单位；越低越好的指标用“≤”，越高越好的用“≥”。",
    needs="没有写明数值的目标值",
    examples=(
        accepts(indicator_form(activity())),
        rejects(indicator_form(activity("≥10场", "95%")), severity="warning"),
        rejects(
            indicator_form(
                (
                    "满意度指标",
                    "服务对象满意度指标",
                    "职工满意度",
                    "≤95%",
                    "95%",
                    "10",
                    "10",
                    "",
                )
            ),
            severity="warning",
        ),
        accepts(
            indicator_form(
                ("成本指标", "经济成本指标", "人均补助水平", "≥450元", "468元", "10", "10", "")
            )
        ),
        accepts(
            indicator_form(
                ("成本指标", "经济成本指标", "成本节约率", "≥5%", "6%", "10", "10", "")
            )
        ),
        silent(indicator_form(activity("2024年12月底前", "2024年11月"))),
    ),
)
def unit_direction(case: Case) -> Iterator[Outcome]:
    for one in rows(case):
        row = one.row
        told = one.values
        target, actual = told.target, told.actual
        if target is None or row.target is None:
            continue
        if not row.certain:
            yield undecided("单元格归属不能确定")
            continue
        printed = row.target.text.strip()
        turned = _turned(row.level2 + row.level3.text, row.level3.text, target)
        if turned:
            yield breach(
                row.target,
                row.level3,
                variant="direction",
                name=name(row),
                target=printed,
                right=turned,
            )
        elif actual and _clash(target, actual):
            yield breach(
                row.actual or row.target,
                row.target,
                name=name(row),
                target=printed,
                actual=one.actual,
            )
        else:
            yield passed()


def _clash(target: Value, actual: Value) -> bool:
    """Two units of different kinds; a bare number goes with any."""
    bare = not target.figure.unit.symbol or not actual.figure.unit.symbol
    return not bare and target.figure.kind is not actual.figure.kind


def _turned(text: str, name: str, target: Value) -> str:
    if target.operator:
        for one in wordings().directions:
            wrong = target.operator.value in one.wrong and holds_any(text, one.words)
            if wrong and not holds_any(name, one.unless):
                return one.right
    return ""
