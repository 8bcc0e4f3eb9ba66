"""办公电话是单位的联系方式，送审时本应填写；公开副本里是否保留由单位决定，只作提示。"""

from collections.abc import Iterator

from hengji.audit.case import Purpose
from hengji.audit.checks.personal import numbers
from hengji.audit.rule import (
    Case,
    Outcome,
    Safeguard,
    Severity,
    accepts,
    passed,
    rejects,
    rule,
)
from hengji.privacy import NumberKind

_FOOTER = "填表人：李某    填报日期：2025年3月10日    联系电话："


@rule(
    "PI104",
    "公开副本里有办公电话",
    severity=Severity.NOTE,
    basis=Safeguard("公开的副本只留单位愿意公开的联系方式"),
    message="公开副本里有办公电话 {number}",
    remedy="确认这个号码可以公开；不需要公众联系的，删去即可。",
    needs="没有读到任何文字",
    examples=(
        accepts(_FOOTER + "0730-8765432"),
        accepts("发放宣传资料8765432份。", publication=True),
        rejects(_FOOTER + "0730-8765432", publication=True, severity="note"),
        rejects(_FOOTER + "8765432", publication=True, severity="note"),
    ),
)
def office_telephone(case: Case) -> Iterator[Outcome]:
    if case.purpose is Purpose.PUBLICATION:
        yield from numbers(case, NumberKind.LANDLINE, Severity.NOTE)
    elif case.report.texts:
        yield passed()
