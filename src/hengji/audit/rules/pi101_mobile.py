"""手机号码能直接找到一个人。送审件里留着要说明，公开的副本里不得出现。"""

from collections.abc import Iterator

from hengji.audit.case import Purpose
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

_FOOTER = "填表人：李某    填报日期：2025年3月10日    联系电话："


@rule(
    "PI101",
    "出现手机号码",
    severity=Severity.WARNING,
    basis=Safeguard("公开的副本里不留能直接找到个人的号码"),
    message="文中有手机号码 {number}",
    remedy="改留办公室固定电话；确需保留手机号码的，送审时说明，公开前删去或遮盖中间四位。",
    needs="没有读到任何文字",
    examples=(
        accepts(_FOOTER + "0730-8765432"),
        accepts(_FOOTER + "138****8000"),
        accepts("全年执行数 13800138000元，指标文号13800138000。"),
        rejects(_FOOTER + "13800138000", severity="warning"),
        rejects("联系人：张某（138 0013 8000）", severity="warning"),
        rejects(_FOOTER + "13800138000", publication=True, severity="error"),
    ),
)
def mobile_number(case: Case) -> Iterator[Outcome]:
    published = case.purpose is Purpose.PUBLICATION
    severity = Severity.ERROR if published else Severity.WARNING
    yield from numbers(case, NumberKind.MOBILE, severity)
