"""公民身份号码在绩效自评中没有用处，任何副本里都不该出现。校验码对得上的才认。"""

from collections.abc import Iterator

from hengji.audit.checks.personal import numbers
from hengji.audit.rule import (
    Case,
    Outcome,
    Safeguard,
    Severity,
    accepts,
    rejects,
    rule,
)
from hengji.privacy import NumberKind


@rule(
    "PI102",
    "出现公民身份号码",
    severity=Severity.ERROR,
    basis=Safeguard("绩效材料里不留公民身份号码"),
    message="文中有公民身份号码（身份证号）{number}",
    remedy="删去身份号码；需要核对领取人的，佐证材料另行保管，不放进报告和附表。",
    needs="没有读到任何文字",
    examples=(
        accepts("单位统一社会信用代码：13430600006482537W。"),
        accepts("项目编码：430602199001011230。"),  # the check digit does not close
        accepts("身份证号：430602********1231"),
        rejects("领取人身份证号：11010519491231002X", severity="error"),
        rejects("| 姓名 | 身份证号 |\n| 张某 | 110105 19491231 002X |", severity="error"),
    ),
)
def identity_number(case: Case) -> Iterator[Outcome]:
    yield from numbers(case, NumberKind.IDENTITY, Severity.ERROR)
