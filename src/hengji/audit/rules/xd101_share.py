"""写明“占……的百分之几”的，比例应当能由两个数算得。

只比较数字所能代表的区间：印出的比例在区间之内的，四舍五入或截尾都不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.ratios import compare_ratio
from hengji.audit.checks.readings import another_share
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
from hengji.report.relations import Share


@rule(
    "XD101",
    "所占比例与两数不符",
    severity=Severity.ERROR,
    basis=Identity("占比 ＝ 部分 ÷ 总数"),
    message="写明{part_name} {part} 占{whole_name} {whole} 的 {rate}，按两数计算为 {nearest}",
    remedy="核对两个数和比例；分母另有口径的，写明口径。",
    needs="没有写明占比及其两个数的内容",
    examples=(
        accepts("2024年基本支出369.58万元，其中人员经费297.95万元，占基本支出的81%。"),
        accepts("2024年基本支出369.58万元，其中人员经费297.95万元，占基本支出的80.6%。"),
        rejects("2024年基本支出369.58万元，其中人员经费297.95万元，占基本支出的80.8%。"),
        rejects(
            "2024年收入合计100万元，其中财政拨款收入93.5万元，占93.5%；其他收入6.5万元，占3.1%。"
        ),
        silent("2024年人员经费占基本支出的81%。"),
    ),
)
def share(case: Case) -> Iterator[Outcome]:
    for one in case.report.relations_of(Share):
        if one.part is None or one.whole is None:
            yield undecided("占比的部分或总数没有写明")
            continue
        found = compare_ratio(case, one.rate, one.part, one.whole)
        if found.holds is None:
            yield undecided("占比两边的数字不能确定")
        elif found.holds:
            yield passed()
        elif another_share(case, one.rate, one.part, one.whole):
            yield undecided("占比说的是哪两个数不能确定")
        else:
            soft = Severity.NOTE if found.hedged else Severity.WARNING
            yield breach(
                one.rate,
                one.part,
                one.whole,
                severity=soft if found.hedged or one.inferred else None,
                part_name=one.part.name,
                part=one.part,
                whole_name=one.whole.name,
                whole=one.whole,
                rate=one.rate,
                nearest=found.shown,
            )
