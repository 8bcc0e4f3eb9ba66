"""银行卡号不属于绩效材料。位数、发卡前缀和校验位都对得上的才认，金额和项目编码不认。"""

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
    "PI103",
    "出现银行卡号",
    severity=Severity.ERROR,
    basis=Safeguard("绩效材料里不留个人银行卡号"),
    message="文中有银行卡号 {number}",
    remedy="删去银行卡号；发放凭证作为佐证材料另行保管。",
    needs="没有读到任何文字",
    examples=(
        accepts("项目编码：6217000010000000003"),
        accepts("收款账号为6217000010000000008。"),  # the check digit does not close
        accepts("支出合计6217001000.00元。"),
        rejects("慰问金转入6217000010000000003。", severity="error"),
        rejects("卡号：6222 0200 0000 0007", severity="error"),
    ),
)
def bank_card(case: Case) -> Iterator[Outcome]:
    yield from numbers(case, NumberKind.BANK_CARD, Severity.ERROR)
